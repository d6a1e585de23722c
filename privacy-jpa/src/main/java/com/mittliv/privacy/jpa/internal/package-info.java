/** The condition tree as SQL: not for applications, and free to change. */
@NullMarked
package com.mittliv.privacy.jpa.internal;

import org.jspecify.annotations.NullMarked;
