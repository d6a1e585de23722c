/** The helpers behind messages and texts. */
@NullMarked
package com.mittliv.privacy.internal;

import org.jspecify.annotations.NullMarked;
