package com.mittliv.privacy.rights;

import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Role;

/**
 * The data of one category in one record.
 *
 * @param record the record's id
 * @param role in which capacity the person is known there
 * @param category which data
 */
public record Datum(String record, Role role, DataCategory category) {
    // Without the id: it leads to a person.
    @Override
    public String toString() {
        return "Datum[" + role.id() + ", " + category.id() + "]";
    }
}
