package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.References.Reference;
import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Circle;
import com.mittliv.privacy.jpa.internal.SweepPlan.Edge;
import com.mittliv.privacy.jpa.internal.SweepPlan.Member;
import com.mittliv.privacy.jpa.internal.SweepPlan.Said;
import com.mittliv.privacy.jpa.internal.SweepPlan.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the tables to be swept in order, and finds those whose rows may refer to each other in a circle. */
final class SweepPlans {
    private final Map<String, EntitySweep> sweeps = new LinkedHashMap<>();

    private SweepPlans(List<EntitySweep> all) {
        all.forEach(each -> sweeps.put(each.tableName(), each));
    }

    static SweepPlan of(PrivacyEngine engine, Guarded guarded, SweepPlan.Form form) {
        SweepPlans plans = all(engine, guarded, form);
        Map<EntitySweep, SweepPlan.Table> tables = new LinkedHashMap<>();
        plans.referringFirst().forEach(each -> tables.put(each, each.plan()));
        Circle all = plans.circle(tables.keySet(), tables);
        return new SweepPlan(
                all.members(), all.edges(), plans.circles(tables), guarded.links(), guarded.tables(), said(guarded));
    }

    private static Said said(Guarded guarded) {
        return guarded.entities().stream().allMatch(entity -> entity.said().equals(PersonColumns.NONE))
                ? Said.IN_TABLES
                : Said.IN_COLUMNS_TOO;
    }

    /** What is to be derived of all tables, those whose rows refer to others before these. */
    static List<EntitySweep> inOrder(PrivacyEngine engine, Guarded guarded) {
        return all(engine, guarded, SweepPlan.Form.NESTED).referringFirst();
    }

    private static SweepPlans all(PrivacyEngine engine, Guarded guarded, SweepPlan.Form form) {
        return new SweepPlans(guarded.entities().stream()
                .flatMap(entity -> EntitySweep.of(engine, guarded, entity, form).stream())
                .toList());
    }

    private List<EntitySweep> referringFirst() {
        Set<EntitySweep> ordered = new LinkedHashSet<>();
        sweeps.values().forEach(each -> add(each, ordered, new LinkedHashSet<>()));
        return List.copyOf(ordered);
    }

    private void add(EntitySweep sweep, Set<EntitySweep> ordered, Set<EntitySweep> onTheWay) {
        if (!ordered.contains(sweep) && onTheWay.add(sweep)) {
            sweep.referring().forEach(reference -> from(reference).ifPresent(other -> add(other, ordered, onTheWay)));
            sweeps.values().stream()
                    .filter(other -> sweep.tellsOf(other) && !before(other).contains(sweep))
                    .forEach(other -> add(other, ordered, onTheWay));
            ordered.add(sweep);
        }
    }

    private Optional<EntitySweep> from(Reference reference) {
        return Optional.ofNullable(sweeps.get(reference.rows()));
    }

    private List<Circle> circles(Map<EntitySweep, SweepPlan.Table> tables) {
        List<Circle> circles = new ArrayList<>();
        Set<EntitySweep> seen = new LinkedHashSet<>();
        for (EntitySweep sweep : tables.keySet()) {
            Set<EntitySweep> members = around(sweep);
            if (!members.isEmpty() && seen.addAll(members)) {
                circles.add(circle(members, tables));
            }
        }
        return circles;
    }

    /** The tables from which, and to which, references lead from one; none if none leads back to it. */
    private Set<EntitySweep> around(EntitySweep sweep) {
        Set<EntitySweep> members = new LinkedHashSet<>();
        Set<EntitySweep> before = before(sweep);
        if (before.contains(sweep)) {
            members.add(sweep);
            before.stream().filter(other -> before(other).contains(sweep)).forEach(members::add);
        }
        return members;
    }

    /** All whose rows refer to a table's, or to those that do. */
    private Set<EntitySweep> before(EntitySweep sweep) {
        Set<EntitySweep> before = new LinkedHashSet<>();
        List<EntitySweep> next = new ArrayList<>(List.of(sweep));
        while (!next.isEmpty()) {
            next.remove(0)
                    .referring()
                    .forEach(reference -> from(reference).filter(before::add).ifPresent(next::add));
        }
        return before;
    }

    private Verdict verdict(Reference reference, EntitySweep member) {
        return from(reference)
                .filter(other -> other.isJudgedAs(member, reference.columns()))
                .map(other -> Verdict.OF_THE_ROW_REFERRED_TO)
                .orElse(Verdict.THEIR_OWN);
    }

    private Circle circle(Set<EntitySweep> members, Map<EntitySweep, SweepPlan.Table> tables) {
        List<Member> rows = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (EntitySweep member : members) {
            List<Reference> outside = new ArrayList<>();
            for (Reference reference : member.referring()) {
                boolean inside = from(reference).filter(members::contains).isPresent();
                if (inside && member.isByKey(reference)) {
                    edges.add(new Edge(
                            reference.rows(),
                            member.tableName(),
                            reference.table(),
                            reference.keys(),
                            reference.columns(),
                            from(reference)
                                    .map(other -> other.joined(member.tableName(), reference.columns()))
                                    .orElse(List.of()),
                            reference.isNullable(),
                            verdict(reference, member)));
                } else {
                    outside.add(reference);
                }
            }
            SweepPlan.Table table = tables.get(member);
            if (table != null) {
                rows.add(new Member(table, member.withoutGround(outside)));
            }
        }
        return new Circle(rows, edges);
    }
}
