package com.mittliv.privacy.spring.clustered;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.mittliv.privacy.spring.internal.Turns;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The turns that db-scheduler keeps in the database, where the application has one. */
final class SchedulerTurns implements Turns {
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
        return client == null
                ? Optional.empty()
                : client.getScheduledExecution(
                                TaskInstanceId.of(PrivacyClusterAutoConfiguration.SWEEP, RecurringTask.INSTANCE))
                        .flatMap(task -> SweepTurn.instantIn(task.getData()));
    }
}
