package com.mittliv.privacy.spring.clustered;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mittliv.privacy.spring.erasure.ErasureProperties;
import com.mittliv.privacy.spring.erasure.ErasureSchedule;
import com.mittliv.privacy.spring.erasure.PrivacyErasureAutoConfiguration;
import com.mittliv.privacy.spring.internal.Repeating;
import com.mittliv.privacy.spring.internal.Turns;
import com.mittliv.privacy.spring.sweep.PrivacySweepAutoConfiguration;
import com.mittliv.privacy.spring.sweep.SweepProperties;
import com.mittliv.privacy.spring.sweep.SweepSchedule;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Gives db-scheduler, where the application has it, what the library does by a schedule: sweeps, orders to erase and
 * notices. Of all instances one at a time is at each; what was missed while none ran is made up for.
 */
@AutoConfiguration(
        after = {PrivacySweepAutoConfiguration.class, PrivacyErasureAutoConfiguration.class},
        beforeName = "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration")
@ConditionalOnClass(Task.class)
public final class PrivacyClusterAutoConfiguration {
    /** The name of the task that sweeps. */
    static final String SWEEP = "privacy-sweep";

    /** The name of the task that tries orders to erase and tells recipients. */
    static final String ERASURE = "privacy-erasure";

    /** Made by Spring. */
    public PrivacyClusterAutoConfiguration() {}

    @Bean
    Turns privacyTurns(ObjectProvider<SchedulerClient> scheduler) {
        return new SchedulerTurns(scheduler::getIfAvailable);
    }

    @Bean
    @ConditionalOnBean(SweepSchedule.class)
    Task<String> privacySweepTask(ObjectProvider<SweepSchedule> schedule, SweepProperties settings) {
        return Tasks.recurring(SWEEP, FixedDelay.of(settings.every()), String.class)
                .initialData("")
                .executeStateful(
                        (turn, context) -> told(SWEEP, () -> SweepTurn.take(schedule.getObject(), turn.getData())));
    }

    @Bean
    @ConditionalOnBean(ErasureSchedule.class)
    Task<Void> privacyErasureTask(ObjectProvider<ErasureSchedule> schedule, ErasureProperties settings) {
        return Tasks.recurring(ERASURE, FixedDelay.of(settings.every())).execute((turn, context) -> {
            Void unused = told(ERASURE, () -> {
                schedule.getObject().runBySettings();
                return null;
            });
        });
    }

    /** The kind of a failure alone, since the scheduler logs what it is thrown, and a database's message can hold a value. */
    private static <T extends @Nullable Object> T told(String name, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | LinkageError e) {
            throw new TurnFailedException(name + " failed by " + Repeating.kindOf(e)
                    + "; it is tried again at the next turn. Look into the database's own log for the cause.");
        }
    }
}
