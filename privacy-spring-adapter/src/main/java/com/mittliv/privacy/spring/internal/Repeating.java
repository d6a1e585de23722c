package com.mittliv.privacy.spring.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/**
 * Work that is done again and again on a thread of its own, from the start until the stop. What fails is told by its kind
 * and tried again.
 */
public final class Repeating {
    private static final Log LOG = LogFactory.getLog(Repeating.class);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(30);

    private final String name;
    private final Runnable work;
    private final Duration initialDelay;
    private final Duration every;
    private @Nullable ScheduledExecutorService executor;

    /**
     * Creates work that has not started.
     *
     * @param name of the thread, and of the work in the log
     * @param work what is done
     * @param initialDelay how long it waits after the start
     * @param every how long it waits after each time
     */
    public Repeating(String name, Runnable work, Duration initialDelay, Duration every) {
        this.name = name;
        this.work = work;
        this.initialDelay = initialDelay;
        this.every = every;
    }

    /** Starts it, if it does not run. */
    public synchronized void start() {
        if (executor == null) {
            executor = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, name);
                thread.setDaemon(true);
                return thread;
            });
            executor.scheduleWithFixedDelay(this::once, initialDelay.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    // A task that throws is never run again.
    private void once() {
        try {
            work.run();
        } catch (RuntimeException | LinkageError e) {
            // The kind alone: a database's message can hold what stood in a row.
            LOG.error(name + " failed by " + kindOf(e) + "; it is tried again in " + every
                    + ". Look into the database's own log for the cause.");
        }
    }

    /**
     * The kind of a failure.
     *
     * @param failure what was thrown
     * @return the class of the innermost cause, which tells the most, without what it said
     */
    public static String kindOf(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure).getClass().getName();
    }

    /** Lets what is being done end, for half a minute at most, and breaks it off after that. */
    public synchronized void stop() {
        ScheduledExecutorService running = executor;
        if (running == null) {
            return;
        }
        executor = null;
        running.shutdown();
        try {
            if (!running.awaitTermination(PATIENCE_AT_THE_END.toSeconds(), TimeUnit.SECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Whether it has been started, and not stopped since.
     *
     * @return whether it runs
     */
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
