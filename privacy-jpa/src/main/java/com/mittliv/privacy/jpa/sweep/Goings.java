package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Edge;
import com.mittliv.privacy.jpa.internal.SweepPlan.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** At which of several instants a row goes first, as SQL. */
final class Goings {
    private final Unit unit;
    private final SweepPlan plan;
    private final Function<SweepPlan.Table, List<Member>> around;

    /** @param around a table and all whose rows refer to its rows, or to those that do */
    Goings(Unit unit, SweepPlan plan, Function<SweepPlan.Table, List<Member>> around) {
        this.unit = unit;
        this.plan = plan;
        this.around = around;
    }

    /**
     * When rows of a table go.
     *
     * @param first the place of the first instant at which a row goes; the number of instants if it goes at none
     * @param joins what the expression needs beside the row
     * @param among the rows that may go at the last of the instants
     */
    record Going(String first, String joins, SqlPredicate among) {}

    Going of(SweepPlan.Table table, List<Instant> span) {
        SqlPredicate all = table.erasing().inTheEnd();
        return isLastOfItsRows(table) ? withItsRows(table, span) : new Going(first(all, span), "", all);
    }

    /** Whether a row goes just when nothing keeps it and the last of those has gone that refer to it by its key. */
    private boolean isLastOfItsRows(SweepPlan.Table table) {
        List<Member> members = around.apply(table);
        return members.stream()
                .allMatch(member ->
                        member.rows().equals(member.table().erasing().withoutGround())
                                && plan.circles().stream()
                                        .noneMatch(circle -> circle.members().stream()
                                                .anyMatch(other -> other.table().equals(member.table())))
                                && edgesTo(member.table()).stream()
                                        .allMatch(edge -> edge.table().equals(edge.from())));
    }

    private List<Edge> edgesTo(SweepPlan.Table table) {
        return plan.edges().stream()
                .filter(edge -> edge.to().equals(table.name()))
                .toList();
    }

    private Going withItsRows(SweepPlan.Table table, List<Instant> span) {
        SqlPredicate own = table.erasing().withoutGround();
        StringBuilder joins = new StringBuilder();
        List<String> lasts = new ArrayList<>(List.of(first(own, span)));
        for (Edge edge : edgesTo(table)) {
            SweepPlan.Table from = plan.member(edge.from()).table();
            Going referring = withItsRows(from, span);
            String alias = "pv_r" + lasts.size();
            List<String> keys = new ArrayList<>();
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < table.keys().size(); i++) {
                keys.add(SweepPlan.ROW + "." + edge.columns().get(i));
                pairs.add(alias + ".pv_k" + i + " = " + SweepPlan.ROW + "."
                        + table.keys().get(i));
            }
            joins.append(" left join (select ");
            for (int i = 0; i < keys.size(); i++) {
                joins.append(keys.get(i)).append(" as pv_k").append(i).append(", ");
            }
            joins.append("max(" + referring.first + ") as pv_m from " + from.from() + referring.joins + " group by "
                    + String.join(", ", keys) + ") " + alias + " on " + String.join(" and ", pairs));
            lasts.add("coalesce(" + alias + ".pv_m, 0)");
        }
        String last = lasts.size() == 1 ? lasts.get(0) : "greatest(" + String.join(", ", lasts) + ")";
        return new Going(last, joins.toString(), own);
    }

    /** The place of the first instant at which a predicate holds that then goes on to hold, found by halves. */
    String first(SqlPredicate holds, List<Instant> span) {
        int last = span.size() - 1;
        String between = last == 0 ? "" : " when " + at(holds, span, last) + " then " + first(holds, span, 1, last);
        return "case when " + at(holds, span, 0) + " then 0" + between + " else " + span.size() + " end";
    }

    private String first(SqlPredicate holds, List<Instant> span, int from, int to) {
        if (from >= to) {
            return String.valueOf(to);
        }
        int middle = (from + to) / 2;
        return "case when " + at(holds, span, middle) + " then " + first(holds, span, from, middle) + " else "
                + first(holds, span, middle + 1, to) + " end";
    }

    private String at(SqlPredicate holds, List<Instant> span, int place) {
        return unit.text(holds.toSql(), span.get(place));
    }
}
