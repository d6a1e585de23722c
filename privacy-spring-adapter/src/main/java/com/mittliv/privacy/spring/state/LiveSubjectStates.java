package com.mittliv.privacy.spring.state;

import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.state.CachedSubjectStates;
import com.mittliv.privacy.state.SubjectStates;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * States of people at hand, for code that decides in memory; a withdrawal that any instance accepted is honoured by all
 * within {@code privacy.states.staleness} (Art. 7(3) GDPR).
 *
 * <pre>{@code
 * Decision decision = access.decide(states.get(personId), record, clock.instant());
 * }</pre>
 *
 * <p>While the database tells of every change, states are kept until they change. Whenever that is not certain they are
 * loaded anew when they come of age. What cannot be loaded is {@link SubjectState#unavailable()}, which permits nothing.
 * Safe to share between threads.
 */
public final class LiveSubjectStates {
    /** Half for the load, which sees what was so when it began, and half for what is then kept. */
    private static final int HALVES = 2;

    private final Assurance assurance;
    private final CachedSubjectStates told;
    private final CachedSubjectStates aged;
    private final LongAdder asked = new LongAdder();
    private final LongAdder loaded = new LongAdder();

    LiveSubjectStates(SubjectStates source, StatesProperties settings, Assurance assurance, LongSupplier nanos) {
        this.assurance = assurance;
        SubjectStates counted = new Counted(source, loaded);
        this.told = CachedSubjectStates.over(counted, settings.maximumSize(), settings.maximumAge());
        var half = settings.staleness().dividedBy(HALVES);
        this.aged = CachedSubjectStates.over(new Prompt(counted, half.toNanos(), nanos), settings.maximumSize(), half);
    }

    /**
     * What is known of a person.
     *
     * @param subjectId the person's id in the host application
     * @return the state, unavailable if it cannot be loaded
     */
    public SubjectState get(String subjectId) {
        asked.increment();
        return current().get(subjectId);
    }

    /**
     * What is known of several people; those not at hand are loaded in one call.
     *
     * @param subjectIds the people's ids in the host application
     * @return a state for every id, in the order given, unavailable where it cannot be loaded
     */
    public Map<String, SubjectState> getAll(Collection<String> subjectIds) {
        asked.add(subjectIds.size());
        return current().getAll(subjectIds);
    }

    /**
     * Tells this instance of a change that it made itself, so that it honours it at once: call it when the transaction has
     * been committed, before the change is acknowledged.
     *
     * @param subjectId the person's id in the host application
     */
    public void changed(String subjectId) {
        told.changed(subjectId);
        aged.changed(subjectId);
    }

    /**
     * Whether the database tells of every change now. Otherwise states are kept for the shorter time, and the bound holds
     * all the same.
     *
     * @return whether what is kept is known to be current
     */
    public boolean isToldOfChanges() {
        return assurance.holds();
    }

    /**
     * How many states were asked for.
     *
     * @return since the start
     */
    public long asked() {
        return asked.sum();
    }

    /**
     * How many states were loaded; the others that were asked for were at hand.
     *
     * @return since the start
     */
    public long loaded() {
        return loaded.sum();
    }

    void changed(Predicate<String> people) {
        told.changed(people);
        aged.changed(people);
    }

    /** Forgets what was kept while changes were told, because one may have been missed. */
    void forgetWhatWasTold() {
        told.clear();
    }

    private CachedSubjectStates current() {
        return assurance.holds() ? told : aged;
    }
}
