package com.mittliv.privacy.decision;

import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;

/** Something that keeps a datum, or kept it once. */
public sealed interface Ground {
    /**
     * A rule, for one of its purposes.
     *
     * @param rule the rule
     * @param purpose the purpose
     * @param end when it ends, as far as it is known
     */
    record ByRule(ProcessingRule rule, Purpose purpose, RetentionEnd end) implements Ground {}

    /**
     * A legal hold (Art. 17(3) GDPR).
     *
     * @param hold the hold
     * @param end when it ends, as far as it is known
     */
    record ByHold(LegalHold hold, RetentionEnd end) implements Ground {}

    /**
     * When it ends.
     *
     * @return the end, as far as it is known
     */
    RetentionEnd end();

    /**
     * Tells whether it keeps the datum at an instant.
     *
     * @param now the instant
     * @return whether its end lies ahead
     */
    default boolean holds(Instant now) {
        return end().holds(now);
    }
}
