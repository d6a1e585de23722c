package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.EntitySweep.Kept;
import com.mittliv.privacy.jpa.KeyBatches.Change;
import com.mittliv.privacy.jpa.SweepReport.Stays;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Runs the statements of a sweep, in batches by key, at one instant. */
final class SweepWork {
    private final KeyBatches batches;
    private final Instant now;
    private final Calendar calendar;

    SweepWork(KeyBatches batches, Instant now, ZoneId zone) {
        this.batches = batches;
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
        return batches.transaction(connection -> {
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
        return batches.transaction(connection -> {
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
        List<String> keys =
                sweep.keys().stream().map(key -> EntitySweep.ROW + "." + key).toList();
        String table = sweep.tableName() + " " + EntitySweep.ROW;
        return batches.change(new KeyBatches.Rows(table, keys, text(rows.toSql())), changes);
    }

    private String text(Sql sql) {
        return sql.forRow(EntitySweep.ROW).at(now, calendar);
    }
}
