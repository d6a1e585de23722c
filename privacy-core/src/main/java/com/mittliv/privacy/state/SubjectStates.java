package com.mittliv.privacy.state;

import com.mittliv.privacy.decision.SubjectState;
import java.util.Collection;
import java.util.Map;

/** Supplies what is known of people. Implementations are safe to share between threads. */
public interface SubjectStates {
    /**
     * Loads what is known of a person.
     *
     * @param subjectId the person's id in the host application
     * @return the state; {@link SubjectState#none()} for a person of whom nothing is known
     * @throws RuntimeException if it cannot be told; whoever asks then permits nothing
     */
    SubjectState load(String subjectId);

    /**
     * Loads what is known of several people in one go.
     *
     * @param subjectIds the people's ids in the host application
     * @return a state for every id; one that is missing counts as not loaded
     * @throws RuntimeException if it cannot be told; whoever asks then permits nothing
     */
    Map<String, SubjectState> loadAll(Collection<String> subjectIds);
}
