package com.mittliv.privacy.jpa.sweep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * The keys of the rows of a batch.
 *
 * @param types the types of their columns, as the database calls them
 * @param values the keys
 */
record Keys(List<String> types, List<List<Object>> values) {
    /** Columns as one value. */
    static String row(List<String> columns) {
        String joined = String.join(", ", columns);
        return columns.size() == 1 ? joined : "(" + joined + ")";
    }

    static String parameters(int columns) {
        return row(Collections.nCopies(columns, "?"));
    }

    /** That columns hold one of the keys. */
    String areIn(List<String> columns, Unit unit) {
        if (!unit.isPostgres()) {
            String each = parameters(columns.size());
            return row(columns) + " in (" + String.join(", ", Collections.nCopies(values.size(), each)) + ")";
        }
        return columns.size() == 1
                ? columns.get(0) + " = any(?)"
                : row(columns) + " in (select * from unnest("
                        + String.join(", ", Collections.nCopies(columns.size(), "?")) + "))";
    }

    /** Sets the parameters of that. */
    void set(PreparedStatement statement, Connection connection, Unit unit) throws SQLException {
        if (!unit.isPostgres()) {
            int parameter = 1;
            for (List<Object> key : values) {
                for (Object value : key) {
                    statement.setObject(parameter++, value);
                }
            }
            return;
        }
        for (int i = 0; i < types.size(); i++) {
            int column = i;
            Object[] all = values.stream().map(key -> key.get(column)).toArray();
            statement.setArray(i + 1, connection.createArrayOf(types.get(i), all));
        }
    }
}
