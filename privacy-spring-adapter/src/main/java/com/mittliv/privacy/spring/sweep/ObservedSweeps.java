package com.mittliv.privacy.spring.sweep;

import com.mittliv.privacy.jpa.sweep.SweepReport;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import java.util.function.Supplier;

/** Makes each sweep an observation {@code privacy.sweep}, with how it ended. */
record ObservedSweeps(ObservationRegistry registry) implements SweepObserver {
    private static final String ENDING = "ending";

    @Override
    @SuppressWarnings("try")
    public SweepReport around(Supplier<SweepReport> sweep) {
        Observation observation = Observation.start("privacy.sweep", registry);
        // Not as the observation's error: a database's message can hold what stood in a row.
        String ending = "failed";
        try (Observation.Scope scope = observation.openScope()) {
            SweepReport report = sweep.get();
            ending = report.ending().name().toLowerCase(Locale.ROOT);
            return report;
        } finally {
            observation.lowCardinalityKeyValue(ENDING, ending).stop();
        }
    }
}
