package com.mittliv.privacy.spring.state;

import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.state.SubjectStates;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the states that are loaded. */
record Counted(SubjectStates source, LongAdder loaded) implements SubjectStates {
    @Override
    public SubjectState load(String subjectId) {
        loaded.increment();
        return source.load(subjectId);
    }

    @Override
    public Map<String, SubjectState> loadAll(Collection<String> subjectIds) {
        loaded.add(subjectIds.size());
        return source.loadAll(subjectIds);
    }
}
