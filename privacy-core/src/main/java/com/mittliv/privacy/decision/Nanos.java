package com.mittliv.privacy.decision;

import java.time.Instant;

/** Instants as one number: nanoseconds since 1970, exact from 1677 to 2262, the nearest bound beyond. */
final class Nanos {
    private static final long SECONDS = 9_000_000_000L;

    private Nanos() {}

    static long of(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (seconds > SECONDS) {
            // One short of the greatest number, which stands for what has not happened.
            return Long.MAX_VALUE - 1;
        }
        return seconds < -SECONDS ? Long.MIN_VALUE + 1 : seconds * 1_000_000_000L + instant.getNano();
    }

    static Instant toInstant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }
}
