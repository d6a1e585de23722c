package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.jpa.internal.GuardedData;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.StoreSweepReport.Swept;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.vocabulary.Term;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Erases what no ground holds any more of what is kept in stores beside the database (Art. 5(1)(e) GDPR), as
 * {@link RetentionSweep} does with rows; to be run after that one, where a store's records depend on rows.
 *
 * <pre>{@code
 * StoreSweep sweep = StoreSweep.of(entities, receipts).with(FolderStore.of("letters", …));
 * StoreSweepReport report = sweep.run();
 * }</pre>
 *
 * <p>Each person's records are judged by the policy, with her consents, objections and legal holds. What is to go is
 * written down first, then erased, looked for again, and receipted in the transaction that ends it: a process that dies
 * leaves what the next sweep of any instance ends, and each record has one receipt. Several instances may sweep at once. What
 * fails for one person, or one store, is left for the next sweep, and the report counts it. Immutable, and safe to share
 * between threads.
 */
public final class StoreSweep {
    private final EntityManagerFactory entities;
    private final GuardedData data;
    private final ErasureReceipts receipts;
    private final List<SweptStore> stores;

    private StoreSweep(
            EntityManagerFactory entities, GuardedData data, ErasureReceipts receipts, List<SweptStore> stores) {
        this.entities = entities;
        this.data = data;
        this.receipts = receipts;
        this.stores = List.copyOf(stores);
    }

    /**
     * A sweep of no store yet.
     *
     * @param entities the guarded entities, which tell the policy, the clock and what people said
     * @param receipts writes the receipts, in the same database
     * @return the sweep
     * @throws IllegalArgumentException if the entities are not guarded
     */
    public static StoreSweep of(EntityManagerFactory entities, ErasureReceipts receipts) {
        return new StoreSweep(entities, GuardedData.of(entities), receipts, List.of());
    }

    /**
     * This sweep with stores, each swept in its turn.
     *
     * @param more the stores
     * @return a new sweep
     * @throws IllegalArgumentException if a store's name is no id, or names two holders of data
     */
    public StoreSweep with(SweptStore... more) {
        List<SweptStore> all = new ArrayList<>(stores);
        for (SweptStore store : more) {
            Term.requireId(store.name());
            boolean isEntity =
                    data.rowTables().stream().anyMatch(table -> table.entity().equals(store.name()));
            if (isEntity || all.stream().anyMatch(other -> other.name().equals(store.name()))) {
                throw new IllegalArgumentException(
                        "`" + store.name() + "` names two holders of data; give the store a name of its own");
            }
            all.add(store);
        }
        return new StoreSweep(entities, data, receipts, all);
    }

    /**
     * Erases what is due, with receipts, and ends what a sweep before this one had begun.
     *
     * @return what went and what failed
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public StoreSweepReport run() {
        return each("what nothing keeps is erased from stores", StorePass::run);
    }

    /**
     * Counts what is due; erases nothing.
     *
     * @return what would go and what could not be asked
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public StoreSweepReport dryRun() {
        return each("what nothing keeps in stores is counted", StorePass::count);
    }

    @SuppressWarnings("try")
    private StoreSweepReport each(String because, Function<StorePass, Swept> work) {
        try (Opened opened = data.scope().openSystem(because)) {
            return new StoreSweepReport(stores.stream()
                    .map(store -> work.apply(new StorePass(entities, data, receipts, store)))
                    .toList());
        }
    }
}
