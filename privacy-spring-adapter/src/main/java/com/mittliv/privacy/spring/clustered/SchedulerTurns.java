package com.mittliv.privacy.spring.clustered;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.mittliv.privacy.spring.internal.Repeating;
import com.mittliv.privacy.spring.internal.Turns;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** The turns that db-scheduler keeps in the database, where the application has one. */
final class SchedulerTurns implements Turns {
    private static final Log LOG = LogFactory.getLog(SchedulerTurns.class);

    private final Supplier<@Nullable SchedulerClient> scheduler;

    /**
     * Creates them.
     *
     * @param scheduler fetches the application's scheduler, which knows the library's tasks; null where it has none
     */
    SchedulerTurns(Supplier<@Nullable SchedulerClient> scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public boolean areTaken() {
        return scheduler.get() != null;
    }

    /** Kept as the data of the sweeps' task, by whoever swept. */
    @Override
    public Optional<Instant> clearSince() {
        SchedulerClient client = scheduler.get();
        if (client == null) {
            return Optional.empty();
        }
        try {
            return client.getScheduledExecution(
                            TaskInstanceId.of(PrivacyClusterAutoConfiguration.SWEEP, RecurringTask.INSTANCE))
                    .flatMap(task -> SweepTurn.instantIn(task.getData()));
        } catch (RuntimeException e) {
            // What the instance knows of itself is longer ago: the health is then worse, not better.
            LOG.warn("what other instances swept could not be asked for: " + Repeating.kindOf(e));
            return Optional.empty();
        }
    }
}
