package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SweepPlan.Edge;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells which references PostgreSQL itself watches: to a row that is locked, no further one can then be made. */
final class ForeignKeys {
    private static final String WATCHED = """
            select count(*) from pg_constraint c
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            where c.contype = 'f' and c.convalidated and not c.condeferrable and cardinality(c.conkey) = 1
                and c.conrelid = to_regclass(?) and c.confrelid = to_regclass(?)
                and quote_ident(a.attname) in (?, lower(?))""";

    private final Unit unit;
    private final Map<Edge, Boolean> known = new ConcurrentHashMap<>();

    ForeignKeys(Unit unit) {
        this.unit = unit;
    }

    // INVARIANT: what is not seen to be watched is not taken to be.
    boolean watch(Connection connection, Edge edge) throws SQLException {
        Boolean before = known.get(edge);
        boolean watched = before == null ? ask(connection, edge) : before;
        known.put(edge, watched);
        return watched;
    }

    private boolean ask(Connection connection, Edge edge) throws SQLException {
        if (edge.columns().size() != 1) {
            return false;
        }
        String column = edge.columns().get(0);
        try (PreparedStatement statement = unit.prepare(connection, WATCHED)) {
            statement.setString(1, edge.table());
            statement.setString(2, edge.to());
            statement.setString(3, column);
            statement.setString(4, column);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getInt(1) > 0;
            }
        }
    }
}
