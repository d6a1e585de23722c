package com.mittliv.privacy.forecast;

import com.mittliv.privacy.decision.Ground;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Role;
import java.time.Instant;
import java.util.List;

/**
 * A datum that becomes due, or is.
 *
 * @param subject the person's id
 * @param record the record's id
 * @param role in which capacity the person is known there
 * @param category which data
 * @param at from when on it must be gone; the instant of the question where nothing ever kept it
 * @param ended the grounds that kept it last; none where nothing ever kept it
 */
public record Due(String subject, String record, Role role, DataCategory category, Instant at, List<Ground> ended) {
    /** Copies. */
    public Due {
        ended = List.copyOf(ended);
    }

    // Without ids: they lead to a person.
    @Override
    public String toString() {
        return "Due[" + role.id() + ", " + category.id() + ", " + at + "]";
    }
}
