package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.vocabulary.DataCategory;
import java.util.List;
import java.util.Optional;
import org.hibernate.metamodel.mapping.JdbcMapping;

/**
 * A table in which values of guarded rows stand: that of the rows, a further one, or one of their collections.
 *
 * @param name the table as it stands in SQL
 * @param keys the columns that hold the rows' key, in its order
 * @param values what stands in it
 */
public record ValueTable(String name, List<String> keys, List<Value> values) {
    /**
     * A guarded attribute.
     *
     * @param path its path from the entity
     * @param category which data it holds
     * @param columns its columns
     * @param number whether a row has one of it or any number
     */
    public record Value(String path, DataCategory category, List<ValueColumn> columns, Number number) {}

    /** How many of an attribute a row has. */
    public enum Number {
        /** One, or none. */
        ONE,
        /** As many as there are rows in the table of a collection. */
        ANY
    }

    /**
     * A column.
     *
     * @param name its name as it stands in SQL
     * @param mapping how Hibernate reads it, where it holds a value of its own
     */
    public record ValueColumn(String name, Optional<JdbcMapping> mapping) {}
}
