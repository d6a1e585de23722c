package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SweepPlan.Edge;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells which references PostgreSQL itself watches: to a row that is locked, no further one can then be made, and no trigger
 * or policy keeps one. And how many there are to a row, by what PostgreSQL knows of the tables.
 */
final class ForeignKeys {
    private static final String WATCHED = """
        select count(*), max(r.reltuples), max(t.reltuples) from pg_constraint c
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            join pg_class r on r.oid = c.conrelid join pg_class t on t.oid = c.confrelid
        where c.contype = 'f' and c.convalidated and not c.condeferrable and cardinality(c.conkey) = 1
            and c.conrelid = to_regclass(?) and c.confrelid = to_regclass(?)
            and quote_ident(a.attname) in (?, lower(?)) and not r.relrowsecurity and not r.relhasrules
            and not exists (select 1 from pg_trigger g where g.tgrelid = c.conrelid and not g.tgisinternal)\
        """;

    private final Unit unit;
    private final Map<Edge, Known> known = new ConcurrentHashMap<>();

    /** Whether a reference is watched, and how many rows have it to one; infinitely many if that is not known. */
    private record Known(boolean watched, double each) {
        static final Known NOTHING = new Known(false, Double.POSITIVE_INFINITY);
    }

    ForeignKeys(Unit unit) {
        this.unit = unit;
    }

    // INVARIANT: what is not seen to be watched is not taken to be.
    boolean watch(Connection connection, Edge edge) throws SQLException {
        Known before = known.get(edge);
        if (before == null) {
            before = ask(connection, edge);
            known.put(edge, before);
        }
        return before.watched;
    }

    /** Whether some rows are likely to be referred to by far fewer than so many. */
    boolean letFewIn(Edge edge, int rows, int most) {
        return known.getOrDefault(edge, Known.NOTHING).each * rows <= most / 2.0;
    }

    /** Notes that there were more than were expected, so that no more is expected of them. */
    void letMany(Edge edge) {
        known.computeIfPresent(edge, (unused, before) -> new Known(before.watched, Double.POSITIVE_INFINITY));
    }

    private Known ask(Connection connection, Edge edge) throws SQLException {
        if (edge.columns().size() != 1) {
            return Known.NOTHING;
        }
        String column = edge.columns().get(0);
        try (PreparedStatement statement = unit.prepare(connection, WATCHED)) {
            statement.setString(1, edge.table());
            statement.setString(2, edge.to());
            statement.setString(3, column);
            statement.setString(4, column);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next() || result.getInt(1) == 0) {
                    return Known.NOTHING;
                }
                double referring = result.getDouble(2);
                double rows = result.getDouble(3);
                boolean counted = referring >= 0 && rows > 0;
                return new Known(true, counted ? referring / rows : Double.POSITIVE_INFINITY);
            }
        }
    }
}
