/** Holds the consent ledger to its promises. */
@NullMarked
package com.mittliv.privacy.consent;

import org.jspecify.annotations.NullMarked;
