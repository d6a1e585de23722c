package com.mittliv.privacy.rights;

import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Recipient;
import java.time.Instant;

/**
 * Data of a record that were given to a recipient.
 *
 * @param record the record's id
 * @param category which data
 * @param recipient to whom
 * @param at when
 */
public record Disclosure(String record, DataCategory category, Recipient recipient, Instant at) {
    // Without the id: it leads to a person.
    @Override
    public String toString() {
        return "Disclosure[" + category.id() + " to " + recipient.id() + "]";
    }
}
