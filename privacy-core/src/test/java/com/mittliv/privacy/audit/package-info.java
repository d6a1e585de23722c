/** Holds the tamper-evident record to its promises. */
@NullMarked
package com.mittliv.privacy.audit;

import org.jspecify.annotations.NullMarked;
