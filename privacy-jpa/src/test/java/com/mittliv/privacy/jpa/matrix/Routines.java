package com.mittliv.privacy.jpa.matrix;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What H2 runs as a function of its own. */
public final class Routines {
    private Routines() {}

    /**
     * Reads a name behind everybody's back.
     *
     * @param connection the database's own
     * @param of whom
     * @return the name
     * @throws SQLException if the database fails
     */
    public static @Nullable String nameOf(Connection connection, long of) throws SQLException {
        return read(connection, "select name from mx_person where id = ?", of);
    }

    /**
     * Reads an e-mail address behind everybody's back.
     *
     * @param connection the database's own
     * @param of whose
     * @return the address
     * @throws SQLException if the database fails
     */
    public static @Nullable String emailOf(Connection connection, long of) throws SQLException {
        return read(connection, "select email from mx_person where id = ?", of);
    }

    private static @Nullable String read(Connection connection, String sql, long of) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, of);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
