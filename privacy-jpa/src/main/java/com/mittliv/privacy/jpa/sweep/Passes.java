package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.scope.PurposeScope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Goes through the rows of a step from first to last, with several workers at once. */
final class Passes implements AutoCloseable {
    private static final int TRIES = 5;

    private final Unit unit;
    private final Settings settings;
    private final Pace pace;
    private final Held held;
    private final String work;
    private final ExecutorService workers;

    Passes(Unit unit, Settings settings, Pace pace, Held held, String work) {
        this.unit = unit;
        this.held = held;
        this.work = work;
        this.settings = settings;
        this.pace = pace;
        this.workers = Executors.newFixedThreadPool(settings.workers(), task -> {
            Thread thread = new Thread(task, "retention sweep");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What became of a step's rows in one pass. */
    Tally pass(Step step) {
        if (settings.workers() == 1) {
            return alone(step);
        }
        List<Future<Tally>> passes = new ArrayList<>();
        for (int i = 0; i < settings.workers(); i++) {
            passes.add(workers.submit(() -> inScope(step)));
        }
        Tally all = new Tally(step.parts().size());
        RuntimeException failed = null;
        for (Future<Tally> each : passes) {
            try {
                all.add(each.get());
            } catch (ExecutionException e) {
                pace.stop();
                failed = e.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
            } catch (InterruptedException e) {
                pace.stop();
                Thread.currentThread().interrupt();
            }
        }
        if (failed != null) {
            throw failed;
        }
        return all;
    }

    @SuppressWarnings("try")
    private Tally inScope(Step step) {
        PurposeScope scope = unit.sweepable().scope();
        try (var opened = scope.openSystem("retention sweep")) {
            return alone(step);
        }
    }

    private Tally alone(Step step) {
        Tally tally = new Tally(step.parts().size());
        List<Object> last = List.of();
        int size = settings.batch();
        int tries = 0;
        boolean more = true;
        while (more && pace.mayGoOn()) {
            Batch batch = new Batch(unit, settings, step, held.in(step.table()));
            List<Object> after = last;
            int limit = size;
            try {
                boolean unused = unit.transaction(connection -> {
                    batch.run(connection, work, after, limit);
                    return true;
                });
            } catch (RuntimeException e) {
                if (Failure.isRefused(e) && size > 1) {
                    // One row among them is referred to; the others go without it.
                    size = size / 2;
                } else if (Failure.isRefused(e)) {
                    tally.refused(batch.rows());
                    last = batch.rows().get(0).key();
                    size = settings.batch();
                } else if (!Failure.isPassing(e) || ++tries == TRIES) {
                    throw e;
                }
                continue;
            }
            tries = 0;
            tally.add(batch.rows());
            more = batch.rows().size() == limit;
            last = more ? batch.rows().get(limit - 1).key() : last;
            size = Math.min(settings.batch(), size * 2);
            if (!batch.rows().isEmpty()) {
                pace.batchDone(step.table().entity(), batch.rows().size());
            }
        }
        return tally;
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
