package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Some rows of a step, in one transaction: looked for and locked, changed, and put on record. */
final class Batch {
    /**
     * A row that was locked.
     *
     * @param key its key
     * @param subject its person
     * @param present the numbers of the parts of which something was left
     * @param values what the columns hold that get pseudonyms
     */
    record Row(List<Object> key, String subject, List<Integer> present, List<@Nullable String> values) {}

    private final Unit unit;
    private final Step step;
    private final Settings settings;
    private final Instant now;
    private final List<String> types = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Long> dependents = new LinkedHashMap<>();

    Batch(Unit unit, Step step, Settings settings) {
        this.unit = unit;
        this.step = step;
        this.settings = settings;
        this.now = unit.now();
    }

    List<Row> rows() {
        return rows;
    }

    /** Takes up to so many rows whose keys follow a key. */
    void run(Connection connection, List<Object> after, int limit) throws SQLException {
        lock(connection, after, limit);
        if (rows.isEmpty()) {
            return;
        }
        replace(connection);
        Keys keys = new Keys(types, rows.stream().map(Row::key).toList());
        for (Change change : step.changes()) {
            String sql = change.statement() + " where " + keys.areIn(change.keys(), unit);
            try (PreparedStatement statement = unit.prepare(connection, sql)) {
                keys.set(statement, connection, unit);
                dependents.merge(change.table(), (long) statement.executeUpdate(), Long::sum);
            }
        }
    }

    private void lock(Connection connection, List<Object> after, int limit) throws SQLException {
        try (PreparedStatement statement = unit.prepare(connection, select(after, limit))) {
            for (int i = 0; i < after.size(); i++) {
                statement.setObject(i + 1, after.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                for (int i = 1; i <= step.table().keys().size(); i++) {
                    types.add(result.getMetaData().getColumnTypeName(i));
                }
                while (result.next()) {
                    rows.add(row(result));
                }
            }
        }
    }

    private String select(List<Object> after, int limit) {
        List<String> keys = step.table().keys().stream()
                .map(key -> SweepPlan.ROW + "." + key)
                .toList();
        List<String> columns = new ArrayList<>(keys);
        columns.add(unit.text(step.table().subject(), now));
        step.parts()
                .forEach(part ->
                        columns.add("case when " + unit.text(part.present().toSql(), now) + " then 1 else 0 end"));
        step.pseudonyms().forEach(column -> columns.add(SweepPlan.ROW + "." + column));
        String order = String.join(", ", keys);
        return "select " + String.join(", ", columns) + " from " + step.table().from() + " where "
                + unit.where(step.rows(), now)
                + (after.isEmpty() ? "" : " and " + Keys.row(keys) + " > " + Keys.parameters(keys.size()))
                + " order by " + order + " fetch first " + limit + " rows only for update"
                + (unit.isPostgres() ? " of " + SweepPlan.ROW : "") + " skip locked";
    }

    private Row row(ResultSet result) throws SQLException {
        int column = 1;
        List<Object> key = new ArrayList<>();
        for (int i = 0; i < step.table().keys().size(); i++) {
            key.add(result.getObject(column++));
        }
        String subject = result.getString(column++);
        List<Integer> present = new ArrayList<>();
        for (int i = 0; i < step.parts().size(); i++) {
            if (result.getInt(column++) == 1) {
                present.add(i);
            }
        }
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < step.pseudonyms().size(); i++) {
            values.add(result.getString(column++));
        }
        return new Row(List.copyOf(key), subject, present, values);
    }

    private void replace(Connection connection) throws SQLException {
        if (step.pseudonyms().isEmpty()) {
            return;
        }
        Pseudonyms pseudonyms = settings.pseudonyms()
                .orElseThrow(() ->
                        new IllegalStateException("entity `" + step.table().entity()
                                + "` has attributes that are erased to pseudonyms, and the sweep has no key for them; give it"
                                + " one with `RetentionSweep.withPseudonyms`"));
        String sql =
                "update " + step.table().name() + " set " + String.join(" = ?, ", step.pseudonyms()) + " = ? where "
                        + Keys.row(step.table().keys()) + " = "
                        + Keys.parameters(step.table().keys().size());
        try (PreparedStatement statement = unit.prepare(connection, sql)) {
            for (Row row : rows) {
                int parameter = 1;
                for (String value : row.values) {
                    statement.setString(parameter++, value == null ? null : pseudonyms.of(value));
                }
                for (Object value : row.key) {
                    statement.setObject(parameter++, value);
                }
                statement.addBatch();
            }
            int[] unused = statement.executeBatch();
        }
    }
}
