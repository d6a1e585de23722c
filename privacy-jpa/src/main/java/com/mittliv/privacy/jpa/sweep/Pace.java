package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.sweep.SweepWatch.Next;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Keeps a sweep at the speed it is allowed, tells how far it has come, and stops it between batches. */
final class Pace {
    private static final long NANOS = 1_000_000_000L;
    private static final long LOOK_AGAIN = NANOS / 10;

    private final Settings settings;
    private final String work;
    private final long expected;
    private final long began = System.nanoTime();
    private long done;
    private long freeAt = began;
    private volatile boolean stopped;

    Pace(Settings settings, String work, long expected) {
        this.settings = settings;
        this.work = work;
        this.expected = expected;
    }

    boolean isStopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
    }

    /** Waits until the next batch may begin, and tells whether it may. */
    boolean mayGoOn() {
        long until = settings.rate().isPresent() ? freeAt() : began;
        while (!stopped && (System.nanoTime() < until || isBehind())) {
            LockSupport.parkNanos(Math.min(LOOK_AGAIN, Math.max(1_000, until - System.nanoTime())));
            stopIfInterrupted();
        }
        stopIfInterrupted();
        return !stopped;
    }

    private synchronized long freeAt() {
        return freeAt;
    }

    private boolean isBehind() {
        boolean behind = settings.lag()
                .filter(lag -> lag.probe().get().compareTo(lag.limit()) > 0)
                .isPresent();
        if (behind) {
            LockSupport.parkNanos(LOOK_AGAIN);
        }
        return behind;
    }

    private void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            stopped = true;
        }
    }

    /** Counts a batch. */
    synchronized void batchDone(String entity, long rows) {
        done += rows;
        long now = System.nanoTime();
        settings.rate().ifPresent(rate -> freeAt = Math.max(now, freeAt) + (long) (rows * NANOS / rate));
        settings.watch().ifPresent(watch -> {
            SweepProgress progress = new SweepProgress(work, entity, done, expected, Duration.ofNanos(now - began));
            if (watch.after(progress) == Next.STOP) {
                stopped = true;
            }
        });
    }
}
