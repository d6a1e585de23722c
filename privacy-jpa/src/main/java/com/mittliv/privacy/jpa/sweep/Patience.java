package com.mittliv.privacy.jpa.sweep;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How long rows are waited for that others have locked. */
final class Patience {
    private static final long FIRST_WAIT = 20_000_000L;

    private final long until;
    private long wait = FIRST_WAIT;

    Patience(Duration most) {
        until = System.nanoTime() + most.toNanos();
    }

    /** Waits, each time longer, and tells whether it is worth another look. */
    boolean waits() {
        if (System.nanoTime() >= until || Thread.currentThread().isInterrupted()) {
            return false;
        }
        LockSupport.parkNanos(Math.min(wait, until - System.nanoTime()));
        wait = wait * 2;
        return true;
    }
}
