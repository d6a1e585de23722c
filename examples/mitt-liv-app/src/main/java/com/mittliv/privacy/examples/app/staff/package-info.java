/** What the desks read, each for its own purposes. */
@NullMarked
package com.mittliv.privacy.examples.app.staff;

import org.jspecify.annotations.NullMarked;
