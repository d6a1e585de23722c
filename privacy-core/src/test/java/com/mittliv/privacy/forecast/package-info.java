/** Holds the look ahead to its promises. */
@NullMarked
package com.mittliv.privacy.forecast;

import org.jspecify.annotations.NullMarked;
