package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SweepPlan.Edge;
import com.mittliv.privacy.jpa.internal.SweepPlan.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Erases rows to which nothing refers, and with which nothing goes along: all that refer to some rows, in one statement. */
final class Leaves {
    /** The most rows of one table that go in a transaction with those they refer to. */
    static final int MOST = 50_000;

    private final Unit unit;
    private final ForeignKeys foreignKeys;
    private final Map<String, Keys> held;
    private final Connection connection;

    Leaves(Unit unit, ForeignKeys foreignKeys, Map<String, Keys> held, Connection connection) {
        this.unit = unit;
        this.foreignKeys = foreignKeys;
        this.held = held;
        this.connection = connection;
    }

    /**
     * What became of rows that refer to others.
     *
     * @param gone those that went
     * @param none whether no other refers to these any more
     */
    record Outcome(Optional<Batch> gone, boolean none) {}

    /** Erases those that are due. Others may be left, and can go in another way. */
    Outcome erase(Edge edge, Batch to, Supplier<Batch> batches) throws SQLException {
        Optional<Batch> all = followers(edge, to, batches.get());
        if (all.isPresent()) {
            return new Outcome(all.filter(batch -> !batch.rows().isEmpty()), true);
        }
        Keys keys = to.keys();
        int referring = referring(edge, keys);
        if (referring == 0 || referring > MOST) {
            return new Outcome(Optional.empty(), referring == 0);
        }
        Batch children = batches.get();
        boolean went = new WithoutWaiting(unit, connection).tried(() -> {
            children.eraseReferring(connection, edge, keys);
            return true;
        });
        if (!went || children.rows().isEmpty()) {
            return new Outcome(Optional.empty(), false);
        }
        boolean wereAll = children.rows().size() == referring && foreignKeys.watch(connection, edge);
        return new Outcome(Optional.of(children), wereAll || referring(edge, keys) == 0);
    }

    /**
     * Erases all that refer to some rows without looking at each, where they are due just when these are. Nothing refers to
     * these then: they are locked, and the foreign key lets none in.
     */
    // INVARIANT: what is kept with rows of others is judged row by row.
    private Optional<Batch> followers(Edge edge, Batch to, Batch children) throws SQLException {
        boolean follow = edge.verdict() == Verdict.OF_THE_ROW_REFERRED_TO
                && !held.containsKey(edge.from())
                && foreignKeys.watch(connection, edge)
                && foreignKeys.letFewIn(edge, to.rows().size(), MOST);
        if (!follow) {
            return Optional.empty();
        }
        boolean went = new WithoutWaiting(unit, connection).tried(() -> {
            boolean allTold = children.eraseFollowing(connection, edge, to, MOST);
            if (!allTold) {
                foreignKeys.letMany(edge);
            }
            return allTold;
        });
        return went ? Optional.of(children) : Optional.empty();
    }

    /** How many rows refer to some, counted a little further than to the most that go in a transaction. */
    private int referring(Edge edge, Keys to) throws SQLException {
        String sql = "select count(*) from (select 1 from " + edge.table() + " where "
                + to.areThoseOf(edge.columns(), unit) + " fetch first " + (MOST + 1) + " rows only) pv_f";
        try (PreparedStatement statement = unit.prepare(connection, sql)) {
            int unused = to.set(statement, 1, connection, unit);
            try (ResultSet result = statement.executeQuery()) {
                boolean ignored = result.next();
                return result.getInt(1);
            }
        }
    }
}
