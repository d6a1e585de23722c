package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.internal.Transactions;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hibernate.jdbc.ReturningWork;

/** Works through rows in the order of their keys, a batch in each transaction, with the rows locked before they change. */
final class KeyBatches {
    private static final int BATCH = 500;

    private final EntityManagerFactory entities;
    private final GuardedStatements statements;

    KeyBatches(EntityManagerFactory entities, GuardedStatements statements) {
        this.entities = entities;
        this.statements = statements;
    }

    /**
     * Rows to work through.
     *
     * @param table their table, with an alias where the condition uses one
     * @param keys the columns of their key, with that alias
     * @param where which of them
     */
    record Rows(String table, List<String> keys, String where) {}

    /** The beginning of a statement, and the columns that the keys of its rows are compared with. */
    record Change(String statement, List<String> keys) {}

    /** Does work in a transaction of its own. */
    <T> T transaction(ReturningWork<T> work) {
        return Transactions.run(entities, work);
    }

    /**
     * Changes rows.
     *
     * @param rows the rows
     * @param changes what is done to each batch of them
     * @return how many rows there were
     */
    long change(Rows rows, List<Change> changes) {
        long done = 0;
        List<Object> last = List.of();
        List<List<Object>> keys;
        do {
            List<Object> after = last;
            keys = transaction(connection -> batch(connection, rows, changes, after));
            done += keys.size();
            last = keys.isEmpty() ? last : keys.get(keys.size() - 1);
        } while (keys.size() == BATCH);
        return done;
    }

    private List<List<Object>> batch(Connection connection, Rows rows, List<Change> changes, List<Object> after)
            throws SQLException {
        List<List<Object>> keys = lock(connection, rows, after);
        if (!keys.isEmpty()) {
            String list = "(" + String.join(", ", Collections.nCopies(keys.size(), parameters(rows.keys))) + ")";
            List<Object> values = keys.stream().flatMap(List::stream).toList();
            for (Change change : changes) {
                String sql = change.statement + " where " + row(change.keys) + " in " + list;
                try (PreparedStatement statement = connection.prepareStatement(statements.ours(sql))) {
                    set(statement, values);
                    int unused = statement.executeUpdate();
                }
            }
        }
        return keys;
    }

    private List<List<Object>> lock(Connection connection, Rows rows, List<Object> after) throws SQLException {
        String key = String.join(", ", rows.keys);
        String sql = "select " + key + " from " + rows.table + " where " + rows.where
                + (after.isEmpty() ? "" : " and " + row(rows.keys) + " > " + parameters(rows.keys))
                + " order by " + key + " fetch first " + BATCH + " rows only for update";
        List<List<Object>> keys = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(statements.ours(sql))) {
            set(statement, after);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    List<Object> found = new ArrayList<>();
                    for (int i = 1; i <= rows.keys.size(); i++) {
                        found.add(result.getObject(i));
                    }
                    keys.add(List.copyOf(found));
                }
            }
        }
        return keys;
    }

    /** The columns of a key as one value. */
    private static String row(List<String> keys) {
        String columns = String.join(", ", keys);
        return keys.size() == 1 ? columns : "(" + columns + ")";
    }

    private static String parameters(List<String> keys) {
        return row(Collections.nCopies(keys.size(), "?"));
    }

    private static void set(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
