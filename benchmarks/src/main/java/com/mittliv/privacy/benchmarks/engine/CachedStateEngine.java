package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.state.CachedSubjectStates;
import java.time.Duration;

/** The library with the person's state looked up in its cache first. */
final class CachedStateEngine implements Engine {
    private final Prepared prepared;
    private final String[] people;
    private final CachedSubjectStates states;

    CachedStateEngine(Scenario scenario) {
        prepared = Prepared.of(scenario);
        people = PeopleStates.idsByQuestion(scenario);
        states = CachedSubjectStates.over(new PeopleStates(scenario), 10_000, Duration.ofHours(1));
    }

    @Override
    public boolean permits(int question) {
        return prepared.accesses()[question]
                .decide(states.get(people[question]), prepared.records()[question], Scenario.NOW)
                .isPermitted();
    }
}
