package com.mittliv.privacy.benchmarks.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.decision.SubjectState;
import java.time.Duration;

/** A bare look-up of the person's state in a Caffeine cache with the same bounds as the library's. */
final class StateLookUpEngine implements Engine {
    private final String[] people;
    private final Cache<String, SubjectState> states;

    StateLookUpEngine(Scenario scenario) {
        people = PeopleStates.idsByQuestion(scenario);
        states = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofHours(1))
                .executor(Runnable::run)
                .build();
        scenario.people().forEach(person -> states.put(person.id(), person.subject()));
    }

    @Override
    public boolean permits(int question) {
        return states.getIfPresent(people[question]) != null;
    }
}
