package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.EntitySweep.Change;
import com.mittliv.privacy.jpa.EntitySweep.Kept;
import com.mittliv.privacy.jpa.SweepReport.Stays;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.jdbc.ReturningWork;

/** Runs the statements of a sweep, in batches by key, at one instant. */
final class SweepWork {
    private static final int BATCH = 500;

    /** Runs work in a transaction of its own. */
    interface Transactions {
        <T> T run(ReturningWork<T> work);
    }

    private final Transactions transactions;
    private final Instant now;
    private final Calendar calendar;

    SweepWork(Transactions transactions, Instant now, ZoneId zone) {
        this.transactions = transactions;
        // Rounded down: nothing goes before its time.
        this.now = now.truncatedTo(ChronoUnit.MICROS);
        this.calendar = new Calendar(zone);
    }

    long erase(EntitySweep sweep) {
        return inBatches(sweep, sweep.erasable(), sweep.erasing());
    }

    long empty(EntitySweep sweep, DataCategory category) {
        return inBatches(sweep, sweep.toEmpty(category), sweep.emptying(category));
    }

    /** Counts the rows in which a category would be emptied, those that go as a whole left out. */
    long countToEmpty(EntitySweep sweep, DataCategory category) {
        return count(
                sweep,
                SqlPredicate.all(
                        List.of(sweep.toEmpty(category), sweep.erasable().negated())));
    }

    long count(EntitySweep sweep, SqlPredicate rows) {
        String sql =
                "select count(*) from " + sweep.tableName() + " " + EntitySweep.ROW + " where " + text(rows.toSql());
        return transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getLong(1) : 0L;
            }
        });
    }

    /** Counts what stays, ground by ground, in one statement. */
    List<Stays> stays(EntitySweep sweep) {
        List<Kept> kept = sweep.kept();
        if (kept.isEmpty()) {
            return List.of();
        }
        String sums = kept.stream()
                .map(each -> "sum(case when " + text(each.rows().toSql()) + " then 1 else 0 end)")
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        String sql = "select " + sums + " from " + sweep.tableName() + " " + EntitySweep.ROW;
        return transactions.run(connection -> {
            List<Stays> stays = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet result = statement.executeQuery()) {
                if (result.next()) {
                    for (int i = 0; i < kept.size(); i++) {
                        long rows = result.getLong(i + 1);
                        if (rows > 0) {
                            stays.add(new Stays(
                                    kept.get(i).category(), kept.get(i).ground(), rows));
                        }
                    }
                }
            }
            return stays;
        });
    }

    private long inBatches(EntitySweep sweep, SqlPredicate rows, List<Change> changes) {
        if (rows.equals(SqlPredicate.NEVER)) {
            return 0;
        }
        long done = 0;
        List<Object> last = List.of();
        List<List<Object>> keys;
        do {
            List<Object> after = last;
            keys = transactions.run(connection -> batch(connection, sweep, rows, changes, after));
            done += keys.size();
            last = keys.isEmpty() ? last : keys.get(keys.size() - 1);
        } while (keys.size() == BATCH);
        return done;
    }

    private List<List<Object>> batch(
            Connection connection, EntitySweep sweep, SqlPredicate rows, List<Change> changes, List<Object> after)
            throws SQLException {
        List<List<Object>> keys = keys(connection, sweep, rows, after);
        if (!keys.isEmpty()) {
            String list = "(" + String.join(", ", Collections.nCopies(keys.size(), parameters(sweep.keys()))) + ")";
            List<Object> values = keys.stream().flatMap(List::stream).toList();
            for (Change change : changes) {
                String sql = change.statement() + " where " + row(change.keys(), "") + " in " + list;
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    set(statement, values);
                    int unused = statement.executeUpdate();
                }
            }
        }
        return keys;
    }

    private List<List<Object>> keys(Connection connection, EntitySweep sweep, SqlPredicate rows, List<Object> after)
            throws SQLException {
        List<String> columns =
                sweep.keys().stream().map(key -> EntitySweep.ROW + "." + key).toList();
        String key = String.join(", ", columns);
        String sql = "select " + key + " from " + sweep.tableName() + " " + EntitySweep.ROW + " where "
                + text(rows.toSql())
                + (after.isEmpty()
                        ? ""
                        : " and " + row(sweep.keys(), EntitySweep.ROW + ".") + " > " + parameters(sweep.keys()))
                + " order by " + key + " fetch first " + BATCH + " rows only for update";
        List<List<Object>> keys = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, after);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    List<Object> found = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        found.add(result.getObject(i));
                    }
                    keys.add(List.copyOf(found));
                }
            }
        }
        return keys;
    }

    /** The columns of a key as one value. */
    private static String row(List<String> keys, String alias) {
        String columns = keys.stream().map(key -> alias + key).collect(Collectors.joining(", "));
        return keys.size() == 1 ? columns : "(" + columns + ")";
    }

    private static String parameters(List<String> keys) {
        String all = String.join(", ", Collections.nCopies(keys.size(), "?"));
        return keys.size() == 1 ? all : "(" + all + ")";
    }

    private static void set(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    private String text(Sql sql) {
        return sql.forRow(EntitySweep.ROW).at(now, calendar);
    }
}
