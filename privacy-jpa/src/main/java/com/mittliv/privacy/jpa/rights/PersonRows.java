package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.jpa.internal.RowTable;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.util.List;

/**
 * The rows about one person.
 *
 * @param rows those that tell a role the policy knows
 * @param unjudged how many tell none, so that nothing can be said of them
 */
record PersonRows(List<PersonRow> rows, long unjudged) {
    /**
     * A row.
     *
     * @param table its table
     * @param key the values of its key
     * @param record what is known of it, with the categories of which anything is there
     */
    record PersonRow(RowTable table, List<Object> key, FiledRecord record) {
        /** The same with all categories that such rows can hold. */
        FiledRecord whole() {
            DataCategory[] all =
                    table.parts().stream().map(RowTable.Part::category).toArray(DataCategory[]::new);
            return FiledRecord.of(record.id(), record.state(), all);
        }
    }

    List<FiledRecord> records() {
        return rows.stream().map(PersonRow::record).toList();
    }
}
