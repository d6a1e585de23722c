package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.rights.ErasurePlan;
import java.util.Optional;

/**
 * What an order to erase would do in a store now (Art. 17 GDPR).
 *
 * @param store the store's name
 * @param plan what goes, and what stays until when on which ground; empty if the store could not tell what it holds
 * @param failure what hindered it, as the kind of failure; empty if it told. An order is taken all the same, and stays
 *     open until the store has erased
 */
public record StorePlan(String store, Optional<ErasurePlan> plan, Optional<String> failure) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException unless there is either a plan or a failure
     */
    public StorePlan {
        if (plan.isPresent() == failure.isPresent()) {
            throw new IllegalArgumentException(
                    "a store tells what would go there, or what hinders it; give one of both");
        }
    }

    static StorePlan told(String store, ErasurePlan plan) {
        return new StorePlan(store, Optional.of(plan), Optional.empty());
    }

    static StorePlan untold(String store, StoreFailedException failure) {
        return new StorePlan(store, Optional.empty(), Optional.of(failure.kind()));
    }
}
