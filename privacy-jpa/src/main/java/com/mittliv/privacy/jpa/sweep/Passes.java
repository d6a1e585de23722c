package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.scope.PurposeScope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Goes through the rows of a table from first to last, with several workers at once. */
final class Passes implements AutoCloseable {
    private static final int TRIES = 5;

    private final Unit unit;
    private final Settings settings;
    private final Pace pace;
    private final ExecutorService workers;

    Passes(Unit unit, Settings settings, Pace pace) {
        this.unit = unit;
        this.settings = settings;
        this.pace = pace;
        this.workers = Executors.newFixedThreadPool(settings.workers(), task -> {
            Thread thread = new Thread(task, "retention sweep");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What became of a table's rows in one pass. */
    Tally pass(Supplier<Attempt> attempts) {
        if (settings.workers() == 1) {
            return alone(attempts);
        }
        List<Future<Tally>> passes = new ArrayList<>();
        for (int i = 0; i < settings.workers(); i++) {
            passes.add(workers.submit(() -> inScope(attempts)));
        }
        Tally all = new Tally();
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
    private Tally inScope(Supplier<Attempt> attempts) {
        PurposeScope scope = unit.sweepable().scope();
        try (var opened = scope.openSystem("retention sweep")) {
            return alone(attempts);
        }
    }

    private Tally alone(Supplier<Attempt> attempts) {
        Tally tally = new Tally();
        List<Object> last = List.of();
        // Several take smaller pieces, so that none works long after the others have found nothing more.
        int most = Math.max(1, settings.batch() / settings.workers());
        int size = most;
        int tries = 0;
        Locking locking = unit.isPostgres() && settings.workers() == 1 ? Locking.ALL_OR_NONE : Locking.WHAT_IS_FREE;
        boolean more = true;
        while (more && pace.mayGoOn()) {
            Attempt attempt = attempts.get();
            List<Object> after = last;
            int limit = size;
            Locking how = locking;
            try {
                boolean unused = unit.transaction(connection -> {
                    attempt.run(connection, after, limit, how);
                    return true;
                });
            } catch (RuntimeException e) {
                if (Failure.isLocked(e) && locking == Locking.ALL_OR_NONE) {
                    locking = Locking.WHAT_IS_FREE;
                } else if (Failure.isRefused(e) && size > 1) {
                    // One row among them is referred to from outside; the others go without it.
                    size = size / 2;
                } else if (Failure.isRefused(e)) {
                    tally.refusedOne();
                    last = attempt.reached();
                    size = most;
                } else if (!Failure.isPassing(e) || ++tries == TRIES) {
                    throw e;
                }
                continue;
            }
            tries = 0;
            more = attempt.locked() == limit;
            last = more ? attempt.reached() : last;
            size = Math.min(most, size * 2);
            if (!attempt.leftNone()) {
                tally.mayHaveLeftSome();
            }
            attempt.done().forEach(tally::add);
            attempt.done()
                    .forEach(
                            batch -> pace.batchDone(batch.entity(), batch.rows().size()));
        }
        if (more || locking == Locking.WHAT_IS_FREE) {
            tally.mayHaveLeftSome();
        }
        return tally;
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
