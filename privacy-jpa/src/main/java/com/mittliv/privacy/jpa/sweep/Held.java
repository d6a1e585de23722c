package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Direction;
import com.mittliv.privacy.jpa.internal.SweepPlan.Link;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The rows that are kept because rows of people under a legal hold depend on them, or have them. Which people those are
 * each statement sees for itself; what is around their rows is looked up anew after a second, or later where that takes
 * long.
 */
final class Held {
    private static final long FRESH = 1_000_000_000L;
    private static final int AT_MOST_A_SHARE = 20;
    private static final int AT_ONCE = 5_000;

    private final Unit unit;
    private final SweepPlan plan;
    private final Supplier<Instant> clock;
    private Map<String, Keys> around = Map.of();
    private long freshUntil = System.nanoTime();

    Held(Unit unit, SweepPlan plan) {
        this(unit, plan, unit::now);
    }

    /** Those at the instant that a clock tells. */
    Held(Unit unit, SweepPlan plan, Supplier<Instant> clock) {
        this.unit = unit;
        this.plan = plan;
        this.clock = clock;
    }

    /** The rows of a table that are kept with those of others. */
    Optional<Keys> in(SweepPlan.Table table) {
        return Optional.ofNullable(around().get(table.name()));
    }

    /** Those of all tables, by their names. To be asked outside a transaction, for it takes one. */
    synchronized Map<String, Keys> around() {
        long before = System.nanoTime();
        if (before >= freshUntil) {
            around = unit.transaction(this::read);
            long after = System.nanoTime();
            freshUntil = after + Math.max(FRESH, AT_MOST_A_SHARE * (after - before));
        }
        return around;
    }

    /** Those as a transaction sees them. */
    Map<String, Keys> read(Connection connection) throws SQLException {
        Instant now = clock.get();
        if (!isAnybodyHeld(connection, now)) {
            return Map.of();
        }
        Found held = new Found();
        for (SweepPlan.Table table : plan.tables()) {
            String keys = Keys.columns(table);
            String sql = "select " + keys + " from " + table.from() + " where " + unit.where(table.held(), now);
            try (PreparedStatement statement = unit.prepare(connection, sql)) {
                held.add(table.name(), statement);
            }
        }
        Found all = new Found();
        if (!held.isEmpty()) {
            for (Direction direction : Direction.values()) {
                follow(held, direction, all, connection);
            }
        }
        return all.keys();
    }

    /** Asked by itself: beside the rows, PostgreSQL would read them all, or get others to help before it asks. */
    private boolean isAnybodyHeld(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement statement =
                        unit.prepare(connection, "select 1 where " + unit.where(plan.anybodyHeld(), now));
                ResultSet result = statement.executeQuery()) {
            return result.next();
        }
    }

    private void follow(Found held, Direction direction, Found all, Connection connection) throws SQLException {
        Found seen = new Found();
        Found next = held;
        while (!next.isEmpty()) {
            seen.addAll(next);
            Found found = new Found();
            for (Link link : plan.links()) {
                if (link.direction() == direction) {
                    for (Keys keys : next.of(link.from())) {
                        String sql = link.select() + keys.areIn(link.columns(), unit);
                        try (PreparedStatement statement = unit.prepare(connection, sql)) {
                            keys.set(statement, 1, connection, unit);
                            found.add(link.to(), statement);
                        }
                    }
                }
            }
            found.removeAll(seen);
            all.addAll(found);
            next = found;
        }
    }

    /** Keys of rows by their table. */
    private static final class Found {
        private final Map<String, List<String>> types = new HashMap<>();
        private final Map<String, Set<List<Object>>> rows = new LinkedHashMap<>();

        void add(String table, PreparedStatement statement) throws SQLException {
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    types.putIfAbsent(
                            table, Keys.types(result, result.getMetaData().getColumnCount()));
                    rows.computeIfAbsent(table, unused -> new LinkedHashSet<>())
                            .add(Keys.read(result, result.getMetaData().getColumnCount()));
                }
            }
        }

        void addAll(Found other) {
            other.types.forEach(types::putIfAbsent);
            other.rows.forEach((table, keys) ->
                    rows.computeIfAbsent(table, unused -> new LinkedHashSet<>()).addAll(keys));
        }

        void removeAll(Found other) {
            rows.forEach((table, keys) -> keys.removeAll(other.rows.getOrDefault(table, Set.of())));
        }

        boolean isEmpty() {
            return rows.values().stream().allMatch(Set::isEmpty);
        }

        List<Keys> of(String table) {
            List<List<Object>> all = new ArrayList<>(rows.getOrDefault(table, Set.of()));
            List<Keys> parts = new ArrayList<>();
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                parts.add(new Keys(
                        types.getOrDefault(table, List.of()), all.subList(from, Math.min(all.size(), from + AT_ONCE))));
            }
            return parts;
        }

        Map<String, Keys> keys() {
            Map<String, Keys> keys = new HashMap<>();
            rows.forEach((table, all) -> {
                if (!all.isEmpty()) {
                    keys.put(table, new Keys(types.getOrDefault(table, List.of()), List.copyOf(all)));
                }
            });
            return keys;
        }
    }
}
