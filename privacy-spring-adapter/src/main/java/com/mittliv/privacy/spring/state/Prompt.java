package com.mittliv.privacy.spring.state;

import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.state.SubjectStates;
import java.util.Collection;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Gives what is loaded in time: what takes longer tells of too long ago when it is there. */
record Prompt(SubjectStates source, long limit, LongSupplier nanos) implements SubjectStates {
    @Override
    public SubjectState load(String subjectId) {
        return inTime(() -> source.load(subjectId));
    }

    @Override
    public Map<String, SubjectState> loadAll(Collection<String> subjectIds) {
        return inTime(() -> source.loadAll(subjectIds));
    }

    private <T> T inTime(Supplier<T> load) {
        long begin = nanos.getAsLong();
        T loaded = load.get();
        // INVARIANT: no state is used that is older than the bound, counted from the beginning of its load.
        if (nanos.getAsLong() - begin > limit) {
            throw new IllegalStateException("states of people took longer to load than half of"
                    + " `privacy.states.staleness`; raise it, or look into the database");
        }
        return loaded;
    }
}
