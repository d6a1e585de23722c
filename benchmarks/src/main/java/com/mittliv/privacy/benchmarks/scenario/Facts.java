package com.mittliv.privacy.benchmarks.scenario;

import java.util.Map;
import java.util.Set;

/**
 * What is known of a person and a record at the instant of the question, in the plainest form: what the other engines
 * are given.
 *
 * @param person tells the person from others
 * @param consents purposes with a consent in force
 * @param objections purposes with an objection that stands
 * @param restricted whether the data are restricted
 * @param ends when retentions end, by {@link Kind#endOf}, in milliseconds; absent where the event has not happened
 * @param now the instant of the question, in milliseconds
 */
public record Facts(
        int person,
        Set<String> consents,
        Set<String> objections,
        boolean restricted,
        Map<String, Long> ends,
        long now) {
    /**
     * Judges what a rule of a kind asks for.
     *
     * @param kind the rule's kind
     * @param purpose the rule's purpose
     * @param event the event its retention looks at
     * @return whether it permits
     */
    public boolean lets(Kind kind, String purpose, String event) {
        if (restricted || (kind == Kind.INTERESTS && objections.contains(purpose))) {
            return false;
        }
        if (kind == Kind.CONSENT) {
            return consents.contains(purpose);
        }
        return now < ends.getOrDefault(kind.endOf(event), Long.MAX_VALUE);
    }
}
