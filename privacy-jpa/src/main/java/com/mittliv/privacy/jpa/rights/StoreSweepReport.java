package com.mittliv.privacy.jpa.rights;

import java.util.List;
import java.util.Optional;

/**
 * What a sweep of stores did, or would do, in numbers. It names nobody.
 *
 * @param stores what became of each store, in the order in which they were given
 */
public record StoreSweepReport(List<Swept> stores) {
    /** Copies. */
    public StoreSweepReport {
        stores = List.copyOf(stores);
    }

    /**
     * What became of one store.
     *
     * @param store its name
     * @param deleted how many records went as a whole, or would go
     * @param emptied how many records stay and lost some of their categories, or would
     * @param failed of how many people something may be left that is due, because the store, or what is known of them, could
     *     not be asked; the next sweep tries again
     * @param failure the kind of the last failure; empty if there was none
     */
    public record Swept(String store, long deleted, long emptied, long failed, Optional<String> failure) {}

    /**
     * Whether everything could be looked at, and all that was due went.
     *
     * @return whether nothing failed
     */
    public boolean isComplete() {
        return stores.stream().allMatch(store -> store.failure().isEmpty());
    }

    /**
     * How many records went as a whole, or would go.
     *
     * @return their number over all stores
     */
    public long deleted() {
        return stores.stream().mapToLong(Swept::deleted).sum();
    }

    /**
     * How many records stay and lost some of their categories, or would.
     *
     * @return their number over all stores
     */
    public long emptied() {
        return stores.stream().mapToLong(Swept::emptied).sum();
    }

    /**
     * Of how many people something may be left.
     *
     * @return their number over all stores; a store that could not tell whom it holds data of counts as one
     */
    public long failed() {
        return stores.stream().mapToLong(Swept::failed).sum();
    }

    /**
     * The kind of a failure.
     *
     * @return of the last store that had one; empty if none had
     */
    public Optional<String> failure() {
        return stores.stream().flatMap(store -> store.failure().stream()).reduce((before, last) -> last);
    }
}
