/**
 * When a rule is live, as data: one tree, interpreted in memory, as a query and as a sentence.
 *
 * <p>An interpreter of another kind is a {@link com.mittliv.privacy.condition.ConditionTranslator}.
 */
@NullMarked
package com.mittliv.privacy.condition;

import org.jspecify.annotations.NullMarked;
