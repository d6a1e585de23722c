package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.jpa.internal.SweepPlan.Change;
import com.mittliv.privacy.retention.Calendar;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Changes rows that are known by their keys, in the transaction of a connection. */
public final class RowWork {
    private static final int AT_ONCE = 500;

    private final GuardedData data;
    private final Connection connection;
    private final Calendar calendar;

    /**
     * Works in a transaction.
     *
     * @param data the guarded data
     * @param connection of an open transaction
     */
    public RowWork(GuardedData data, Connection connection) {
        this.data = data;
        this.connection = connection;
        this.calendar = new Calendar(data.engine().policy().timeZone());
    }

    /**
     * Prepares a statement of the library's own.
     *
     * @param sql the statement
     * @return the statement, to be closed
     * @throws SQLException if it fails
     */
    public PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(data.ours(sql));
    }

    /**
     * SQL about the row in question that does not depend on the time.
     *
     * @param sql the SQL
     * @return its text
     */
    public String text(Sql sql) {
        return sql.forRow(RowTable.ROW).at(Instant.EPOCH, calendar);
    }

    /**
     * Where the policy's days begin.
     *
     * @return its calendar
     */
    public Calendar calendar() {
        return calendar;
    }

    /**
     * What became of rows that were to go.
     *
     * @param gone the keys of those that are gone
     * @param referred the keys of those that others still refer to
     * @param dependents how many rows of further tables went with them, by table
     */
    public record Erased(
            Map<RowTable, List<List<Object>>> gone,
            Map<RowTable, List<List<Object>>> referred,
            Map<RowTable, Map<String, Long>> dependents) {}

    /**
     * Erases rows, those that refer to others before these. Rows that refer to one another may need several rounds.
     *
     * @param rows the keys of the rows, by table; the tables in the order in which their rows can go
     * @return what became of them
     * @throws SQLException if a statement fails
     */
    public Erased erase(Map<RowTable, List<List<Object>>> rows) throws SQLException {
        Map<RowTable, List<List<Object>>> left = new LinkedHashMap<>();
        rows.forEach((table, keys) -> left.put(table, new ArrayList<>(keys)));
        Map<RowTable, List<List<Object>>> gone = new LinkedHashMap<>();
        Map<RowTable, Map<String, Long>> dependents = new HashMap<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<RowTable, List<List<Object>>> each : left.entrySet()) {
                List<List<Object>> free = new ArrayList<>(each.getValue());
                free.removeAll(referred(each.getKey(), free));
                if (!free.isEmpty()) {
                    Map<String, Long> with = dependents.computeIfAbsent(each.getKey(), unused -> new TreeMap<>());
                    eraseFree(each.getKey(), free, with);
                    each.getValue().removeAll(new HashSet<>(free));
                    gone.computeIfAbsent(each.getKey(), unused -> new ArrayList<>())
                            .addAll(free);
                    more = true;
                }
            }
        }
        left.values().removeIf(List::isEmpty);
        return new Erased(gone, left, dependents);
    }

    private void eraseFree(RowTable table, List<List<Object>> keys, Map<String, Long> dependents) throws SQLException {
        for (Change change : table.erasing()) {
            long changed = change(change, keys);
            if (!change.table().equals(table.name()) && changed > 0) {
                dependents.merge(change.table(), changed, Long::sum);
            }
        }
    }

    /** The keys of those rows that others refer to. */
    private Set<List<Object>> referred(RowTable table, List<List<Object>> keys) throws SQLException {
        Set<List<Object>> referred = new LinkedHashSet<>();
        if (table.referred().equals(SqlPredicate.NEVER)) {
            return referred;
        }
        List<String> columns =
                table.keys().stream().map(key -> RowTable.ROW + "." + key).toList();
        String select = "select " + String.join(", ", columns) + " from " + table.name() + " " + RowTable.ROW
                + " where " + text(table.referred().toSql()) + " and ";
        for (List<List<Object>> some : parts(keys)) {
            try (PreparedStatement statement = prepare(select + among(columns, some.size()))) {
                set(statement, some);
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        referred.add(key(result, columns.size()));
                    }
                }
            }
        }
        return referred;
    }

    /**
     * Changes the rows whose keys are named.
     *
     * @param change what is done
     * @param keys the rows' keys
     * @return how many rows of the changed table there were
     * @throws SQLException if it fails
     */
    public long change(Change change, List<List<Object>> keys) throws SQLException {
        long changed = 0;
        for (List<List<Object>> some : parts(keys)) {
            try (PreparedStatement statement =
                    prepare(change.statement() + " where " + among(change.keys(), some.size()))) {
                set(statement, some);
                changed += statement.executeUpdate();
            }
        }
        return changed;
    }

    /**
     * The key that a result begins with.
     *
     * @param result the row at hand
     * @param columns how many columns the key has
     * @return its values
     * @throws SQLException if it cannot be read
     */
    public static List<Object> key(ResultSet result, int columns) throws SQLException {
        List<Object> key = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            key.add(result.getObject(i));
        }
        return List.copyOf(key);
    }

    private static List<List<List<Object>>> parts(List<List<Object>> keys) {
        List<List<List<Object>>> parts = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            parts.add(keys.subList(from, Math.min(keys.size(), from + AT_ONCE)));
        }
        return parts;
    }

    /**
     * A condition that columns hold one of so many keys, which are its parameters.
     *
     * @param columns the columns
     * @param rows how many keys
     * @return its text
     */
    public static String among(List<String> columns, int rows) {
        String key = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        return "(" + String.join(", ", columns) + ") in ("
                + String.join(", ", Collections.nCopies(rows, columns.size() == 1 ? "?" : key)) + ")";
    }

    /**
     * Sets the parameters of such a condition, the first of the statement.
     *
     * @param statement the statement
     * @param keys the keys
     * @throws SQLException if it fails
     */
    public static void set(PreparedStatement statement, List<List<Object>> keys) throws SQLException {
        int at = 1;
        for (List<Object> key : keys) {
            for (Object value : key) {
                statement.setObject(at++, value);
            }
        }
    }
}
