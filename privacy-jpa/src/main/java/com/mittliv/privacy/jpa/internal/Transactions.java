package com.mittliv.privacy.jpa.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;

/** Work in transactions of its own, which are undone and give their connections back whatever is thrown. */
public final class Transactions {
    private Transactions() {}

    /**
     * Does work on a connection in a transaction, which is rolled back if it fails.
     *
     * @param entities where the connection comes from
     * @param work the work
     * @param <T> the type of what it gives
     * @return what it gives
     */
    public static <T> T run(EntityManagerFactory entities, ReturningWork<T> work) {
        return call(entities, manager -> manager.unwrap(Session.class).doReturningWork(work));
    }

    /**
     * Does work in a transaction, which is rolled back if it fails.
     *
     * @param entities where
     * @param work the work
     * @param <T> the type of what it gives
     * @return what it gave, once that is committed
     */
    public static <T> T call(EntityManagerFactory entities, Function<EntityManager, T> work) {
        try (EntityManager manager = entities.createEntityManager()) {
            return call(manager, work);
        }
    }

    private static <T> T call(EntityManager manager, Function<EntityManager, T> work) {
        EntityTransaction transaction = manager.getTransaction();
        transaction.begin();
        try {
            T result = work.apply(manager);
            transaction.commit();
            return result;
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        }
    }

    /**
     * Reads in a transaction that sees all tables as they were at its first statement, and changes nothing.
     *
     * @param entities where
     * @param work what reads
     * @param <T> the type of what it gives
     * @return what it gave
     */
    public static <T> T snapshot(EntityManagerFactory entities, Function<EntityManager, T> work) {
        try (EntityManager manager = entities.createEntityManager()) {
            Session session = manager.unwrap(Session.class);
            AtomicInteger usual = new AtomicInteger(Connection.TRANSACTION_READ_COMMITTED);
            try {
                return call(manager, same -> {
                    // Nothing was asked yet, so that the transaction can still become another.
                    session.doWork(connection -> {
                        usual.set(connection.getTransactionIsolation());
                        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                        connection.setReadOnly(true);
                    });
                    return work.apply(same);
                });
            } finally {
                session.doWork(connection -> {
                    connection.setReadOnly(false);
                    connection.setTransactionIsolation(usual.get());
                });
            }
        }
    }
}
