package com.mittliv.privacy.spring.observation;

import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.spring.sweep.SweepEvent;
import com.mittliv.privacy.spring.sweep.SweepSchedule;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * What sweeps do: {@code privacy.sweeps}, {@code privacy.sweep.rows} and {@code privacy.sweep.attributes}, by mode, and
 * {@code privacy.overdue.age}, for how long something may have been overdue.
 */
final class SweepMetrics implements ApplicationListener<PayloadApplicationEvent<SweepEvent>> {
    private final MeterRegistry registry;

    SweepMetrics(MeterRegistry registry, SweepSchedule schedule, InstantSource clock) {
        this.registry = registry;
        TimeGauge.builder(
                        "privacy.overdue.age",
                        schedule,
                        TimeUnit.MILLISECONDS,
                        known -> known.status().overdueAtMost(clock.instant()).toMillis())
                .description("For how long data may have been overdue, at most")
                .register(registry);
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<SweepEvent> event) {
        SweepReport report = event.getPayload().report();
        String mode = report.mode().name().toLowerCase(Locale.ROOT);
        Timer.builder("privacy.sweeps")
                .description("Sweeps that ended")
                .tag("mode", mode)
                .tag("ending", report.ending().name().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(event.getPayload().took());
        count("privacy.sweep.rows", "Rows erased, or due in a dry run", mode, report.rowsErased());
        count("privacy.sweep.attributes", "Attributes emptied, or due in a dry run", mode, report.attributesEmptied());
    }

    private void count(String name, String description, String mode, long number) {
        Counter.builder(name)
                .description(description)
                .tag("mode", mode)
                .register(registry)
                .increment(number);
    }
}
