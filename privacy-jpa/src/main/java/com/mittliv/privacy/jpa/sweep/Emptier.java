package com.mittliv.privacy.jpa.sweep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Empties attributes of rows that stay. */
final class Emptier implements Attempt {
    private final Unit unit;
    private final Settings settings;
    private final String work;
    private final Batch batch;

    Emptier(Unit unit, Settings settings, String work, Batch batch) {
        this.unit = unit;
        this.settings = settings;
        this.work = work;
        this.batch = batch;
    }

    @Override
    public void run(Connection connection, List<Object> after, int limit, Locking locking) throws SQLException {
        batch.lockAfter(connection, after, limit, locking);
        if (!batch.rows().isEmpty()) {
            batch.change(connection);
            Batch.record(connection, unit, settings, work, List.of(batch));
        }
    }

    @Override
    public int locked() {
        return batch.rows().size();
    }

    @Override
    public List<Object> reached() {
        return batch.rows().get(locked() - 1).key();
    }

    @Override
    public boolean leftNone() {
        return true;
    }

    @Override
    public List<Batch> done() {
        return batch.rows().isEmpty() ? List.of() : List.of(batch);
    }
}
