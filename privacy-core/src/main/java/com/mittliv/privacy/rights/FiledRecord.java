package com.mittliv.privacy.rights;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A record about a person: its state, which data it has and where they came from.
 *
 * @param id the id by which the application knows the record
 * @param state what is known of it
 * @param data which data it has, with their origin
 * @param withheld which of them the controller decided not to hand out, and why
 */
public record FiledRecord(
        String id, RecordState state, Map<DataCategory, Origin> data, Map<DataCategory, Withholding> withheld) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if something is withheld that the record does not have
     */
    public FiledRecord {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        withheld = Collections.unmodifiableMap(new LinkedHashMap<>(withheld));
        for (DataCategory category : withheld.keySet()) {
            if (!data.containsKey(category)) {
                throw new IllegalArgumentException(
                        "the record has no `" + category.id() + "` to withhold; name what it has");
            }
        }
    }

    /**
     * A record whose data the person provided.
     *
     * @param id the record's id
     * @param state what is known of it
     * @param categories which data it has
     * @return the record
     */
    public static FiledRecord of(String id, RecordState state, DataCategory... categories) {
        return new FiledRecord(id, state, Map.of(), Map.of()).with(Origin.provided(), categories);
    }

    /**
     * This record with data of an origin, which replaces any other.
     *
     * @param origin where they came from
     * @param categories which data
     * @return a new record
     */
    public FiledRecord with(Origin origin, DataCategory... categories) {
        Map<DataCategory, Origin> more = new LinkedHashMap<>(data);
        List.of(categories).forEach(category -> more.put(category, origin));
        return new FiledRecord(id, state, more, withheld);
    }

    /**
     * This record with data the controller decided not to hand out.
     *
     * @param why on which ground
     * @param categories which data
     * @return a new record
     * @throws IllegalArgumentException if the record does not have them
     */
    public FiledRecord withholding(Withholding why, DataCategory... categories) {
        Map<DataCategory, Withholding> more = new LinkedHashMap<>(withheld);
        List.of(categories).forEach(category -> more.put(category, why));
        return new FiledRecord(id, state, data, more);
    }

    // Without the id: it leads to a person.
    @Override
    public String toString() {
        return "FiledRecord[" + state.role().id() + ", "
                + data.keySet().stream().map(DataCategory::id).toList() + "]";
    }
}
