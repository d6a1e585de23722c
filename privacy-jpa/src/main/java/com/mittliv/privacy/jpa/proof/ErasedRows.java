package com.mittliv.privacy.jpa.proof;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows of one entity that went, or whose attributes did, in one transaction.
 *
 * @param entity the entity's name, or that of a store outside the database
 * @param action what became of the rows
 * @param categories the categories that went, by id, sorted
 * @param grounds the rules whose retention held them and has ended, by id, sorted
 * @param rows the rows
 * @param dependents how many rows of the tables that belong to the entity went with them, by table
 */
public record ErasedRows(
        String entity,
        Action action,
        List<String> categories,
        List<String> grounds,
        List<Row> rows,
        Map<String, Long> dependents) {
    /** What became of rows. */
    public enum Action {
        /** They are gone. */
        DELETED,
        /** They stay, and their attributes of the categories are empty. */
        EMPTIED,
        /** They stay, and other values stand in place of their attributes of the categories. */
        REPLACED,
        /** They stay, and no longer lead to the person. */
        DETACHED
    }

    /**
     * One row. It holds values, which no receipt does: they leave a keyed hash behind.
     *
     * @param subject the id of the person it was about
     * @param key the values of its key's columns
     */
    public record Row(String subject, List<Object> key) {
        /** Copies. */
        public Row {
            key = List.copyOf(key);
        }

        // No content: it is personal.
        @Override
        public String toString() {
            return "Row[" + key.size() + " key columns]";
        }
    }

    /** Sorts and copies. */
    public ErasedRows {
        categories = categories.stream().sorted().toList();
        grounds = grounds.stream().sorted().toList();
        rows = List.copyOf(rows);
        SortedMap<String, Long> sorted = new TreeMap<>(dependents);
        dependents = Collections.unmodifiableMap(sorted);
    }

    /** All but the rows themselves, so that these need not be kept. */
    ErasedRows withoutRows() {
        return new ErasedRows(entity, action, categories, grounds, List.of(), dependents);
    }
}
