package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.GuardedStatements.Passage;
import com.mittliv.privacy.scope.PurposeScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the database, for the rest of a transaction, the purpose and the time by which its row security judges. It says
 * so on the connection itself, past the guard, which lets no application say it.
 */
final class RowSetting {
    /** The setting that holds the id of the purpose. */
    static final String PURPOSE = "privacy.purpose";

    /** The setting that holds the instant of the question; where it is empty, the database's own counts. */
    static final String NOW = "privacy.now";

    /** In place of a purpose: all rows. */
    static final String ALL = "*";

    private static final String TELL =
            "select set_config('" + PURPOSE + "', ?, true), set_config('" + NOW + "', ?, true)";
    private static final String TELL_WITH_ROLE = TELL + ", set_config('role', ?, true)";
    private static final Told NOTHING = new Told("", "", PurposeRoles.NONE);

    private final Connection connection;
    /** What was told; null where that is not known. */
    private @Nullable Told told;

    private record Told(String purpose, String now, String role) {}

    RowSetting(Connection connection) {
        this.connection = connection;
    }

    /**
     * Tells what a statement that is about to be prepared may see.
     *
     * @throws RefusedStatementException if it touches guarded data and no transaction has begun
     */
    // INVARIANT: what is told ends with the transaction, so a connection goes back to its pool with nothing told.
    void prepare(GuardedStatements statements, Passage passage) throws SQLException {
        if (!statements.guard().hasRowSecurity()) {
            return;
        }
        Told wanted = wanted(statements.guard(), passage);
        if (wanted.equals(told)) {
            return;
        }
        if (connection.getAutoCommit()) {
            if (passage == Passage.GUARDED && !wanted.equals(NOTHING)) {
                throw new RefusedStatementException("row security binds a transaction to its purpose, and none has"
                        + " begun; read and write guarded data within a transaction");
            }
            return;
        }
        told = null;
        boolean asRole = statements.guard().hasPurposeRoles();
        try (PreparedStatement statement = connection.prepareStatement(asRole ? TELL_WITH_ROLE : TELL)) {
            statement.setString(1, wanted.purpose);
            statement.setString(2, wanted.now);
            if (asRole) {
                statement.setString(3, wanted.role);
            }
            boolean unused = statement.execute();
        }
        told = wanted;
    }

    private static Told wanted(PrivacyGuard guard, Passage passage) {
        PurposeScope scope = guard.scope();
        if (passage == Passage.OURS || scope.isSystem()) {
            return new Told(ALL, "", PurposeRoles.ALL);
        }
        Instant now = GuardedStatements.wholeSecond(guard.clock().instant());
        return scope.current()
                .map(purpose -> new Told(purpose.id(), now.toString(), PurposeRoles.of(purpose)))
                .orElse(NOTHING);
    }

    /** A statement of the application's own is about to run, which in the system scope may say anything. */
    void unknownAfter(List<GuardedStatements> guards) {
        if (guards.stream().anyMatch(guard -> guard.guard().scope().isSystem())) {
            unknown();
        }
    }

    /** From here on it is not known what was told. */
    void unknown() {
        told = null;
    }

    void transactionEnded() {
        told = NOTHING;
    }
}
