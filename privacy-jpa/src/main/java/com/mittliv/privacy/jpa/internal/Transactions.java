package com.mittliv.privacy.jpa.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;

/** Work on connections, in transactions of its own. */
public final class Transactions {
    private Transactions() {}

    /**
     * Does work in a transaction, which is rolled back if it fails.
     *
     * @param entities where the connection comes from
     * @param work the work
     * @param <T> the type of what it gives
     * @return what it gives
     */
    public static <T> T run(EntityManagerFactory entities, ReturningWork<T> work) {
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
}
