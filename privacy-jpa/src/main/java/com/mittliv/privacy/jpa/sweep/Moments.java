package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.StateTables;
import com.mittliv.privacy.jpa.internal.TimeForm.Instants;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When, by the library's tables, it changes what a person said or who is under a legal hold. */
final class Moments {
    private final Unit unit;
    private final StateTables tables;

    Moments(Unit unit, StateTables tables) {
        this.unit = unit;
        this.tables = tables;
    }

    /** Instants in their order, parted where such a moment has come since the one before. */
    List<List<Instant>> spans(List<Instant> instants) {
        NavigableSet<Integer> changed = instants.size() < 2 ? new TreeSet<>() : changed(instants);
        List<List<Instant>> spans = new ArrayList<>();
        for (int i = 0; i < instants.size(); i++) {
            if (i == 0 || changed.contains(i)) {
                spans.add(new ArrayList<>());
            }
            spans.get(spans.size() - 1).add(instants.get(i));
        }
        return spans;
    }

    /** The places of the instants before which, and not before the one before, a moment has come. */
    private NavigableSet<Integer> changed(List<Instant> instants) {
        String sql = Stream.of(
                        changes(tables.consent(), "at", instants),
                        changes(tables.objection(), "at", instants),
                        changes(tables.hold(), "held_from", instants),
                        changes(tables.hold(), "held_until", instants),
                        changes(tables.hold(), "released_at", instants))
                .collect(Collectors.joining(" union "));
        return unit.transaction(connection -> {
            NavigableSet<Integer> changed = new TreeSet<>();
            try (PreparedStatement statement = unit.prepare(connection, sql);
                    ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    changed.add(result.getInt(1));
                }
            }
            return changed;
        });
    }

    private static String changes(String table, String column, List<Instant> instants) {
        int last = instants.size() - 1;
        StringBuilder place = new StringBuilder("case");
        for (int i = 1; i <= last; i++) {
            place.append(" when pv_m." + column + " <= " + Instants.literal(instants.get(i)) + " then " + i);
        }
        place.append(" end");
        return "select " + place + " from " + table + " pv_m where pv_m." + column + " > "
                + Instants.literal(instants.get(0)) + " and pv_m." + column + " <= "
                + Instants.literal(instants.get(last));
    }
}
