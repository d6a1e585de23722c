package com.mittliv.privacy.jpa.sweep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Does what would wait where another transaction has locked a row, and undoes it where it would. For PostgreSQL. */
final class WithoutWaiting {
    /** The least there is: 0 means for ever. */
    private static final String HARDLY = "1ms";

    private static final String BEGIN = "savepoint pv_wait; select current_setting('lock_timeout'),"
            + " set_config('lock_timeout', '" + HARDLY + "', true)";

    private static final String END = "select set_config('lock_timeout', ?, true); release savepoint pv_wait";
    private static final String UNDO = "rollback to savepoint pv_wait";

    private final Unit unit;
    private final Connection connection;

    WithoutWaiting(Unit unit, Connection connection) {
        this.unit = unit;
        this.connection = connection;
    }

    /** What may fail, or tell that it is to be undone. */
    interface Work {
        boolean run() throws SQLException;
    }

    /** Tells whether it was done; if not, the transaction is as it was before. */
    boolean tried(Work work) throws SQLException {
        String usual = begin();
        try {
            if (!work.run()) {
                execute(UNDO);
                return false;
            }
        } catch (SQLException e) {
            execute(UNDO);
            if (Failure.isLocked(e)) {
                return false;
            }
            throw e;
        }
        try (PreparedStatement statement = unit.prepare(connection, END)) {
            statement.setString(1, usual);
            boolean unused = statement.execute();
        }
        return true;
    }

    /** Gives the timeout there was. Two statements at once, for each costs a way to the database. */
    private String begin() throws SQLException {
        try (PreparedStatement statement = unit.prepare(connection, BEGIN)) {
            boolean found = statement.execute() || statement.getMoreResults();
            try (ResultSet result = statement.getResultSet()) {
                if (!found || !result.next()) {
                    throw new SQLException("the database does not tell its lock_timeout");
                }
                return result.getString(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (PreparedStatement statement = unit.prepare(connection, sql)) {
            boolean unused = statement.execute();
        }
    }
}
