package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.proof.ErasedRows;
import com.mittliv.privacy.jpa.rights.ErasureOrder.State;
import com.mittliv.privacy.jpa.rights.ErasureOrders.Setting;
import com.mittliv.privacy.jpa.rights.PersonRows.PersonRow;
import com.mittliv.privacy.jpa.rights.StoreErasure.Found;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.rights.ErasureGround;
import com.mittliv.privacy.rights.ErasurePlan;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * One attempt at an order, in steps. Each is a transaction that holds the lock on the order's row, begins with what is on
 * record, and can be done again after a crash.
 */
final class OrderAttempt {
    private static final Logger LOG = System.getLogger(ErasureOrders.class.getName());

    private final Setting setting;
    private final long id;
    private final Instant now;

    OrderAttempt(Setting setting, long id, Instant now) {
        this.setting = setting;
        this.id = id;
        this.now = now;
    }

    /** What a store still has to be asked for. */
    private record ToDo(List<String> stores) {}

    @SuppressWarnings("IllegalCatch")
    void run() {
        try {
            Optional<ToDo> toDo = step(this::eraseRows);
            // INVARIANT: a step that was left to another instance ends the attempt; that one goes on, or what is open
            // is
            // found again.
            if (toDo.isPresent() && toDo.get().stores().stream().allMatch(this::isSeenTo)) {
                Optional<ToDo> unused = step(this::finish);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "order {0} to erase failed by {1}, and is tried again", id, Leases.kind(e));
            Optional<ToDo> unused = step((manager, order) -> failed(order, Leases.kind(e)));
        }
    }

    private boolean isSeenTo(String store) {
        return step((manager, order) -> plan(manager, order, store)).isPresent()
                && step((manager, order) -> erase(manager, order, store)).isPresent();
    }

    /** Does a step if the order is open and no other instance is at it. */
    private Optional<ToDo> step(BiConsumer<EntityManager, OrderEntry> work) {
        return setting.transaction(manager -> {
            Optional<OrderEntry> mine =
                    Leases.take(manager, OrderEntry.class, id).filter(order -> order.state == State.OPEN);
            mine.ifPresent(order -> work.accept(manager, order));
            return mine.map(order -> new ToDo(order.stores().stream()
                    .filter(store -> store.doneAt == null)
                    .map(store -> store.store)
                    .toList()));
        });
    }

    private void eraseRows(EntityManager manager, OrderEntry order) {
        if (order.rowsErasedAt != null) {
            return;
        }
        RowErasure erasure = new RowErasure(setting.data(), setting.tables(), setting.receipts(), order.subject());
        Session session = manager.unwrap(Session.class);
        PersonRows rows = session.doReturningWork(erasure::lock);
        JpaSubjectStates states = states(manager);
        SubjectState before = states.load(order.subject());
        Weighing weighing = setting.weighing(grounds(order), before, now);
        ErasurePlan plan = weighing.plan(rows.records());
        ErasurePlan whole =
                weighing.plan(rows.rows().stream().map(PersonRow::whole).toList());
        erasure.record(states, before, whole.after());
        manager.flush();
        Outcome outcome = session.doReturningWork(
                connection -> erasure.erase(connection, rows, weighing, plan, whole, work(), now));
        order.outcome = Outcome.of(order.outcome).and(outcome).toJson();
        order.rowsErasedAt = now;
    }

    private JpaSubjectStates states(EntityManager manager) {
        return new JpaSubjectStates(setting.entities(), setting.data().engine()).in(manager);
    }

    private static Set<ErasureGround> grounds(OrderEntry order) {
        return Arrays.stream(order.grounds.split(" ", -1))
                .filter(ground -> !ground.isEmpty())
                .map(ErasureGround::valueOf)
                .collect(Collectors.toSet());
    }

    /** By what the receipts name this order. */
    private String work() {
        return "order-" + id;
    }

    private void plan(EntityManager manager, OrderEntry order, String name) {
        OrderStoreEntry entry = entry(order, name);
        if (entry.planned == null) {
            withStore(order, entry, store -> {
                Found found = store.find(weighing(manager, order));
                entry.planned = StoreErasure.toJson(found.planned());
                order.outcome = Outcome.of(order.outcome)
                        .and(new Outcome(List.of(), found.outcome().tell(), Map.of(), 0, 0))
                        .toJson();
            });
        }
    }

    private Weighing weighing(EntityManager manager, OrderEntry order) {
        return setting.weighing(grounds(order), setting.stateOf(order.subject(), manager), now);
    }

    private void erase(EntityManager manager, OrderEntry order, String name) {
        OrderStoreEntry entry = entry(order, name);
        String planned = entry.planned;
        if (planned == null) {
            return;
        }
        withStore(order, entry, store -> {
            List<ErasedRows> erased = store.erase(StoreErasure.planned(planned));
            Found left = store.find(weighing(manager, order));
            write(manager, erased);
            Map<String, Long> counts = new HashMap<>();
            erased.forEach(rows -> counts.merge(name, (long) rows.rows().size(), Long::sum));
            entry.planned = null;
            Outcome so = Outcome.of(order.outcome).and(new Outcome(List.of(), List.of(), counts, 0, 0));
            if (left.planned().isEmpty()) {
                entry.doneAt = now;
                entry.lastFailure = null;
                so = so.and(new Outcome(left.outcome().kept(), List.of(), Map.of(), 0, 0));
            } else {
                entry.lastFailure = NotErasedException.class.getSimpleName();
            }
            order.outcome = so.toJson();
        });
    }

    private void write(EntityManager manager, List<ErasedRows> erased) {
        manager.unwrap(Session.class)
                .doWork(connection -> setting.receipts()
                        .write(
                                connection,
                                work(),
                                setting.data().engine().policy().version(),
                                now,
                                erased));
    }

    private static OrderStoreEntry entry(OrderEntry order, String name) {
        return order.stores().stream()
                .filter(store -> store.store.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private interface StoreWork {
        void with(StoreErasure store);
    }

    // INVARIANT: what a store could not be brought to do is on record, and done again.
    private void withStore(OrderEntry order, OrderStoreEntry entry, StoreWork work) {
        PersonalDataStore store = setting.stores().get(entry.store);
        if (store == null) {
            entry.lastFailure = "StoreNotConfigured";
            return;
        }
        try {
            work.with(new StoreErasure(
                    store, order.subject(), setting.data().engine().policy().vocabulary()));
        } catch (StoreFailedException e) {
            entry.lastFailure = e.kind();
        } catch (NotErasedException e) {
            entry.lastFailure = Leases.kind(e);
        }
    }

    private void finish(EntityManager manager, OrderEntry order) {
        Optional<OrderStoreEntry> open =
                order.stores().stream().filter(store -> store.doneAt == null).findFirst();
        if (open.isPresent()) {
            failed(order, open.map(store -> store.lastFailure).orElse("StoreOpen"));
            return;
        }
        for (Outcome.ToTell tell : Outcome.of(order.outcome).tell()) {
            manager.persist(new OutboxEntry(id, tell, order.subject(), now));
        }
        order.attempts++;
        order.state = State.DONE;
        order.doneAt = now;
        order.nextTryAt = null;
        order.lastFailure = null;
        order.subjectId = null;
    }

    private void failed(OrderEntry order, String kind) {
        order.attempts++;
        order.lastFailure = kind;
        order.nextTryAt = setting.backoff().next(now, order.attempts);
    }
}
