package com.mittliv.privacy.jpa.rights;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** Work that one instance does at a time: its row is locked until the transaction ends. */
final class Leases {
    /** What the lock is called by which a row that is locked already is passed over. */
    private static final int SKIP_LOCKED = -2;

    private Leases() {}

    /** The row as it is now, locked; empty if it is gone, or another transaction has it. */
    static <E> Optional<E> take(EntityManager manager, Class<E> type, long id) {
        String name = manager.getMetamodel().entity(type).getName();
        return manager.createQuery("from " + name + " e where e.id = :id", type)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultStream()
                .findFirst();
    }

    /** The kind of a failure: what its message says may be personal. */
    static String kind(Throwable failure) {
        return failure.getClass().getSimpleName();
    }
}
