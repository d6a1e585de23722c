package com.mittliv.privacy.decision;

import java.time.Instant;

/** Instants as one number: nanoseconds since 1970, exact from 1685 to 2255, the nearest bound beyond. */
final class Nanos {
    private static final long SECONDS = 9_000_000_000L;

    private Nanos() {}

    static long of(Instant instant) {
        long seconds = instant.getEpochSecond();
        boolean exact = seconds + SECONDS + Long.MIN_VALUE <= 2 * SECONDS + Long.MIN_VALUE;
        return exact ? seconds * 1_000_000_000L + instant.getNano() : bound(seconds);
    }

    private static long bound(long seconds) {
        // One short of the greatest number, which stands for what has not happened.
        return seconds > 0 ? Long.MAX_VALUE - 1 : Long.MIN_VALUE + 1;
    }

    /** The second in which an instant lies. Later seconds are later instants, whatever bound those are told by. */
    static long second(long nanos) {
        return Math.floorDiv(nanos, 1_000_000_000L);
    }

    /** The same for the instant that ends something: every instant of an earlier second is earlier. */
    static long lastSecond(long nanos) {
        // Beyond the bound instants are told by one number, and none of them is earlier.
        return Math.min(second(nanos), SECONDS);
    }

    static Instant toInstant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }
}
