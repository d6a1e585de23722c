package com.mittliv.privacy.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;

/** Works through rows in the order of their keys, a batch in each transaction, with the rows locked before they change. */
final class KeyBatches {
    private static final int BATCH = 500;

    private final EntityManagerFactory entities;

    KeyBatches(EntityManagerFactory entities) {
        this.entities = entities;
    }

    /**
     * Rows to work through.
     *
     * @param table their table, with an alias where the condition uses one
     * @param key their key
     * @param where which of them
     */
    record Rows(String table, String key, String where) {}

    /** Does work in a transaction of its own. */
    <T> T transaction(ReturningWork<T> work) {
        try (EntityManager manager = entities.createEntityManager()) {
            EntityTransaction transaction = manager.getTransaction();
            transaction.begin();
            try {
                T result = manager.unwrap(Session.class).doReturningWork(work);
                transaction.commit();
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    /**
     * Changes rows.
     *
     * @param rows the rows
     * @param changes statements that lack the keys in parentheses at their end
     * @return how many rows there were
     */
    long change(Rows rows, List<String> changes) {
        long done = 0;
        Optional<Object> last = Optional.empty();
        List<Object> keys;
        do {
            Optional<Object> after = last;
            keys = transaction(connection -> batch(connection, rows, changes, after));
            done += keys.size();
            last = keys.isEmpty() ? last : Optional.of(keys.get(keys.size() - 1));
        } while (keys.size() == BATCH);
        return done;
    }

    private static List<Object> batch(Connection connection, Rows rows, List<String> changes, Optional<Object> after)
            throws SQLException {
        List<Object> keys = lock(connection, rows, after);
        if (!keys.isEmpty()) {
            String list = "(" + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")";
            for (String change : changes) {
                try (PreparedStatement statement = connection.prepareStatement(change + list)) {
                    for (int i = 0; i < keys.size(); i++) {
                        statement.setObject(i + 1, keys.get(i));
                    }
                    int unused = statement.executeUpdate();
                }
            }
        }
        return keys;
    }

    private static List<Object> lock(Connection connection, Rows rows, Optional<Object> after) throws SQLException {
        String sql = "select " + rows.key + " from " + rows.table + " where " + rows.where
                + (after.isPresent() ? " and " + rows.key + " > ?" : "") + " order by " + rows.key + " fetch first "
                + BATCH + " rows only for update";
        List<Object> keys = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (after.isPresent()) {
                statement.setObject(1, after.get());
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    keys.add(result.getObject(1));
                }
            }
        }
        return keys;
    }
}
