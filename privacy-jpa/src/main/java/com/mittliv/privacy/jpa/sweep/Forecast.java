package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Direction;
import com.mittliv.privacy.jpa.internal.SweepPlan.Emptying;
import com.mittliv.privacy.jpa.internal.SweepPlan.Member;
import com.mittliv.privacy.jpa.internal.SweepPlan.Part;
import com.mittliv.privacy.jpa.internal.SweepPlan.Said;
import com.mittliv.privacy.jpa.sweep.Goings.Going;
import com.mittliv.privacy.jpa.sweep.SweepReport.Emptied;
import com.mittliv.privacy.jpa.sweep.SweepReport.Ending;
import com.mittliv.privacy.jpa.sweep.SweepReport.Mode;
import com.mittliv.privacy.jpa.sweep.SweepReport.Swept;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.retention.Retentions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What dry runs at several instants would count. A row is asked once when it becomes due, for all instants between which
 * nobody says anything: due once, it then stays due.
 */
final class Forecast {
    private final Unit unit;
    private final SweepPlan plan;
    private final Goings goings;
    private final NavigableMap<Instant, Map<String, Swept>> counted = new TreeMap<>();

    Forecast(Unit unit, List<Instant> instants) {
        this.unit = unit;
        this.plan = unit.plan();
        this.goings = new Goings(unit, plan, this::around);
        instants.forEach(each -> counted.put(Unit.rounded(each), new LinkedHashMap<>()));
    }

    SweepReport at(Instant instant) {
        return new SweepReport(
                UUID.randomUUID().toString(),
                Unit.rounded(instant),
                Mode.DRY_RUN,
                Ending.COMPLETE,
                List.copyOf(
                        counted.getOrDefault(Unit.rounded(instant), Map.of()).values()),
                List.of(),
                List.of());
    }

    void count() {
        for (List<Instant> span : new Moments(unit, plan.states()).spans(List.copyOf(counted.keySet()))) {
            Held held = new Held(unit, plan, () -> span.get(0));
            for (SweepPlan.Table table : plan.tables()) {
                if (staysDue(table)) {
                    count(table, span, held);
                } else {
                    span.forEach(each -> count(table, List.of(each), held));
                }
            }
        }
    }

    /**
     * Whether what is due of a table stays due where nobody says anything: what people say stands in the library's tables,
     * and no duty to keep begins with an event, in its rows or in those that keep them.
     */
    private boolean staysDue(SweepPlan.Table table) {
        return plan.said() == Said.IN_TABLES
                && around(table).stream()
                        .flatMap(member -> member.table().kept().stream())
                        .flatMap(kept -> kept.rule().stream())
                        .flatMap(rule -> Retentions.nodesOf(rule.retention()))
                        .noneMatch(WhileRequired.class::isInstance);
    }

    /** A table and all whose rows refer to its rows, or to those that do. */
    private List<Member> around(SweepPlan.Table table) {
        Set<String> names = new LinkedHashSet<>();
        List<String> next = new ArrayList<>(List.of(table.name()));
        while (!next.isEmpty()) {
            String name = next.remove(next.size() - 1);
            if (names.add(name)) {
                plan.links().stream()
                        .filter(link ->
                                link.direction() == Direction.HAS && link.from().equals(name))
                        .forEach(link -> next.add(link.to()));
            }
        }
        return plan.members().stream()
                .filter(member -> names.contains(member.table().name()))
                .toList();
    }

    private void count(SweepPlan.Table table, List<Instant> span, Held held) {
        Counts counts = new Counts(unit, span.get(span.size() - 1), held);
        Going going = goings.of(table, span);
        long[] rows = new long[span.size()];
        for (List<Object> group :
                counts.grouped(table, going.joins(), going.among(), List.of(going.first()), List.of("1"))) {
            add(rows, group.get(1), index(group.get(0)), span.size());
        }
        List<List<Emptied>> emptied = new ArrayList<>();
        span.forEach(each -> emptied.add(new ArrayList<>()));
        table.emptying().forEach(each -> empty(table, going, each, span, counts, emptied));
        for (int i = 0; i < span.size(); i++) {
            counted.getOrDefault(span.get(i), new LinkedHashMap<>())
                    .merge(
                            table.entity(),
                            new Swept(table.entity(), rows[i], emptied.get(i), List.of(), 0),
                            Swept::and);
        }
    }

    /** An attribute is emptied from when nothing keeps it until its row goes. */
    private void empty(
            SweepPlan.Table table,
            Going going,
            Emptying each,
            List<Instant> span,
            Counts counts,
            List<List<Emptied>> emptied) {
        List<String> firsts = List.of(goings.first(each.due(), span), going.first());
        List<String> present =
                each.parts().stream().map(part -> counts.oneIf(part.present())).toList();
        long[][] rows = new long[each.parts().size()][span.size()];
        for (List<Object> group : counts.grouped(table, going.joins(), each.rows(), firsts, present)) {
            for (int part = 0; part < rows.length; part++) {
                add(rows[part], group.get(2 + part), index(group.get(0)), index(group.get(1)));
            }
        }
        for (int part = 0; part < rows.length; part++) {
            Part of = each.parts().get(part);
            for (int i = 0; i < span.size(); i++) {
                if (rows[part][i] > 0) {
                    emptied.get(i).add(new Emptied(of.category(), rows[part][i]));
                }
            }
        }
    }

    private static void add(long[] sums, Object number, int from, int to) {
        for (int i = from; i < to; i++) {
            sums[i] += ((Number) number).longValue();
        }
    }

    private static int index(Object number) {
        return ((Number) number).intValue();
    }
}
