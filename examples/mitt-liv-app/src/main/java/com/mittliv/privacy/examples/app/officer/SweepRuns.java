package com.mittliv.privacy.examples.app.officer;

import com.mittliv.privacy.examples.app.recordings.RecordingSweep;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.jpa.sweep.SweepProgress;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.jpa.sweep.SweepWatch.Next;
import jakarta.annotation.PreDestroy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Sweeps at the officer's word, one at a time, watched while they run. */
@Service
class SweepRuns {
    private final RetentionSweep sweep;
    private final RecordingSweep recordings;
    private final Outlook outlook;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "officer-sweep");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, SweepProgress> progress = new LinkedHashMap<>();
    private boolean running;
    private boolean paused;
    private boolean closing;
    private Optional<SweepReport> last = Optional.empty();
    private int files;
    private Optional<String> failure = Optional.empty();

    SweepRuns(
            RetentionSweep sweep,
            RecordingSweep recordings,
            Outlook outlook,
            @Value("${mitt-liv.sweep-batch:500}") int batch) {
        this.recordings = recordings;
        this.outlook = outlook;
        this.sweep = sweep.inBatchesOf(batch).watchedBy(this::after);
    }

    /**
     * How it stands.
     *
     * @param progress how far each entity has come, in the order in which they were begun
     * @param files how many recordings went with the last one
     * @param failure the kind of failure with which the last run ended
     */
    record Standing(
            boolean running,
            boolean paused,
            List<SweepProgress> progress,
            Optional<SweepReport> last,
            int files,
            Optional<String> failure) {}

    synchronized Standing standing() {
        Collection<SweepProgress> steps = progress.values();
        return new Standing(running, paused, List.copyOf(steps), last, files, failure);
    }

    /** Erases what is due, unless a sweep runs already. */
    void run() {
        begin(() -> new Done(sweep.run(), recordings.run()));
    }

    /** Counts what is due, and erases nothing. */
    void tryOut() {
        begin(() -> new Done(sweep.dryRun(), recordings.dryRun()));
    }

    /** Lets the batch at work end; the next one waits. */
    synchronized void pause() {
        paused = true;
    }

    /** Lets the next batch begin. */
    synchronized void goOn() {
        paused = false;
        notifyAll();
    }

    /** What went of the rows, and how many files after them. */
    private record Done(SweepReport report, int files) {}

    private interface Work {
        Done done();
    }

    private synchronized void begin(Work work) {
        if (running) {
            return;
        }
        running = true;
        progress.clear();
        failure = Optional.empty();
        try {
            worker.execute(() -> finish(work));
        } catch (RejectedExecutionException e) {
            running = false;
        }
    }

    // The kind of a failure alone: a database's message can hold what stood in a row.
    private void finish(Work work) {
        try {
            Done done = work.done();
            end(Optional.of(done), Optional.empty());
        } catch (RuntimeException | Error e) {
            end(Optional.empty(), Optional.of(e.getClass().getSimpleName()));
        }
    }

    private synchronized void end(Optional<Done> done, Optional<String> failed) {
        outlook.forget();
        last = done.map(Done::report).or(() -> last);
        files = done.map(Done::files).orElse(files);
        failure = failed;
        running = false;
    }

    private synchronized Next after(SweepProgress step) {
        progress.put(step.entity(), step);
        while (paused && !closing) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Next.STOP;
            }
        }
        return closing ? Next.STOP : Next.GO_ON;
    }

    @PreDestroy
    void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        worker.shutdown();
    }
}
