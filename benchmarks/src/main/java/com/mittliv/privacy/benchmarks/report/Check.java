package com.mittliv.privacy.benchmarks.report;

import java.util.Locale;

/**
 * A claim about a run, and what the run says to it.
 *
 * @param claim what is to hold
 * @param value what was measured
 * @param limit the most it may be
 * @param unit of both
 */
public record Check(String claim, double value, double limit, String unit) {
    /**
     * Tells whether the claim holds.
     *
     * @return whether the value keeps within the limit
     */
    public boolean holds() {
        return value <= limit;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%-4s %s: %.3f %s, at most %.3f", holds() ? "ok" : "FAIL", claim, value, unit, limit);
    }
}
