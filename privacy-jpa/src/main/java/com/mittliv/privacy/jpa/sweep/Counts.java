package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Emptying;
import com.mittliv.privacy.jpa.internal.SweepPlan.Kept;
import com.mittliv.privacy.jpa.internal.SweepPlan.Reason;
import com.mittliv.privacy.jpa.sweep.SweepReport.Emptied;
import com.mittliv.privacy.jpa.sweep.SweepReport.Ground;
import com.mittliv.privacy.jpa.sweep.SweepReport.Stays;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts rows, at one instant. */
final class Counts {
    private static final int SAMPLE = 10;

    private final Unit unit;
    private final Instant now;
    private final Held held;

    Counts(Unit unit, Instant now, Held held) {
        this.unit = unit;
        this.now = now;
        this.held = held;
    }

    long rows(SweepPlan.Table table, SqlPredicate rows) {
        return rows.equals(SqlPredicate.NEVER)
                ? 0
                : numbers(List.of("count(*)"), table, where(table, rows)).get(0);
    }

    /**
     * Counts what is left of rows that were just gone through: seldom any, and more slowly by a database that calls others
     * to help.
     */
    long left(SweepPlan.Table table, SqlPredicate rows) {
        Where where = where(table, rows);
        return unit.transaction(connection -> {
            unit.withoutHelpers(connection);
            return ((Number) read(connection, "count(*)", 1, table, where, "")
                            .get(0)
                            .get(0))
                    .longValue();
        });
    }

    /** Counts what would be emptied of rows that stay. */
    List<Emptied> toEmpty(SweepPlan.Table table, Emptying emptying) {
        SqlPredicate rows = SqlPredicate.all(
                List.of(emptying.rows(), table.erasing().inTheEnd().negated()));
        List<String> sums =
                emptying.parts().stream().map(part -> sum(part.present())).toList();
        List<Long> found = numbers(sums, table, where(table, rows));
        List<Emptied> emptied = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            emptied.add(new Emptied(emptying.parts().get(i).category(), found.get(i)));
        }
        return emptied;
    }

    /**
     * Counts rows group by group.
     *
     * @param joins what is joined to the table's rows
     * @param by what tells the groups apart
     * @param each what is summed up in each
     * @return the groups' values, each followed by its sums
     */
    List<List<Object>> grouped(
            SweepPlan.Table table, String joins, SqlPredicate rows, List<String> by, List<String> each) {
        List<String> inside = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        List<String> sums = new ArrayList<>();
        for (String value : by) {
            groups.add("pv_v" + inside.size());
            inside.add(value + " as pv_v" + inside.size());
        }
        for (String value : each) {
            sums.add(", sum(pv_v" + inside.size() + ")");
            inside.add(value + " as pv_v" + inside.size());
        }
        String together = String.join(", ", groups);
        String what = together + String.join("", sums) + " from (select " + String.join(", ", inside);
        Where where = where(table, rows);
        Where grouped = new Where(joins + where.text + ") pv_g group by " + together, where.keys);
        return found(what, by.size() + each.size(), table, grouped, "");
    }

    /** Counts what stays, ground by ground, in one statement. */
    List<Stays> stays(SweepPlan.Table table) {
        List<Kept> kept = table.kept().stream()
                .filter(each -> each.reason() != Reason.HOLD_ON_OTHERS)
                .toList();
        if (kept.isEmpty()) {
            return List.of();
        }
        List<Long> found = numbers(kept.stream().map(each -> sum(each.rows())).toList(), table, Where.ALL);
        List<Stays> stays = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i) > 0) {
                stays.add(new Stays(kept.get(i).category(), ground(kept.get(i)), found.get(i)));
            }
        }
        aroundHeld(table, stays);
        return stays;
    }

    private void aroundHeld(SweepPlan.Table table, List<Stays> stays) {
        held.in(table)
                .ifPresent(keys -> table.kept().stream()
                        .filter(each -> each.reason() == Reason.HOLD_ON_OTHERS)
                        .forEach(each -> {
                            String text =
                                    unit.where(each.rows(), now) + " and " + keys.areIn(Keys.aliased(table), unit);
                            long rows = numbers(
                                            List.of("count(*)"), table, new Where(" where " + text, Optional.of(keys)))
                                    .get(0);
                            if (rows > 0) {
                                long before = stays.stream()
                                        .filter(other -> isHeld(other, each))
                                        .mapToLong(Stays::rows)
                                        .sum();
                                stays.removeIf(other -> isHeld(other, each));
                                stays.add(new Stays(each.category(), new Ground.ByHold(), before + rows));
                            }
                        }));
    }

    private static boolean isHeld(Stays stays, Kept kept) {
        return stays.category().equals(kept.category()) && stays.ground() instanceof Ground.ByHold;
    }

    private static Ground ground(Kept kept) {
        return switch (kept.reason()) {
            case RULE ->
                new Ground.ByRule(kept.rule().orElseThrow(), kept.purpose().orElseThrow());
            case HOLD, HOLD_ON_OTHERS -> new Ground.ByHold();
            case ROLE_UNKNOWN -> new Ground.RoleUnknown();
            case SUBJECT_UNKNOWN -> new Ground.SubjectUnknown();
        };
    }

    private String sum(SqlPredicate rows) {
        return "coalesce(sum(" + oneIf(rows) + "), 0)";
    }

    /** An expression that is 1 where a row is among some, else 0. */
    String oneIf(SqlPredicate rows) {
        return "case when " + unit.text(rows.toSql(), now) + " then 1 else 0 end";
    }

    /** Which rows, with the keys that are its parameters. */
    private record Where(String text, Optional<Keys> keys) {
        static final Where ALL = new Where("", Optional.empty());
    }

    private Where where(SweepPlan.Table table, SqlPredicate rows) {
        Optional<Keys> except = held.in(table);
        String text = except.map(keys -> " and " + keys.areNotIn(Keys.aliased(table), unit))
                .orElse("");
        return new Where(" where " + unit.where(rows, now) + text, except);
    }

    private List<Long> numbers(List<String> sums, SweepPlan.Table table, Where where) {
        List<List<Object>> found = found(String.join(", ", sums), sums.size(), table, where, "");
        return found.get(0).stream()
                .map(number -> ((Number) number).longValue())
                .toList();
    }

    private List<List<Object>> found(String what, int columns, SweepPlan.Table table, Where where, String order) {
        return unit.transaction(connection -> read(connection, what, columns, table, where, order));
    }

    private List<List<Object>> read(
            Connection connection, String what, int columns, SweepPlan.Table table, Where where, String order)
            throws SQLException {
        String sql = "select " + what + " from " + table.from() + where.text + order;
        List<List<Object>> found = new ArrayList<>();
        try (PreparedStatement statement = unit.prepare(connection, sql)) {
            if (where.keys.isPresent()) {
                int unused = where.keys.get().set(statement, 1, connection, unit);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(Keys.read(result, columns));
                }
            }
        }
        return found;
    }

    /** The keys of some rows. */
    List<List<Object>> sample(SweepPlan.Table table, SqlPredicate rows) {
        if (rows.equals(SqlPredicate.NEVER)) {
            return List.of();
        }
        String keys = Keys.columns(table);
        String order = " order by " + keys + " fetch first " + SAMPLE + " rows only";
        return found(keys, table.keys().size(), table, where(table, rows), order);
    }
}
