package com.mittliv.privacy.spring.sweep;

import com.mittliv.privacy.spring.sweep.SweepProperties.Mode;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down when data may have been overdue for longer than is set; counts and kinds alone are told. */
final class SweepHealthIndicator extends AbstractHealthIndicator {
    private final SweepSchedule schedule;
    private final Duration limit;
    private final InstantSource clock;

    SweepHealthIndicator(SweepSchedule schedule, Duration limit, InstantSource clock) {
        super("the state of the sweep could not be told");
        this.schedule = schedule;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        SweepStatus status = schedule.status();
        Duration overdue = status.overdueAtMost(clock.instant());
        if (status.mode() == Mode.OFF) {
            health.unknown();
        } else if (overdue.compareTo(limit) > 0) {
            health.down();
        } else {
            health.up();
        }
        health.withDetail("mode", status.mode())
                .withDetail("paused", status.paused())
                .withDetail("running", status.running())
                .withDetail("overdueAtMost", overdue)
                .withDetail("overdueAllowed", limit);
        status.last()
                .ifPresent(report -> health.withDetail("lastSweep", report.at())
                        .withDetail("rows", report.rowsErased())
                        .withDetail("attributes", report.attributesEmptied()));
        status.stores()
                .ifPresent(report ->
                        health.withDetail("records", report.deleted()).withDetail("failedPeople", report.failed()));
        status.failure().ifPresent(kind -> health.withDetail("failure", kind));
    }
}
