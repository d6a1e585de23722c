package com.mittliv.privacy.forecast;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A record that is held about a person, and which data it has.
 *
 * @param subject the id by which the application knows the person
 * @param record the id by which the application knows the record
 * @param person what is known of the person
 * @param state what is known of the record
 * @param categories which data it has
 */
public record Holding(
        String subject, String record, SubjectState person, RecordState state, Set<DataCategory> categories) {
    /** Copies. */
    public Holding {
        categories = Collections.unmodifiableSet(new LinkedHashSet<>(categories));
    }

    /**
     * A record with its data.
     *
     * @param subject the person's id
     * @param record the record's id
     * @param person what is known of the person
     * @param state what is known of the record
     * @param categories which data it has
     * @return the holding
     */
    public static Holding of(
            String subject, String record, SubjectState person, RecordState state, DataCategory... categories) {
        return new Holding(subject, record, person, state, new LinkedHashSet<>(List.of(categories)));
    }

    // Without ids: they lead to a person.
    @Override
    public String toString() {
        return "Holding[" + state.role().id() + ", "
                + categories.stream().map(DataCategory::id).toList() + "]";
    }
}
