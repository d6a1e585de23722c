package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Erasing;
import com.mittliv.privacy.jpa.proof.ErasedRows;
import com.mittliv.privacy.jpa.proof.ErasedRows.Action;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.proof.HashedRows;
import com.mittliv.privacy.vocabulary.Term;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A partition that is emptied as a whole, if each of its rows is due. For PostgreSQL. */
final class WholePartition {
    /** Less than PostgreSQL waits before it looks for a deadlock, so that no other is ever ended for ours. */
    private static final String SHORTLY = "set local lock_timeout = '200ms'";

    private static final int PAGE = 60_000;
    private static final int MOST_PAGES = 16;
    private static final int FETCHED = 5_000;

    private final Unit unit;
    private final Settings settings;
    private final SweepPlan plan;
    private final SweepPlan.Table table;
    private final String name;
    private final String work;
    private final List<CompletableFuture<HashedRows>> pages = new ArrayList<>();
    private List<ErasedRows.Row> rows = new ArrayList<>();
    private long erased;

    WholePartition(Unit unit, Settings settings, SweepPlan plan, SweepPlan.Table table, String name, String work) {
        this.unit = unit;
        this.settings = settings;
        this.plan = plan;
        this.table = table;
        this.name = name;
        this.work = work;
    }

    /** Undoes what was begun, since a row is not due. */
    private static final class NotDue extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotDue() {
            super("a row of the partition is kept", null, false, false);
        }
    }

    /** Whether there are rows, each of them due; ends its look with the first that is not. */
    boolean isDue() {
        Instant now = unit.now();
        return unit.transaction(connection ->
                isThere(connection, "true") && !isThere(connection, "(" + condition(now) + ") is not true"));
    }

    /** Empties it, and tells how many rows went; 0 if one of them is kept. */
    long erase() {
        try {
            return unit.transaction(this::erase);
        } catch (NotDue kept) {
            return 0;
        }
    }

    // INVARIANT: each row was judged after nobody could write to the partition any more, and no hold comes in between.
    private long erase(Connection connection) throws SQLException {
        Instant now = unit.now();
        execute(connection, SHORTLY);
        execute(connection, "lock table only " + name + " in share row exclusive mode");
        read(connection, now);
        write(connection, now);
        execute(connection, "lock table " + plan.holds() + " in share mode");
        requireNoneHeld(connection);
        execute(connection, "truncate table only " + name);
        return erased;
    }

    private String condition(Instant now) {
        return unit.where(table.erasing().withoutGround(), now);
    }

    private void read(Connection connection, Instant now) throws SQLException {
        String sql = "select " + Keys.columns(table) + ", " + unit.text(table.subject(), now) + ", " + condition(now)
                + " from only " + name + " " + SweepPlan.ROW;
        int columns = table.keys().size();
        try (PreparedStatement statement = unit.prepare(connection, sql)) {
            statement.setFetchSize(FETCHED);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    if (!result.getBoolean(columns + 2)) {
                        throw new NotDue();
                    }
                    add(connection, now, new ErasedRows.Row(result.getString(columns + 1), Keys.read(result, columns)));
                }
            }
        }
        turnPage();
    }

    private void add(Connection connection, Instant now, ErasedRows.Row row) throws SQLException {
        erased++;
        if (settings.receipts().isPresent()) {
            rows.add(row);
            if (rows.size() == PAGE) {
                turnPage();
                if (pages.size() == MOST_PAGES) {
                    write(connection, now);
                }
            }
        }
    }

    /** Makes the hashes of what was read while more is read, of one page at a time. */
    private void turnPage() {
        Optional<ErasureReceipts> receipts = settings.receipts();
        if (receipts.isPresent() && !rows.isEmpty()) {
            if (!pages.isEmpty()) {
                pages.get(pages.size() - 1).join();
            }
            Erasing erasing = table.erasing();
            ErasedRows page = new ErasedRows(
                    table.entity(),
                    Action.DELETED,
                    erasing.categories().stream().map(Term::id).toList(),
                    List.copyOf(erasing.grounds()),
                    rows,
                    Map.of());
            pages.add(CompletableFuture.supplyAsync(() -> receipts.get().hashed(page)));
            rows = new ArrayList<>();
        }
    }

    private void write(Connection connection, Instant now) throws SQLException {
        if (settings.receipts().isPresent()) {
            List<HashedRows> hashed =
                    pages.stream().map(CompletableFuture::join).toList();
            settings.receipts().get().writeHashed(connection, work, unit.policyVersion(), now, hashed);
            pages.clear();
        }
    }

    private void requireNoneHeld(Connection connection) throws SQLException {
        if (isThere(connection, unit.where(table.held(), unit.now()))) {
            throw new NotDue();
        }
        Keys around = new Held(unit, plan).read(connection).get(table.name());
        if (around != null) {
            String sql = "select 1 from only " + name + " " + SweepPlan.ROW + " where "
                    + around.areIn(Keys.aliased(table), unit) + " fetch first 1 rows only";
            try (PreparedStatement statement = unit.prepare(connection, sql)) {
                int unused = around.set(statement, 1, connection, unit);
                if (isAny(statement)) {
                    throw new NotDue();
                }
            }
        }
    }

    private boolean isThere(Connection connection, String row) throws SQLException {
        String sql = "select 1 from only " + name + " " + SweepPlan.ROW + " where " + row + " fetch first 1 rows only";
        try (PreparedStatement statement = unit.prepare(connection, sql)) {
            return isAny(statement);
        }
    }

    private static boolean isAny(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            return result.next();
        }
    }

    private void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = unit.prepare(connection, sql)) {
            boolean unused = statement.execute();
        }
    }
}
