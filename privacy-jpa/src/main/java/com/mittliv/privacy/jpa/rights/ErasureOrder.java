package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.rights.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An order to erase a person's data (Art. 17 GDPR), as far as it has come. It names nobody.
 *
 * @param id its number
 * @param state whether it is done
 * @param receivedAt when it was received
 * @param deadline by when the person must be answered (Art. 12(3))
 * @param attempts how often it was tried
 * @param nextTry when it is tried again; empty once it is done
 * @param lastFailure what hindered the last attempt, as the kind of failure; its message may hold personal values
 * @param rowsErasedAt when the rows of entities were erased, in one transaction
 * @param stores how far it has come in each store
 * @param erased how many records went, or parts of them did, by entity and store
 * @param kept what stays, and why
 * @param leftEmpty how many rows stay without their data, because rows that stay refer to them
 * @param unjudged how many rows about the person tell no role the policy knows and are left alone
 * @param doneAt when all was erased, and seen to be gone
 */
public record ErasureOrder(
        long id,
        State state,
        Instant receivedAt,
        Deadline deadline,
        int attempts,
        Optional<Instant> nextTry,
        Optional<String> lastFailure,
        Optional<Instant> rowsErasedAt,
        List<StoreState> stores,
        Map<String, Long> erased,
        List<Kept> kept,
        long leftEmpty,
        long unjudged,
        Optional<Instant> doneAt) {
    /** Whether an order is done. */
    public enum State {
        /** Something is still to be erased, or to be seen gone. */
        OPEN,
        /** All that must go is gone. */
        DONE
    }

    /**
     * How far an order has come in a store.
     *
     * @param store the store's name
     * @param doneAt when all was erased there, and seen to be gone; empty while it is not
     * @param lastFailure what hindered the last attempt, as the kind of failure
     */
    public record StoreState(String store, Optional<Instant> doneAt, Optional<String> lastFailure) {}

    /** Copies. */
    public ErasureOrder {
        stores = List.copyOf(stores);
        erased = Map.copyOf(erased);
        kept = List.copyOf(kept);
    }
}
