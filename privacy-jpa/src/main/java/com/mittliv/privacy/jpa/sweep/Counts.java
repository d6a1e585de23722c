package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Emptying;
import com.mittliv.privacy.jpa.internal.SweepPlan.Kept;
import com.mittliv.privacy.jpa.sweep.SweepReport.Emptied;
import com.mittliv.privacy.jpa.sweep.SweepReport.Ground;
import com.mittliv.privacy.jpa.sweep.SweepReport.Stays;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts rows, at one instant. */
final class Counts {
    private static final int SAMPLE = 10;

    private final Unit unit;
    private final Instant now;

    Counts(Unit unit, Instant now) {
        this.unit = unit;
        this.now = now;
    }

    long rows(SweepPlan.Table table, SqlPredicate rows) {
        return rows.equals(SqlPredicate.NEVER)
                ? 0
                : numbers(List.of("count(*)"), table, " where " + unit.where(rows, now))
                        .get(0);
    }

    /** Counts what would be emptied of rows that stay. */
    List<Emptied> toEmpty(SweepPlan.Table table, Emptying emptying) {
        SqlPredicate rows = SqlPredicate.all(
                List.of(emptying.rows(), table.erasing().inTheEnd().negated()));
        List<String> sums =
                emptying.parts().stream().map(part -> sum(part.present())).toList();
        List<Long> found = numbers(sums, table, " where " + unit.where(rows, now));
        List<Emptied> emptied = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            emptied.add(new Emptied(emptying.parts().get(i).category(), found.get(i)));
        }
        return emptied;
    }

    /** Counts what stays, ground by ground, in one statement. */
    List<Stays> stays(SweepPlan.Table table) {
        List<Kept> kept = table.kept();
        if (kept.isEmpty()) {
            return List.of();
        }
        List<Long> found = numbers(kept.stream().map(each -> sum(each.rows())).toList(), table, "");
        List<Stays> stays = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i) > 0) {
                stays.add(new Stays(kept.get(i).category(), ground(kept.get(i)), found.get(i)));
            }
        }
        return stays;
    }

    private static Ground ground(Kept kept) {
        return switch (kept.reason()) {
            case RULE ->
                new Ground.ByRule(kept.rule().orElseThrow(), kept.purpose().orElseThrow());
            case HOLD -> new Ground.ByHold();
            case ROLE_UNKNOWN -> new Ground.RoleUnknown();
            case SUBJECT_UNKNOWN -> new Ground.SubjectUnknown();
        };
    }

    private String sum(SqlPredicate rows) {
        return "sum(case when " + unit.text(rows.toSql(), now) + " then 1 else 0 end)";
    }

    private List<Long> numbers(List<String> sums, SweepPlan.Table table, String where) {
        String sql = "select " + String.join(", ", sums) + " from " + table.from() + where;
        return unit.transaction(connection -> {
            List<Long> numbers = new ArrayList<>();
            try (PreparedStatement statement = unit.prepare(connection, sql);
                    ResultSet result = statement.executeQuery()) {
                if (result.next()) {
                    for (int i = 1; i <= sums.size(); i++) {
                        numbers.add(result.getLong(i));
                    }
                }
            }
            return numbers;
        });
    }

    /** The keys of some rows. */
    List<List<Object>> sample(SweepPlan.Table table, SqlPredicate rows) {
        if (rows.equals(SqlPredicate.NEVER)) {
            return List.of();
        }
        String keys = String.join(
                ", ",
                table.keys().stream().map(key -> SweepPlan.ROW + "." + key).toList());
        String sql = "select " + keys + " from " + table.from() + " where " + unit.where(rows, now) + " order by "
                + keys + " fetch first " + SAMPLE + " rows only";
        return unit.transaction(connection -> {
            List<List<Object>> found = new ArrayList<>();
            try (PreparedStatement statement = unit.prepare(connection, sql);
                    ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    List<Object> key = new ArrayList<>();
                    for (int i = 1; i <= table.keys().size(); i++) {
                        key.add(result.getObject(i));
                    }
                    found.add(List.copyOf(key));
                }
            }
            return found;
        });
    }
}
