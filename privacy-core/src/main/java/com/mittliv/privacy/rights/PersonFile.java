package com.mittliv.privacy.rights;

import com.mittliv.privacy.decision.SubjectState;
import java.util.List;

/**
 * All that is held about one person, as far as it is asked about.
 *
 * @param subject what is known of the person
 * @param records the records about the person
 * @param disclosures what was given to whom, as far as it is on record
 */
public record PersonFile(SubjectState subject, List<FiledRecord> records, List<Disclosure> disclosures) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if nothing is known of the person, so that nothing can be answered
     */
    public PersonFile {
        if (!subject.isAvailable()) {
            throw new IllegalArgumentException(
                    "nothing is known of the person, so nothing can be answered; load the person's state first");
        }
        records = List.copyOf(records);
        disclosures = List.copyOf(disclosures);
    }

    /**
     * A file without disclosures on record.
     *
     * @param subject what is known of the person
     * @param records the records about the person
     * @return the file
     * @throws IllegalArgumentException if nothing is known of the person
     */
    public static PersonFile of(SubjectState subject, FiledRecord... records) {
        return new PersonFile(subject, List.of(records), List.of());
    }

    /**
     * This file with disclosures.
     *
     * @param more what was given to whom
     * @return a new file
     */
    public PersonFile with(Disclosure... more) {
        return new PersonFile(subject, records, List.of(more));
    }

    // No content: it is personal.
    @Override
    public String toString() {
        return "PersonFile[" + records.size() + " records, " + disclosures.size() + " disclosures]";
    }
}
