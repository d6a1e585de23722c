package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Circle;
import com.mittliv.privacy.jpa.internal.SweepPlan.Edge;
import com.mittliv.privacy.jpa.internal.SweepPlan.Member;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Erases rows that refer to each other in a circle, so that none of them is ever the last: all that hang together in one
 * transaction, but for those to which one refers that stays.
 */
final class Circles {
    private final Unit unit;
    private final Settings settings;
    private final Held held;
    private final String work;
    private final Circle circle;

    Circles(Unit unit, Settings settings, Held held, String work, Circle circle) {
        this.unit = unit;
        this.settings = settings;
        this.held = held;
        this.work = work;
        this.circle = circle;
    }

    /** Rows that refer to one another, locked, by the table they are in. */
    private final class Ring {
        private final Map<String, Optional<Keys>> heldIn;
        private final Map<String, List<Batch>> batches = new LinkedHashMap<>();
        private final Map<String, Set<List<Object>>> locked = new HashMap<>();
        private final Map<String, Set<List<Object>>> staying = new HashMap<>();
        /** Who is referred to by whom: by the table and key of the first, those of the others. */
        private final Map<Place, Set<Place>> referred = new HashMap<>();

        private List<Object> reached = List.of();

        Ring(Map<String, Optional<Keys>> heldIn) {
            this.heldIn = heldIn;
        }

        /** Erases some rows of a table with all that hangs together with them; tells whether there were any. */
        boolean run(Connection connection, Member member, List<Object> after, int limit) throws SQLException {
            Batch batch = batch(member);
            batch.lockAfter(connection, after, limit);
            if (batch.rows().isEmpty()) {
                return false;
            }
            reached = batch.rows().get(batch.rows().size() - 1).key();
            took(member, batch);
            grow(connection);
            leave();
            erase(connection);
            return true;
        }

        /** How many rows were erased. */
        Map<SweepPlan.Table, Integer> rows() {
            Map<SweepPlan.Table, Integer> rows = new LinkedHashMap<>();
            for (Member member : circle.members()) {
                batches.getOrDefault(member.table().name(), List.of())
                        .forEach(
                                batch -> rows.merge(member.table(), batch.rows().size(), Integer::sum));
            }
            rows.values().removeIf(count -> count == 0);
            return rows;
        }

        private Batch batch(Member member) {
            return new Batch(
                    unit,
                    settings,
                    Step.erasing(member),
                    heldIn.getOrDefault(member.table().name(), Optional.empty()));
        }

        private void took(Member member, Batch batch) {
            String table = member.table().name();
            batches.computeIfAbsent(table, unused -> new ArrayList<>()).add(batch);
            batch.rows()
                    .forEach(row -> locked.computeIfAbsent(table, unused -> new HashSet<>())
                            .add(row.key()));
        }

        /** Looks for what refers to rows just locked, and locks that too, until nothing new is found. */
        void grow(Connection connection) throws SQLException {
            Map<String, Keys> next = keys(batches);
            while (!next.isEmpty()) {
                Map<String, Keys> found = new LinkedHashMap<>();
                for (Edge edge : circle.edges()) {
                    Keys to = next.get(edge.to());
                    if (to != null) {
                        follow(connection, edge, to, found);
                    }
                }
                next = lock(connection, found);
            }
        }

        private void follow(Connection connection, Edge edge, Keys to, Map<String, Keys> found) throws SQLException {
            List<String> columns = new ArrayList<>(edge.keys());
            columns.addAll(edge.columns());
            String sql = "select " + String.join(", ", columns) + " from " + edge.table() + " where "
                    + to.areIn(edge.columns(), unit);
            try (PreparedStatement statement = unit.prepare(connection, sql)) {
                int unused = to.set(statement, 1, connection, unit);
                try (ResultSet result = statement.executeQuery()) {
                    Keys from = found.computeIfAbsent(
                            edge.from(), unknown -> new Keys(new ArrayList<>(), new ArrayList<>()));
                    if (from.types().isEmpty()) {
                        from.types().addAll(Keys.types(result, edge.keys().size()));
                    }
                    while (result.next()) {
                        List<Object> all = Keys.read(result, columns.size());
                        List<Object> key = all.subList(0, edge.keys().size());
                        Place target =
                                new Place(edge.to(), all.subList(edge.keys().size(), all.size()));
                        referred.computeIfAbsent(new Place(edge.from(), key), unknown -> new HashSet<>())
                                .add(target);
                        from.values().add(key);
                    }
                }
            }
        }

        private Map<String, Keys> lock(Connection connection, Map<String, Keys> found) throws SQLException {
            Map<String, Keys> fresh = new LinkedHashMap<>();
            for (Member member : circle.members()) {
                Keys keys = found.get(member.table().name());
                if (keys == null) {
                    continue;
                }
                Set<List<Object>> known = locked.getOrDefault(member.table().name(), Set.of());
                Set<List<Object>> unmoved = staying.getOrDefault(member.table().name(), Set.of());
                List<List<Object>> unknown = keys.values().stream()
                        .distinct()
                        .filter(key -> !known.contains(key) && !unmoved.contains(key))
                        .toList();
                if (unknown.isEmpty()) {
                    continue;
                }
                Batch batch = batch(member);
                batch.lockAmong(connection, new Keys(keys.types(), unknown));
                took(member, batch);
                Set<List<Object>> stays = new HashSet<>(unknown);
                batch.rows().forEach(row -> stays.remove(row.key()));
                staying.computeIfAbsent(member.table().name(), unused -> new HashSet<>())
                        .addAll(stays);
                if (!batch.rows().isEmpty()) {
                    fresh.put(member.table().name(), batch.keys());
                }
            }
            return fresh;
        }

        /** What a row refers to that stays has to stay. */
        void leave() {
            List<Place> next = new ArrayList<>();
            staying.forEach((table, keys) -> keys.forEach(key -> next.add(new Place(table, key))));
            while (!next.isEmpty()) {
                for (Place target : referred.getOrDefault(next.remove(next.size() - 1), Set.of())) {
                    if (staying.computeIfAbsent(target.table, unused -> new HashSet<>())
                            .add(target.key)) {
                        next.add(target);
                    }
                }
            }
            batches.forEach((table, all) -> all.forEach(batch -> batch.leave(staying.getOrDefault(table, Set.of()))));
        }

        /** Undoes the references that can be empty, and erases the rows, those first to which no other refers. */
        void erase(Connection connection) throws SQLException {
            if (unit.isPostgres()) {
                try (Statement statement = connection.createStatement()) {
                    boolean unused = statement.execute(unit.sweepable().ours("set constraints all deferred"));
                }
            }
            for (Edge edge : circle.edges()) {
                Keys from = keys(batches).get(edge.from());
                if (edge.isNullable() && from != null) {
                    String sql = "update " + edge.table() + " set " + String.join(" = null, ", edge.columns())
                            + " = null where " + from.areIn(edge.keys(), unit);
                    try (PreparedStatement statement = unit.prepare(connection, sql)) {
                        int unused = from.set(statement, 1, connection, unit);
                        int ignored = statement.executeUpdate();
                    }
                }
            }
            for (String table : inOrder()) {
                for (Batch batch : batches.getOrDefault(table, List.of())) {
                    if (!batch.rows().isEmpty()) {
                        batch.change(connection);
                    }
                }
            }
            // The lock on the receipts is taken last.
            for (List<Batch> all : batches.values()) {
                for (Batch batch : all) {
                    if (!batch.rows().isEmpty()) {
                        batch.record(connection, work);
                    }
                }
            }
        }
    }

    /** A row. */
    private record Place(String table, List<Object> key) {}

    private static Map<String, Keys> keys(Map<String, List<Batch>> batches) {
        Map<String, Keys> keys = new LinkedHashMap<>();
        batches.forEach((table, all) -> {
            List<List<Object>> values = new ArrayList<>();
            all.forEach(batch -> values.addAll(batch.keys().values()));
            if (!values.isEmpty()) {
                keys.put(table, new Keys(all.get(0).keys().types(), values));
            }
        });
        return keys;
    }

    /** The tables, those first that others refer to by no column that must be set. */
    private List<String> inOrder() {
        List<String> left = new ArrayList<>(
                circle.members().stream().map(member -> member.table().name()).toList());
        List<String> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            String next = left.stream()
                    .filter(table -> circle.edges().stream()
                            .noneMatch(edge -> !edge.isNullable()
                                    && edge.to().equals(table)
                                    && !edge.from().equals(table)
                                    && left.contains(edge.from())))
                    .findFirst()
                    .orElse(left.get(0));
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }

    /** Erases what can go, from each table's first row to its last, and counts it by table. */
    Map<SweepPlan.Table, Long> erase(Pace pace) {
        Map<SweepPlan.Table, Long> erased = new LinkedHashMap<>();
        circle.members().forEach(member -> erase(member, pace, erased));
        return erased;
    }

    private void erase(Member member, Pace pace, Map<SweepPlan.Table, Long> erased) {
        List<Object> last = List.of();
        int size = settings.batch();
        boolean more = true;
        while (more && pace.mayGoOn()) {
            Ring ring = new Ring(heldIn());
            List<Object> after = last;
            int limit = size;
            try {
                more = unit.transaction(connection -> ring.run(connection, member, after, limit));
            } catch (RuntimeException e) {
                if (!Failure.isRefused(e)) {
                    throw e;
                }
                // Alone, one row that is referred to from outside keeps no others.
                last = size == 1 ? ring.reached : last;
                size = 1;
                continue;
            }
            last = ring.reached;
            size = Math.min(settings.batch(), size * 2);
            ring.rows().forEach((table, rows) -> {
                erased.merge(table, (long) rows, Long::sum);
                pace.batchDone(table.entity(), rows);
            });
        }
    }

    /** Looked up before a transaction begins, for it takes one of its own. */
    private Map<String, Optional<Keys>> heldIn() {
        Map<String, Optional<Keys>> all = new HashMap<>();
        circle.members().forEach(member -> all.put(member.table().name(), held.in(member.table())));
        return all;
    }
}
