/** Helpers shared by the library's own packages; no promise is made about them. */
@NullMarked
package com.mittliv.privacy.internal;

import org.jspecify.annotations.NullMarked;
