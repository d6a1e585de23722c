package com.mittliv.privacy.jpa.rights;

import java.time.Duration;
import java.time.Instant;

/** When something that failed is tried again: twice as late each time, up to a bound. */
record Backoff(Duration first, Duration longest) {
    static final Backoff STANDARD = new Backoff(Duration.ofMinutes(1), Duration.ofHours(6));
    private static final int MOST_DOUBLINGS = 30;

    Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "the first wait must be positive and no longer than the longest, got " + first + " and " + longest);
        }
    }

    Instant next(Instant now, int failures) {
        int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        long most = longest.dividedBy(first);
        return now.plus(most >> doublings == 0 ? longest : first.multipliedBy(1L << doublings));
    }
}
