package com.mittliv.privacy.spring.sweep;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an application can set under {@code privacy.sweep}.
 *
 * @param mode what the schedule does
 * @param paused whether it starts paused
 * @param every how long it waits after one sweep before the next
 * @param initialDelay how long after the application's start the first sweep begins, which also makes up for those that
 *     were missed
 * @param overdueAfter how long data may be overdue before the health is down
 * @param workers how many batches are worked on at once, each with a connection
 * @param rowsPerSecond the most rows swept in a second; as many as go, if not set
 */
@Validated
@ConfigurationProperties("privacy.sweep")
public record SweepProperties(
        @NotNull @DefaultValue("dry-run") Mode mode,
        @DefaultValue("false") boolean paused,
        @NotNull @DefaultValue("1h") Duration every,
        @NotNull @DefaultValue("1m") Duration initialDelay,
        @NotNull @DefaultValue("48h") Duration overdueAfter,
        @Min(1) @Max(64) @DefaultValue("1") int workers,
        @Nullable @Positive Double rowsPerSecond) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a duration is negative, or none where there must be some
     */
    public SweepProperties {
        if (!isPositive(every) || !isPositive(overdueAfter) || initialDelay.isNegative()) {
            throw new IllegalArgumentException(
                    "`privacy.sweep.every` and `privacy.sweep.overdue-after` must be longer than"
                            + " nothing, and `privacy.sweep.initial-delay` not negative; write durations such as `1h`");
        }
    }

    /** What a schedule does. */
    public enum Mode {
        /** Nothing: sweeps are the application's own affair. */
        OFF,
        /** It counts what is due, for the health and the metrics, and erases nothing. */
        DRY_RUN,
        /** It erases what is due. */
        ERASE
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
