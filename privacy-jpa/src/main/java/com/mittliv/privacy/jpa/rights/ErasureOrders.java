package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.internal.GuardedData;
import com.mittliv.privacy.jpa.internal.RowTable;
import com.mittliv.privacy.jpa.internal.Transactions;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.ErasureOrder.State;
import com.mittliv.privacy.jpa.rights.ErasureOrder.StoreState;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.policy.DeclaredRight.Proviso;
import com.mittliv.privacy.rights.DataSubjectRights;
import com.mittliv.privacy.rights.Deadline;
import com.mittliv.privacy.rights.ErasureGround;
import com.mittliv.privacy.rights.ErasurePlan;
import com.mittliv.privacy.rights.PersonFile;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Takes orders to erase a person's data and carries them out (Art. 17 GDPR), in all guarded entities and in the stores
 * beside them. An order is stored first, and stays open until everything that must go was looked for again and is gone;
 * what fails is tried again, later each time.
 *
 * <pre>{@code
 * ErasureOrders orders = ErasureOrders.of(entities, receipts).with(FolderStore.of("letters", …));
 * ErasurePlan plan = orders.plan("m1");  // what would go, and what would stay until when on which ground
 * List<StorePlan> beside = orders.plansOfStores("m1");  // the same for the stores
 * ErasureOrder order = orders.run(orders.take("m1").id());
 * orders.runDue();                       // now and then, from a scheduler
 * orders.open().forEach(left -> tell(left.deadline()));
 * }</pre>
 *
 * <p>What must go of the rows goes in one transaction, with the withdrawals and objections that the order amounts to and
 * with its receipts; stores follow one by one. Rows that a rule or a legal hold still keeps stay, and the order tells
 * why. Several instances can run orders at once. Safe to share between threads.
 */
public final class ErasureOrders {
    private static final Set<ErasureGround> WITHOUT_A_REASON =
            Set.of(ErasureGround.CONSENT_WITHDRAWN, ErasureGround.OBJECTED);

    private final Setting setting;

    /** What orders are carried out with. */
    record Setting(
            EntityManagerFactory entities,
            GuardedData data,
            List<RowTable> tables,
            ErasureReceipts receipts,
            Map<String, PersonalDataStore> stores,
            DataSubjectRights rights,
            Backoff backoff) {
        /** Columns hold whole microseconds. */
        Instant now() {
            return data.clock().instant().truncatedTo(ChronoUnit.MICROS);
        }

        SubjectState stateOf(String subjectId, EntityManager manager) {
            return new JpaSubjectStates(entities, data.engine()).in(manager).load(subjectId);
        }

        Weighing weighing(Set<ErasureGround> grounds, SubjectState person, Instant now) {
            return new Weighing(data.engine(), rights, grounds, person, now);
        }

        <T> T transaction(Function<EntityManager, T> work) {
            return Transactions.call(entities, work);
        }
    }

    private ErasureOrders(Setting setting) {
        this.setting = setting;
    }

    /**
     * Orders for the guarded entities alone. What failed is tried again after a minute, and at most six hours apart.
     *
     * @param entities the guarded entities
     * @param receipts writes the receipts, in the same database
     * @return the orders
     * @throws IllegalArgumentException if the entities are not guarded
     */
    public static ErasureOrders of(EntityManagerFactory entities, ErasureReceipts receipts) {
        GuardedData data = GuardedData.of(entities);
        return new ErasureOrders(new Setting(
                entities,
                data,
                data.rowTables(),
                receipts,
                Map.of(),
                new DataSubjectRights(data.engine()),
                Backoff.STANDARD));
    }

    /**
     * The entities that orders, notices and sweeps of stores are kept in.
     *
     * @return the classes, to be known to the persistence unit
     */
    public static List<Class<?>> entityClasses() {
        return List.of(OrderEntry.class, OrderStoreEntry.class, OutboxEntry.class, StoreSweepEntry.class);
    }

    private ErasureOrders with(Map<String, PersonalDataStore> stores, DataSubjectRights rights, Backoff backoff) {
        return new ErasureOrders(
                new Setting(setting.entities, setting.data, setting.tables, setting.receipts, stores, rights, backoff));
    }

    /**
     * These orders with stores beside the entities. An order reaches into the stores that were there when it was taken.
     *
     * @param more the stores
     * @return new orders
     * @throws IllegalArgumentException if two stores, or a store and an entity, have the same name
     */
    public ErasureOrders with(PersonalDataStore... more) {
        Map<String, PersonalDataStore> all = new LinkedHashMap<>(setting.stores);
        for (PersonalDataStore store : more) {
            boolean isEntity =
                    setting.tables.stream().anyMatch(table -> table.entity().equals(store.name()));
            if (isEntity || all.put(store.name(), store) != null) {
                throw new IllegalArgumentException(
                        "`" + store.name() + "` names two holders of data; give the store a name of its own");
            }
        }
        return with(Map.copyOf(all), setting.rights, setting.backoff);
    }

    /**
     * These orders where something is given that the policy makes the right depend on.
     *
     * @param given what is given
     * @return new orders
     */
    public ErasureOrders where(Proviso given) {
        return with(setting.stores, setting.rights.where(given), setting.backoff);
    }

    /**
     * These orders with other waits after failures.
     *
     * @param first the wait after the first failure; it doubles with each further one
     * @param longest the longest wait
     * @return new orders
     * @throws IllegalArgumentException if a wait is not positive, or the longest is shorter than the first
     */
    public ErasureOrders retrying(Duration first, Duration longest) {
        return with(setting.stores, setting.rights, new Backoff(first, longest));
    }

    /**
     * What an order would do to the rows of entities now, asked for without a reason; changes nothing.
     *
     * @param subjectId the person's id
     * @return what goes, and what stays until when on which ground
     * @throws ErasureRefusedException if the policy doesn't open the right
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public ErasurePlan plan(String subjectId) {
        return plan(subjectId, WITHOUT_A_REASON);
    }

    /**
     * What an order on certain grounds would do to the rows of entities now; changes nothing.
     *
     * @param subjectId the person's id
     * @param grounds what the person invokes, or the controller grants
     * @return what goes, and what stays until when on which ground
     * @throws ErasureRefusedException if the policy doesn't open the right
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public ErasurePlan plan(String subjectId, Set<ErasureGround> grounds) {
        PersonFile file = new PersonFiles(setting.entities).of(subjectId);
        return setting.weighing(grounds, file.subject(), setting.now()).plan(file.records());
    }

    /**
     * What an order would do in the stores now, asked for without a reason; changes nothing.
     *
     * @param subjectId the person's id
     * @return one plan for each store, by the stores' names
     * @throws ErasureRefusedException if the policy doesn't open the right
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public List<StorePlan> plansOfStores(String subjectId) {
        return inSystem("what an order to erase would do in stores is told", () -> {
            SubjectState person = setting.transaction(manager -> setting.stateOf(subjectId, manager));
            Weighing weighing = setting.weighing(WITHOUT_A_REASON, person, setting.now());
            return setting.stores.values().stream()
                    .sorted(Comparator.comparing(PersonalDataStore::name))
                    .map(store -> new StoreErasure(
                                    store,
                                    subjectId,
                                    setting.data.engine().policy().vocabulary())
                            .plan(weighing))
                    .toList();
        });
    }

    /**
     * Takes an order received now, without a reason: it stands for the withdrawal of every consent, and an objection to
     * all that is open to one.
     *
     * @param subjectId the person's id
     * @return the order, stored and open
     * @throws ErasureRefusedException if the policy doesn't open the right
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public ErasureOrder take(String subjectId) {
        return take(subjectId, WITHOUT_A_REASON, setting.now());
    }

    /**
     * Takes an order on certain grounds.
     *
     * @param subjectId the person's id
     * @param grounds what the person invokes, or the controller grants
     * @param receivedAt when it was received; its deadline counts from there
     * @return the order, stored and open
     * @throws ErasureRefusedException if the policy doesn't open the right
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public ErasureOrder take(String subjectId, Set<ErasureGround> grounds, Instant receivedAt) {
        Instant now = setting.now();
        // Refused before it is stored, if at all.
        ErasurePlan unused = setting.weighing(grounds, SubjectState.none(), now).plan(List.of());
        return inSystem(() -> setting.transaction(manager -> {
            OrderEntry order = new OrderEntry(
                    setting.receipts.hash(subjectId).hex(),
                    subjectId,
                    grounds.stream().map(Enum::name).sorted().collect(Collectors.joining(" ")),
                    receivedAt.truncatedTo(ChronoUnit.MICROS),
                    now);
            setting.stores.keySet().stream().sorted().forEach(order::add);
            manager.persist(order);
            return view(order);
        }));
    }

    private <T> T inSystem(Supplier<T> work) {
        return inSystem("an order to erase is carried out", work);
    }

    @SuppressWarnings("try")
    private <T> T inSystem(String because, Supplier<T> work) {
        try (var opened = setting.data.scope().openSystem(because)) {
            return work.get();
        }
    }

    /**
     * Tries an order now, whatever its next attempt is. What fails is on record with the order, which then stays open. An
     * order that another instance is at, or that is done, is left as it is.
     *
     * @param order the order's number
     * @return the order afterwards
     * @throws IllegalArgumentException if there is no such order
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public ErasureOrder run(long order) {
        return inSystem(() -> {
            ErasureOrder before = find(order);
            return before.state() == State.DONE ? before : attempt(order);
        });
    }

    /**
     * Tries every open order whose next attempt is due.
     *
     * @return these orders afterwards
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public List<ErasureOrder> runDue() {
        return inSystem(() -> {
            List<Long> due = setting.transaction(manager -> manager.createQuery(
                            "select o.id from PrivacyErasureOrder o where o.state = :open and o.nextTryAt <= :now"
                                    + " order by o.nextTryAt, o.id",
                            Long.class)
                    .setParameter("open", State.OPEN)
                    .setParameter("now", setting.now())
                    .getResultList());
            return due.stream().map(this::attempt).toList();
        });
    }

    private ErasureOrder attempt(long order) {
        new OrderAttempt(setting, order, setting.now()).run();
        return find(order);
    }

    /**
     * An order as far as it has come.
     *
     * @param order its number
     * @return the order
     * @throws IllegalArgumentException if there is no such order
     */
    public ErasureOrder find(long order) {
        return setting.transaction(manager -> Optional.ofNullable(manager.find(OrderEntry.class, order))
                .map(this::view)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no order " + order + "; take numbers from `take` or `open`")));
    }

    /**
     * The orders that are not done.
     *
     * @return in the order in which they were received
     */
    public List<ErasureOrder> open() {
        return setting.transaction(manager -> manager.createQuery(
                        "from PrivacyErasureOrder o where o.state = :open order by o.receivedAt, o.id",
                        OrderEntry.class)
                .setParameter("open", State.OPEN)
                .getResultStream()
                .map(this::view)
                .toList());
    }

    /**
     * How many orders are open, late or failing, and how many notices wait; asked for without reading the orders.
     *
     * @return the numbers as of now
     */
    public ErasureTally tally() {
        return setting.transaction(manager -> Tallying.of(
                manager, received -> Deadline.of(received, setting.data.engine().policy()), setting.now()));
    }

    /**
     * The orders of a person, those that are done as well.
     *
     * @param subjectId the person's id
     * @return in the order in which they were received
     */
    public List<ErasureOrder> of(String subjectId) {
        return setting.transaction(manager -> manager.createQuery(
                        "from PrivacyErasureOrder o where o.subjectHash = :hash order by o.receivedAt, o.id",
                        OrderEntry.class)
                .setParameter("hash", setting.receipts.hash(subjectId).hex())
                .getResultStream()
                .map(this::view)
                .toList());
    }

    private ErasureOrder view(OrderEntry order) {
        Outcome outcome = Outcome.of(order.outcome);
        return new ErasureOrder(
                Objects.requireNonNull(order.id),
                order.state,
                order.receivedAt,
                Deadline.of(order.receivedAt, setting.data.engine().policy()),
                order.attempts,
                Optional.ofNullable(order.nextTryAt),
                Optional.ofNullable(order.lastFailure),
                Optional.ofNullable(order.rowsErasedAt),
                order.stores().stream()
                        .map(store -> new StoreState(
                                store.store, Optional.ofNullable(store.doneAt), Optional.ofNullable(store.lastFailure)))
                        .toList(),
                outcome.erased(),
                outcome.kept(),
                outcome.leftEmpty(),
                outcome.unjudged(),
                Optional.ofNullable(order.doneAt));
    }
}
