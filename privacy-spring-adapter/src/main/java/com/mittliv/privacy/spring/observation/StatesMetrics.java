package com.mittliv.privacy.spring.observation;

import com.mittliv.privacy.spring.state.LiveSubjectStates;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How many states were asked for and loaded, the rest were at hand, and whether the database tells of changes. */
record StatesMetrics(LiveSubjectStates states) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("privacy.states.asked", states, LiveSubjectStates::asked)
                .description("States of people asked for")
                .register(registry);
        FunctionCounter.builder("privacy.states.loaded", states, LiveSubjectStates::loaded)
                .description("States of people loaded, because they were not at hand")
                .register(registry);
        Gauge.builder("privacy.states.told", states, known -> known.isToldOfChanges() ? 1 : 0)
                .description("Whether the database tells of changes of states: 1 if it does")
                .register(registry);
    }
}
