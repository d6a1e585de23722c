package com.mittliv.privacy.jpa.sweep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;

/** Does what would wait where another transaction has locked a row, and undoes it where it would. For PostgreSQL. */
final class WithoutWaiting {
    /** The least there is: 0 means for ever. */
    private static final String HARDLY = "1ms";

    private static final String SWAP = "select current_setting('lock_timeout'), set_config('lock_timeout', ?, true)";

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
        Savepoint before = connection.setSavepoint();
        String usual = swap(HARDLY);
        try {
            if (!work.run()) {
                connection.rollback(before);
                return false;
            }
        } catch (SQLException e) {
            connection.rollback(before);
            if (Failure.isLocked(e)) {
                return false;
            }
            throw e;
        }
        String unused = swap(usual);
        connection.releaseSavepoint(before);
        return true;
    }

    private String swap(String timeout) throws SQLException {
        try (PreparedStatement statement = unit.prepare(connection, SWAP)) {
            statement.setString(1, timeout);
            try (ResultSet result = statement.executeQuery()) {
                boolean unused = result.next();
                return result.getString(1);
            }
        }
    }
}
