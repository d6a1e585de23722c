package com.mittliv.privacy.spring.state;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Whether all that changed up to a short while ago is known here. */
final class Assurance {
    private final long lasts;
    private final LongSupplier nanos;
    private volatile boolean given;
    private volatile long since;

    Assurance(Duration lasts, LongSupplier nanos) {
        this.lasts = lasts.toNanos();
        this.nanos = nanos;
    }

    /** All that was committed before an instant is known. */
    void give(long instant) {
        since = instant;
        given = true;
    }

    void withdraw() {
        given = false;
    }

    // INVARIANT: an assurance that is not renewed ends by itself, whatever has become of whoever renews it.
    boolean holds() {
        return given && nanos.getAsLong() - since < lasts;
    }
}
