/** The base of the library: the exception all others extend. */
@NullMarked
package com.mittliv.privacy;

import org.jspecify.annotations.NullMarked;
