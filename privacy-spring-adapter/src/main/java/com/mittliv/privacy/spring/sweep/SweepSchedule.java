package com.mittliv.privacy.spring.sweep;

import com.mittliv.privacy.jpa.rights.StoreSweep;
import com.mittliv.privacy.jpa.rights.StoreSweepReport;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.jpa.sweep.SweepReport.Ending;
import com.mittliv.privacy.jpa.sweep.SweepReport.Swept;
import com.mittliv.privacy.jpa.sweep.SweepWatch.Next;
import com.mittliv.privacy.spring.internal.Repeating;
import com.mittliv.privacy.spring.internal.Turns;
import com.mittliv.privacy.spring.sweep.SweepProperties.Mode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/**
 * Sweeps by a schedule for as long as the application runs.
 *
 * <p>Every instance of an application has one. They need no agreement: what is due is read from the rows, a batch is
 * locked by whoever takes it, and what one instance leaves when it dies the next sweep of any takes up. Where the
 * application has db-scheduler, it calls one instance at a time.
 */
public final class SweepSchedule implements SmartLifecycle {
    private final RetentionSweep sweep;
    private final Optional<StoreSweep> stores;
    private final SweepProperties settings;
    private final InstantSource clock;
    private final Consumer<SweepEvent> listener;
    private final SweepObserver observer;
    private final Turns turns;

    /** One sweep at a time in this instance. */
    private final ReentrantLock sweeping = new ReentrantLock();

    private volatile boolean paused;
    private volatile boolean stopping;
    private volatile boolean started;
    private volatile Instant clearSince;
    private volatile Optional<SweepReport> last = Optional.empty();
    private volatile Optional<StoreSweepReport> lastOfStores = Optional.empty();
    private volatile Optional<String> failure = Optional.empty();
    private final Repeating repeating;

    /**
     * Creates a schedule that has not started.
     *
     * @param sweep what it runs, with the settings' workers and speed
     * @param settings what it does and when
     * @param clock tells when nothing was overdue
     * @param listener is told of each sweep
     */
    public SweepSchedule(
            RetentionSweep sweep, SweepProperties settings, InstantSource clock, Consumer<SweepEvent> listener) {
        this(sweep, Optional.empty(), settings, clock, listener, Supplier::get, Turns.NONE);
    }

    SweepSchedule(
            RetentionSweep sweep,
            Optional<StoreSweep> stores,
            SweepProperties settings,
            InstantSource clock,
            Consumer<SweepEvent> listener,
            SweepObserver observer,
            Turns turns) {
        RetentionSweep paced = settings.rowsPerSecond() == null ? sweep : sweep.atMost(settings.rowsPerSecond());
        this.sweep = paced.withWorkers(settings.workers())
                .withoutCountingWhatStays()
                .watchedBy(progress -> paused || stopping ? Next.STOP : Next.GO_ON);
        this.stores = stores;
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        this.observer = observer;
        this.turns = turns;
        this.paused = settings.paused();
        this.clearSince = clock.instant();
        this.repeating = new Repeating("privacy-sweep", this::sweepNow, settings.initialDelay(), settings.every());
    }

    @Override
    public synchronized void start() {
        if (!started && settings.mode() != Mode.OFF) {
            started = true;
            stopping = false;
            clearSince = clock.instant();
            if (!turns.areTaken()) {
                repeating.start();
            }
        }
    }

    /** Lets the batches at work end, for half a minute at most, and breaks off what has not. */
    @Override
    public synchronized void stop() {
        if (started) {
            started = false;
            stopping = true;
            repeating.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    /** Lets the batches at work end and begins no others, until {@link #resume}. This instance alone is paused. */
    public void pause() {
        paused = true;
    }

    /** Lets the schedule go on; what became due in between goes with the next sweep. */
    public void resume() {
        paused = false;
    }

    /**
     * Sweeps now, on this thread, as the schedule would.
     *
     * @return what it did; nothing if it is paused or switched off, or if a sweep runs already
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public Optional<SweepReport> sweepNow() {
        if (paused || stopping || settings.mode() == Mode.OFF || !sweeping.tryLock()) {
            return Optional.empty();
        }
        try {
            return Optional.of(swept());
        } finally {
            sweeping.unlock();
        }
    }

    /**
     * How the schedule stands.
     *
     * @return what is so now
     */
    public SweepStatus status() {
        Instant clear = turns.clearSince().filter(clearSince::isBefore).orElse(clearSince);
        return new SweepStatus(settings.mode(), paused, sweeping.isLocked(), clear, last, lastOfStores, failure);
    }

    /**
     * Since when nothing has been overdue, by the sweeps of this instance alone.
     *
     * @return when the last sweep began that left nothing, or this schedule started
     */
    public Instant clearSinceHere() {
        return clearSince;
    }

    private SweepReport swept() {
        Instant begin = clock.instant();
        long started = System.nanoTime();
        SweepReport report =
                told(() -> observer.around(() -> settings.mode() == Mode.ERASE ? sweep.run() : sweep.dryRun()));
        last = Optional.of(report);
        Optional<StoreSweepReport> beside = Optional.empty();
        try {
            // After the rows: a file whose row is gone is kept by nothing.
            if (report.ending() == Ending.COMPLETE) {
                beside = told(() -> stores.map(this::swept));
                lastOfStores = beside;
            }
            failure = lastOfStores.flatMap(StoreSweepReport::failure);
            if (leavesNothing(report) && beside.map(this::leavesNothing).orElse(true)) {
                clearSince = begin;
            }
        } finally {
            // What became of the rows is told whatever became of the stores.
            listener.accept(new SweepEvent(report, beside, Duration.ofNanos(System.nanoTime() - started)));
        }
        return report;
    }

    /** What something gives; if it fails, the kind of its failure is kept. */
    private <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | LinkageError e) {
            failure = Optional.of(Repeating.kindOf(e));
            throw e;
        }
    }

    private StoreSweepReport swept(StoreSweep beside) {
        return settings.mode() == Mode.ERASE ? beside.run() : beside.dryRun();
    }

    private boolean leavesNothing(StoreSweepReport report) {
        return report.isComplete() && (settings.mode() == Mode.ERASE || report.deleted() + report.emptied() == 0);
    }

    private static boolean leavesNothing(SweepReport report) {
        boolean nothingToDo = report.rowsErased() == 0 && report.attributesEmptied() == 0;
        return report.ending() == Ending.COMPLETE
                && report.entities().stream().mapToLong(Swept::passedBy).sum() == 0
                && (report.mode() == SweepReport.Mode.RUN || nothingToDo);
    }
}
