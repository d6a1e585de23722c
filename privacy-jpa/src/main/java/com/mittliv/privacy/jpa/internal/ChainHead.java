package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.audit.AuditHead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;

/** Where a chain of hashed entries stands, in its row of a table of heads. */
public final class ChainHead {
    /** A head that no entry has. */
    private static final AuditHead FITS_NOTHING = new AuditHead(0, "f".repeat(64));

    private static final String INTEGRITY_VIOLATION = "23";

    private final Connection connection;
    private final String read;
    private final String begin;
    private final String move;
    private final Object key;
    private final int patience;

    /**
     * A head that may not be there yet.
     *
     * @param connection of a transaction
     * @param table the table of heads
     * @param number its column of numbers, beside {@code hash}
     * @param keyColumn its column of keys
     * @param key which of its rows
     * @param patience for how many seconds {@link #lock} waits for another transaction; 0 for as long as that takes
     */
    public ChainHead(Connection connection, String table, String number, String keyColumn, Object key, int patience) {
        this.connection = connection;
        this.read = "select " + number + ", hash from " + table + " where " + keyColumn + " = ?";
        this.begin = "insert into " + table + " (" + number + ", hash, " + keyColumn + ") values (?, ?, ?)";
        this.move = "update " + table + " set " + number + " = ?, hash = ? where " + keyColumn + " = ?";
        this.key = key;
        this.patience = patience;
    }

    /**
     * Where the chain stands, locked until the transaction ends.
     *
     * @return the head
     * @throws SQLException if another transaction holds it for too long, or no entry could follow it
     */
    public AuditHead lock() throws SQLException {
        Optional<AuditHead> head = read(read + " for update", patience);
        if (head.isEmpty()) {
            begin();
            head = read(read + " for update", patience);
        }
        return head.filter(found -> !found.equals(FITS_NOTHING))
                .orElseThrow(() -> new SQLException("the chain has no head that an entry could follow"));
    }

    /**
     * Where the chain stands.
     *
     * @return the head; nothing before its first entry
     * @throws SQLException if it cannot be read
     */
    public Optional<AuditHead> read() throws SQLException {
        return read(read, 0);
    }

    private Optional<AuditHead> read(String sql, int seconds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(seconds);
            statement.setObject(1, key);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(head(result)) : Optional.empty();
            }
        }
    }

    private static AuditHead head(ResultSet result) throws SQLException {
        try {
            return new AuditHead(result.getLong(1), result.getString(2));
        } catch (IllegalArgumentException e) {
            return FITS_NOTHING;
        }
    }

    /** Makes the head, unless another transaction does so at the same time. */
    private void begin() throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            write(begin, AuditHead.EMPTY);
        } catch (SQLException e) {
            connection.rollback(before);
            if (e.getSQLState() == null || !e.getSQLState().startsWith(INTEGRITY_VIOLATION)) {
                throw e;
            }
        }
    }

    /**
     * Moves it to the last entry.
     *
     * @param head where the chain stands now
     * @throws SQLException if it cannot be moved
     */
    public void moveTo(AuditHead head) throws SQLException {
        write(move, head);
    }

    private void write(String sql, AuditHead head) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, head.sequence());
            statement.setString(2, head.hash());
            statement.setObject(3, key);
            int unused = statement.executeUpdate();
        }
    }
}
