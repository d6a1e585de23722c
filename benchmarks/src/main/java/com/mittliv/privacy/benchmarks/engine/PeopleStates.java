package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Person;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.state.SubjectStates;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The states of a scenario's people by the people's ids. */
final class PeopleStates implements SubjectStates {
    private final Map<String, SubjectState> states;

    PeopleStates(Scenario scenario) {
        states = scenario.people().stream().collect(Collectors.toUnmodifiableMap(Person::id, Person::subject));
    }

    static String[] idsByQuestion(Scenario scenario) {
        return scenario.questions().stream()
                .map(question -> scenario.people().get(question.person()).id())
                .toArray(String[]::new);
    }

    @Override
    public SubjectState load(String subjectId) {
        return states.getOrDefault(subjectId, SubjectState.unavailable());
    }

    @Override
    public Map<String, SubjectState> loadAll(Collection<String> subjectIds) {
        Map<String, SubjectState> loaded = new LinkedHashMap<>();
        subjectIds.forEach(id -> loaded.put(id, load(id)));
        return loaded;
    }
}
