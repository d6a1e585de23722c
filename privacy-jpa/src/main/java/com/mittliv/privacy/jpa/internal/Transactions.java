package com.mittliv.privacy.jpa.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.util.function.Function;

/** Work in a transaction of its own, which is undone and gives its connection back whatever is thrown, errors included. */
public final class Transactions {
    private Transactions() {}

    /**
     * Does work.
     *
     * @param entities where
     * @param work what
     * @param <T> what it gives
     * @return what it gave, once that is committed
     */
    public static <T> T call(EntityManagerFactory entities, Function<EntityManager, T> work) {
        try (EntityManager manager = entities.createEntityManager()) {
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
    }
}
