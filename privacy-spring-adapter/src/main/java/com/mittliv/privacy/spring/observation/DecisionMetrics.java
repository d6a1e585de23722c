package com.mittliv.privacy.spring.observation;

import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.vocabulary.Purpose;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts in {@code privacy.decisions}, by purpose and result, the decisions that are handed to it. The engine itself counts
 * nothing: a count costs many times what a decision does.
 *
 * <pre>{@code
 * Decision decision = metrics.counted(access.decide(subject, record, now));
 * }</pre>
 */
public final class DecisionMetrics {
    private static final String NONE = "none";

    private final MeterRegistry registry;

    DecisionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Counts a decision.
     *
     * @param decision what was decided
     * @return the same
     */
    public Decision counted(Decision decision) {
        Counter.builder("privacy.decisions")
                .description("Decisions that were handed over to be counted")
                .tag("purpose", decision.question().purpose().map(Purpose::id).orElse(NONE))
                .tag(
                        "result",
                        decision instanceof Deny refused ? refused.reason().name() : "PERMITTED")
                .register(registry)
                .increment();
        return decision;
    }
}
