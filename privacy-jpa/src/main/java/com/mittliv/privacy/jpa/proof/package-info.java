/** Receipts of what was erased, by which erasures are proved, and done again after a restore. */
@NullMarked
package com.mittliv.privacy.jpa.proof;

import org.jspecify.annotations.NullMarked;
