package com.mittliv.privacy.audit;

import java.time.Duration;

/**
 * How much a {@link SpooledAuditLog} holds back, and how long it makes a writer wait when it is full.
 *
 * @param entries the most entries that wait to be forwarded
 * @param patience how long an append waits for room before it fails; zero for not at all
 */
public record SpoolLimits(int entries, Duration patience) {
    /** Ten thousand entries, some megabytes, and five seconds. */
    public static final SpoolLimits DEFAULT = new SpoolLimits(10_000, Duration.ofSeconds(5));

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if no entry could wait, or the patience is negative
     */
    public SpoolLimits {
        if (entries < 1) {
            throw new IllegalArgumentException("a spool holds at least 1 entry, got " + entries);
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("an append cannot wait for " + patience);
        }
    }
}
