package com.mittliv.privacy.examples.app.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;

/** A turn at a database of PostgreSQL that several instances share; the next takes it when this one is closed. */
final class OneAtATime implements AutoCloseable {
    /** Any number that nobody else uses there. */
    private static final long TURN = 7_202_018L;

    private final Connection connection;

    private OneAtATime(Connection connection) {
        this.connection = connection;
    }

    static OneAtATime on(DataSource database) {
        try {
            Connection connection = database.getConnection();
            execute(connection, "select pg_advisory_lock(" + TURN + ")");
            return new OneAtATime(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("no turn at the database could be taken; it must be PostgreSQL", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            execute(connection, "select pg_advisory_unlock(" + TURN + ")");
        } catch (SQLException e) {
            throw new IllegalStateException("the turn at the database could not be given back", e);
        } finally {
            JdbcUtils.closeConnection(connection);
        }
    }
}
