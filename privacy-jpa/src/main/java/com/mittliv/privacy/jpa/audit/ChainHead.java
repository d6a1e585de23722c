package com.mittliv.privacy.jpa.audit;

import com.mittliv.privacy.audit.AuditHead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;

/** Where one chain stands, in its row of the table of heads. */
final class ChainHead {
    /** How long an append waits for another transaction that appends to the same chain. */
    static final int PATIENCE_SECONDS = 10;

    /** A head that no entry has. */
    private static final AuditHead FITS_NOTHING = new AuditHead(0, "f".repeat(64));

    private static final String READ = "select sequence_number, hash from privacy_audit_head where chain = ?";
    private static final String BEGIN =
            "insert into privacy_audit_head (sequence_number, hash, chain) values (?, ?, ?)";
    private static final String MOVE = "update privacy_audit_head set sequence_number = ?, hash = ? where chain = ?";
    private static final String INTEGRITY_VIOLATION = "23";

    private final Connection connection;
    private final String chain;

    ChainHead(Connection connection, String chain) {
        this.connection = connection;
        this.chain = chain;
    }

    /** Where the chain stands, locked until the transaction ends. */
    AuditHead lock() throws SQLException {
        Optional<AuditHead> head = read(READ + " for update", PATIENCE_SECONDS);
        if (head.isEmpty()) {
            begin();
            head = read(READ + " for update", PATIENCE_SECONDS);
        }
        return head.filter(found -> !found.equals(FITS_NOTHING))
                .orElseThrow(() -> new SQLException("the chain has no head that an entry could follow"));
    }

    /** Where the chain stands; nowhere before its first entry. */
    Optional<AuditHead> read() throws SQLException {
        return read(READ, 0);
    }

    private Optional<AuditHead> read(String sql, int patience) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(patience);
            statement.setString(1, chain);
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
            write(BEGIN, AuditHead.EMPTY);
        } catch (SQLException e) {
            connection.rollback(before);
            if (e.getSQLState() == null || !e.getSQLState().startsWith(INTEGRITY_VIOLATION)) {
                throw e;
            }
        }
    }

    void moveTo(AuditHead head) throws SQLException {
        write(MOVE, head);
    }

    private void write(String sql, AuditHead head) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, head.sequence());
            statement.setString(2, head.hash());
            statement.setString(3, chain);
            int unused = statement.executeUpdate();
        }
    }
}
