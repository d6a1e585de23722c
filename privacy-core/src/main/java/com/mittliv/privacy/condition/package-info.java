/** When a rule is live, as data: one tree, interpreted in memory, as a query and as a sentence. */
@NullMarked
package com.mittliv.privacy.condition;

import org.jspecify.annotations.NullMarked;
