package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.jpa.internal.GuardedData;
import com.mittliv.privacy.jpa.internal.Transactions;
import com.mittliv.privacy.jpa.proof.ErasedRows;
import com.mittliv.privacy.jpa.proof.ErasedRows.Action;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.StoreErasure.Planned;
import com.mittliv.privacy.jpa.rights.StoreSweepReport.Swept;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;

/** One store's turn in a sweep: people one after the other, two transactions for each of whom something is due. */
final class StorePass {
    /** How much of a person is written down at once: it must fit into a column. */
    private static final int MOST_AT_ONCE = 200;

    private final EntityManagerFactory entities;
    private final GuardedData data;
    private final ErasureReceipts receipts;
    private final SweptStore store;
    private final String work = "stores-" + UUID.randomUUID();
    private final Instant now;

    private long deleted;
    private long emptied;
    private long failed;
    private Optional<String> failure = Optional.empty();

    StorePass(EntityManagerFactory entities, GuardedData data, ErasureReceipts receipts, SweptStore store) {
        this.entities = entities;
        this.data = data;
        this.receipts = receipts;
        this.store = store;
        // Columns hold whole microseconds.
        this.now = data.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    Swept run() {
        unfinished().forEach(id -> seeTo(() -> finish(id)));
        eachPerson(this::sweep);
        return told();
    }

    Swept count() {
        eachPerson(person -> count(in(manager -> due(manager, person).all())));
        return told();
    }

    private void sweep(String person) {
        for (Optional<Long> begun = begun(person); begun.isPresent(); begun = begun(person)) {
            finish(begun.get());
        }
    }

    private Swept told() {
        return new Swept(store.name(), deleted, emptied, failed, failure);
    }

    private void eachPerson(Consumer<String> work) {
        try (Stream<String> people = store.people()) {
            people.forEach(person -> seeTo(() -> work.accept(person)));
        } catch (IOException | UncheckedIOException e) {
            failedBy(Leases.kind(e));
        }
    }

    /** Whatever a store or a state throws for one person is left to the next sweep; a database that fails ends this one. */
    @SuppressWarnings("IllegalCatch")
    private void seeTo(Runnable work) {
        try {
            work.run();
        } catch (PersistenceException e) {
            throw e;
        } catch (StoreFailedException e) {
            failedBy(e.kind());
        } catch (RuntimeException e) {
            failedBy(Leases.kind(e));
        }
    }

    private void failedBy(String kind) {
        failed++;
        failure = Optional.of(kind);
    }

    private interface InTransaction<T> {
        T ask(EntityManager manager);
    }

    private <T> T in(InTransaction<T> work) {
        return Transactions.call(entities, work::ask);
    }

    private List<Long> unfinished() {
        return in(manager -> manager.createQuery(
                        "select e.id from PrivacyStoreSweep e where e.store = :store order by e.id", Long.class)
                .setParameter("store", store.name())
                .getResultList());
    }

    private StoreDue due(EntityManager manager, String person) {
        return StoreDue.of(
                store,
                person,
                data.engine(),
                new JpaSubjectStates(entities, data.engine()).in(manager).load(person),
                now);
    }

    /** Writes down what is due of a person, unless another sweep did. */
    private Optional<Long> begun(String person) {
        String hash = receipts.hash(person).hex();
        try {
            return in(manager -> entryOf(manager, hash).isPresent() ? Optional.empty() : begun(manager, person, hash));
        } catch (ConstraintViolationException e) {
            // On H2 another that begins in the same moment is met so; it ends what it began.
            return Optional.empty();
        }
    }

    private Optional<Long> begun(EntityManager manager, String person, String hash) {
        // Read before the store is: whatever another's receipt then tells of is not receipted again.
        long page = manager.unwrap(Session.class)
                .doReturningWork(connection -> receipts.head(connection).sequence());
        List<Planned> planned =
                due(manager, person).all().stream().limit(MOST_AT_ONCE).toList();
        return !planned.isEmpty() && isMine(manager, person, hash, page, planned)
                ? entryOf(manager, hash)
                : Optional.empty();
    }

    private Optional<Long> entryOf(EntityManager manager, String hash) {
        return manager.createQuery(
                        "select e.id from PrivacyStoreSweep e where e.store = :store and e.subjectHash = :hash",
                        Long.class)
                .setParameter("store", store.name())
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    private boolean isMine(EntityManager manager, String person, String hash, long page, List<Planned> planned) {
        // Not persisted: a conflict would be logged as an error, which it is none.
        return manager.createQuery(
                                "insert into PrivacyStoreSweep (store, subjectHash, subjectId, planned, afterPage, begunAt)"
                                        + " values (:store, :hash, :person, :planned, :page, :now)"
                                        + " on conflict (store, subjectHash) do nothing")
                        .setParameter("store", store.name())
                        .setParameter("hash", hash)
                        .setParameter("person", person)
                        .setParameter("planned", StoreErasure.toJson(planned))
                        .setParameter("page", page)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Erases what was written down and is due still, unless another instance is at it. */
    private void finish(long id) {
        List<Planned> gone = in(manager -> Leases.take(manager, StoreSweepEntry.class, id)
                .map(entry -> erased(manager, entry))
                .orElse(List.of()));
        count(gone);
    }

    private List<Planned> erased(EntityManager manager, StoreSweepEntry entry) {
        String person = entry.subjectId;
        StoreDue due = due(manager, person);
        List<Planned> planned = StoreErasure.planned(entry.planned).stream()
                .flatMap(each -> due.isThere(each)
                        // A consent or a hold may have come since.
                        ? due.of(each).stream()
                        : Stream.of(each).filter(lost -> !isProven(manager, entry, lost)))
                .toList();
        List<ErasedRows> erased =
                new StoreErasure(store, person, data.engine().policy().vocabulary()).erase(planned);
        manager.remove(entry);
        manager.flush();
        manager.unwrap(Session.class)
                .doWork(connection ->
                        receipts.write(connection, work, data.engine().policy().version(), now, erased));
        return planned;
    }

    /** Whether something that is not there any more went with a receipt meanwhile, by an order to erase. */
    private boolean isProven(EntityManager manager, StoreSweepEntry entry, Planned lost) {
        return manager.unwrap(Session.class)
                .doReturningWork(connection ->
                        receipts.proves(connection, entry.subjectId, store.name(), List.of(lost.record())).stream()
                                .filter(receipt -> receipt.page() > entry.afterPage)
                                .anyMatch(receipt -> receipt.action() == Action.DELETED
                                        || receipt.categories().containsAll(lost.categories())));
    }

    private void count(List<Planned> records) {
        long whole = records.stream().filter(Planned::isWhole).count();
        deleted += whole;
        emptied += records.size() - whole;
    }
}
