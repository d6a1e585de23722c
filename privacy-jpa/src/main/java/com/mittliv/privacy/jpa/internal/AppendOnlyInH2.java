package com.mittliv.privacy.jpa.internal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Keeps what is on record in H2 as it was written, but for the release of a hold. Named by the migrations. */
public final class AppendOnlyInH2 implements Trigger {
    private static final String INTEGRITY_CONSTRAINT_VIOLATION = "23000";
    private static final Set<String> OF_A_RELEASE = Set.of("released_at", "released_by", "release_reason");

    private final List<String> columns = new ArrayList<>();
    private String table = "";

    /** For H2. */
    public AppendOnlyInH2() {}

    @Override
    public void init(
            Connection connection, String schema, String trigger, String tableName, boolean before, int operation)
            throws SQLException {
        table = tableName;
        DatabaseMetaData database = connection.getMetaData();
        try (ResultSet found = database.getColumns(null, schema, tableName, null)) {
            while (found.next()) {
                columns.add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
    }

    @Override
    public void fire(Connection connection, Object[] before, @Nullable Object @Nullable [] after) throws SQLException {
        if (after == null || !isFirstRelease(before, after)) {
            throw new SQLException(
                    "table " + table + " is append-only; add an entry that says what is true now",
                    INTEGRITY_CONSTRAINT_VIOLATION);
        }
    }

    private boolean isFirstRelease(@Nullable Object[] before, @Nullable Object[] after) {
        int releasedAt = columns.indexOf("released_at");
        if (releasedAt < 0 || before[releasedAt] != null) {
            return false;
        }
        for (int i = 0; i < before.length; i++) {
            if (!OF_A_RELEASE.contains(columns.get(i)) && !Objects.equals(before[i], after[i])) {
                return false;
            }
        }
        return true;
    }
}
