package com.mittliv.privacy.benchmarks.scenario;

/**
 * How large a policy is: its vocabulary grows with its rules.
 *
 * @param rules how many rules
 * @param roles how many roles
 * @param categories how many data categories
 * @param purposes how many purposes
 * @param events how many events
 */
public record Size(int rules, int roles, int categories, int purposes, int events) {
    /** The vocabulary that all questions are about, at every size. */
    public static final Size CORE = new Size(40, 6, 16, 14, 4);

    private static final int MOST_TERMS = 4_096;

    /**
     * The size of a policy with a number of rules.
     *
     * @param rules how many, at least 40
     * @return the size
     * @throws IllegalArgumentException if there are fewer
     */
    public static Size of(int rules) {
        if (rules < CORE.rules) {
            throw new IllegalArgumentException("a policy here has at least " + CORE.rules + " rules, got " + rules);
        }
        return new Size(
                rules,
                grown(CORE.roles, rules / 250),
                grown(CORE.categories, rules / 24),
                grown(CORE.purposes, rules / 24),
                grown(CORE.events, rules / 100));
    }

    private static int grown(int least, int wished) {
        return Math.max(least, Math.min(MOST_TERMS, wished));
    }
}
