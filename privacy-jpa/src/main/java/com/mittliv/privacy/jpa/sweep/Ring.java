package com.mittliv.privacy.jpa.sweep;

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
final class Ring implements Attempt {
    private final Unit unit;
    private final Settings settings;
    private final Map<String, Keys> held;
    private final String work;
    private final Circle circle;
    private final Member first;
    private final Map<String, List<Batch>> batches = new LinkedHashMap<>();
    private final Map<String, Set<List<Object>>> locked = new HashMap<>();
    private final Map<String, Set<List<Object>>> staying = new HashMap<>();
    /** Who is referred to by whom: by the table and key of the first, those of the others. */
    private final Map<Place, Set<Place>> referred = new HashMap<>();

    private List<Object> reached = List.of();
    private int started;

    /** A row. */
    private record Place(String table, List<Object> key) {}

    Ring(Unit unit, Settings settings, Map<String, Keys> held, String work, Circle circle, Member first) {
        this.unit = unit;
        this.settings = settings;
        this.held = held;
        this.work = work;
        this.circle = circle;
        this.first = first;
    }

    @Override
    public void run(Connection connection, List<Object> after, int limit, Locking locking) throws SQLException {
        Batch batch = batch(first);
        batch.lockAfter(connection, after, limit, locking);
        started = batch.rows().size();
        if (started > 0) {
            reached = batch.rows().get(started - 1).key();
            took(first, batch);
            grow(connection);
            leave();
            erase(connection);
            Batch.record(connection, unit, settings, work, done());
        }
    }

    @Override
    public int locked() {
        return started;
    }

    @Override
    public List<Object> reached() {
        return reached;
    }

    @Override
    public boolean leftNone() {
        return false;
    }

    @Override
    public List<Batch> done() {
        return batches.values().stream()
                .flatMap(List::stream)
                .filter(batch -> !batch.rows().isEmpty())
                .toList();
    }

    private Batch batch(Member member) {
        return new Batch(
                unit,
                settings,
                Step.erasing(member),
                Optional.ofNullable(held.get(member.table().name())));
    }

    private void took(Member member, Batch batch) {
        String table = member.table().name();
        batches.computeIfAbsent(table, unused -> new ArrayList<>()).add(batch);
        batch.rows()
                .forEach(row ->
                        locked.computeIfAbsent(table, unused -> new HashSet<>()).add(row.key()));
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
                Keys from =
                        found.computeIfAbsent(edge.from(), unknown -> new Keys(new ArrayList<>(), new ArrayList<>()));
                if (from.types().isEmpty()) {
                    from.types().addAll(Keys.types(result, edge.keys().size()));
                }
                while (result.next()) {
                    List<Object> all = Keys.read(result, columns.size());
                    List<Object> key = all.subList(0, edge.keys().size());
                    Place target = new Place(edge.to(), all.subList(edge.keys().size(), all.size()));
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
    }

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
}
