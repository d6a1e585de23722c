package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SweepPlan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The keys of rows of one table.
 *
 * @param types the types of their columns, as the database calls them
 * @param values the keys
 */
record Keys(List<String> types, List<List<Object>> values) {
    /** The columns of a swept table's key, behind the row's alias. */
    static String columns(SweepPlan.Table table) {
        return aliased(table).stream().collect(Collectors.joining(", "));
    }

    static List<String> aliased(SweepPlan.Table table) {
        return table.keys().stream().map(key -> SweepPlan.ROW + "." + key).toList();
    }

    /** The types of the first columns of a result. */
    static List<String> types(ResultSet result, int columns) throws SQLException {
        List<String> types = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            types.add(result.getMetaData().getColumnTypeName(i));
        }
        return types;
    }

    /** A key in the first columns of a result. */
    static List<Object> read(ResultSet result, int columns) throws SQLException {
        return read(result, 1, columns);
    }

    /** A key in some columns of a result, from one to another. */
    static List<Object> read(ResultSet result, int from, int to) throws SQLException {
        if (from == to) {
            return List.of(result.getObject(from));
        }
        List<Object> key = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            key.add(result.getObject(i));
        }
        return List.copyOf(key);
    }

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
        return unit.isPostgres() && columns.size() == 1
                ? columns.get(0) + " = any(?)"
                : row(columns) + " in (" + list(columns.size(), unit) + ")";
    }

    /** The same, where it alone says which rows: PostgreSQL then weighs no key by itself before it begins. */
    String areThoseOf(List<String> columns, Unit unit) {
        return unit.isPostgres() && columns.size() == 1
                ? columns.get(0) + " = any(array(select unnest(?)))"
                : areIn(columns, unit);
    }

    /** That columns hold none of them. */
    String areNotIn(List<String> columns, Unit unit) {
        return unit.isPostgres() && columns.size() == 1
                ? columns.get(0) + " <> all(?)"
                : row(columns) + " not in (" + list(columns.size(), unit) + ")";
    }

    private String list(int columns, Unit unit) {
        return unit.isPostgres()
                ? "select * from unnest(" + String.join(", ", Collections.nCopies(columns, "?")) + ")"
                : String.join(", ", Collections.nCopies(values.size(), parameters(columns)));
    }

    /** Sets the parameters of either, from one on, and returns the next. */
    int set(PreparedStatement statement, int from, Connection connection, Unit unit) throws SQLException {
        int parameter = from;
        if (unit.isPostgres()) {
            for (int i = 0; i < types.size(); i++) {
                int column = i;
                Object[] all = values.stream().map(key -> key.get(column)).toArray();
                statement.setArray(parameter++, connection.createArrayOf(types.get(i), all));
            }
        } else {
            for (List<Object> key : values) {
                parameter = set(statement, parameter, key);
            }
        }
        return parameter;
    }

    /** Sets the columns of one key, and returns the next parameter. */
    static int set(PreparedStatement statement, int from, List<Object> key) throws SQLException {
        int parameter = from;
        for (Object value : key) {
            statement.setObject(parameter++, value);
        }
        return parameter;
    }
}
