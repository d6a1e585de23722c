/** What becomes due when, what remains then, and which legal holds nobody has looked at. */
@NullMarked
package com.mittliv.privacy.forecast;

import org.jspecify.annotations.NullMarked;
