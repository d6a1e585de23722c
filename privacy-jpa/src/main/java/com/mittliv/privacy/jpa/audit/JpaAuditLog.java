package com.mittliv.privacy.jpa.audit;

import com.mittliv.privacy.audit.AuditChain;
import com.mittliv.privacy.audit.AuditEntry;
import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.AuditException;
import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.audit.SubjectHash;
import com.mittliv.privacy.audit.Verification;
import com.mittliv.privacy.jpa.audit.AuditTable.Stored;
import com.mittliv.privacy.jpa.internal.ChainHead;
import com.mittliv.privacy.jpa.internal.Transactions;
import com.mittliv.privacy.vocabulary.Term;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.jdbc.ReturningWork;

/**
 * A log in the library's tables, which no user of the database can rewrite (Art. 5(2) GDPR). Each append is a
 * transaction of its own, but for {@link #in}:
 *
 * <pre>{@code
 * JpaAuditLog audit = new JpaAuditLog(entities);
 * audit.append(AuditEvent.refused(refusal, hasher.hash(personId), policy, now)); // stands whatever comes after it
 *
 * manager.getTransaction().begin();
 * audit.in(manager).append(AuditEvent.disclosed(permit, categories, hasher.hash(personId), policy, now));
 * manager.getTransaction().commit(); // the disclosure and its entry stand, or neither
 * }</pre>
 *
 * <p>An append locks its chain until its transaction ends, so that entries follow one another: append last in a
 * transaction, and not outside of it meanwhile. Writers that would wait for one another too long have each a
 * {@link #chain} of their own. An append that waits for more than ten seconds fails.
 *
 * <p>Entries are durable as the database's commits are. Safe to share between threads, but for what {@link #in} gives.
 */
public final class JpaAuditLog implements AuditLog {
    private static final String MAIN = "main";

    /** How long an append waits for another transaction that appends to the same chain. */
    private static final int PATIENCE_SECONDS = 10;

    private final Supplier<EntityManagerFactory> entities;
    private final String chain;
    private final Optional<EntityManager> atHand;
    private final AtomicBoolean closed;

    /**
     * A log in a persistence unit.
     *
     * @param entities a unit that knows {@link #entityClasses()}
     */
    public JpaAuditLog(EntityManagerFactory entities) {
        this(() -> entities);
    }

    /**
     * A log in a persistence unit that is not there yet, because what is handed to it needs the log: a
     * {@link com.mittliv.privacy.scope.PurposeScope} records in it whenever all data are opened.
     *
     * @param entities gives the unit once it is there; asked at each use
     */
    public JpaAuditLog(Supplier<EntityManagerFactory> entities) {
        this(entities, MAIN, Optional.empty(), new AtomicBoolean());
    }

    private JpaAuditLog(
            Supplier<EntityManagerFactory> entities,
            String chain,
            Optional<EntityManager> atHand,
            AtomicBoolean closed) {
        this.entities = entities;
        this.chain = chain;
        this.atHand = atHand;
        this.closed = closed;
    }

    /**
     * The entities that entries are kept in.
     *
     * @return the classes, to be known to the persistence unit
     */
    public static List<Class<?>> entityClasses() {
        return List.of(EventEntry.class, ChainEntry.class);
    }

    /**
     * The same log, written in the transaction of an entity manager: an entry stands with all else that is done in it, or
     * not at all. While the manager has no transaction, each append is one of its own. A failed append leaves the
     * transaction nothing but to be rolled back.
     *
     * @param manager whose transaction it is; its life is that of the returned object
     * @return a log for this transaction, not to be shared between threads
     */
    public JpaAuditLog in(EntityManager manager) {
        return new JpaAuditLog(entities, chain, Optional.of(manager), closed);
    }

    /**
     * Another chain in the same tables, with numbers and a head of its own, for a writer that is not to wait for others:
     * each process its own, say, and always the same, since chains are not deleted.
     *
     * @param name the chain's name, in small letters, digits and hyphens; that of a log without one is {@code main}
     * @return a log that appends to that chain, and reads and checks that one
     * @throws IllegalArgumentException if it is no such name
     */
    public JpaAuditLog chain(String name) {
        return new JpaAuditLog(entities, Term.requireId(name), atHand, closed);
    }

    @Override
    public AuditEntry append(AuditEvent event) {
        return appendAll(List.of(event)).get(0);
    }

    /** In one transaction: all of them, or none. */
    @Override
    public List<AuditEntry> appendAll(List<AuditEvent> events) {
        if (closed.get()) {
            throw new AuditException("the log is closed; open another");
        }
        if (events.isEmpty()) {
            return List.of();
        }
        try {
            return call(connection -> {
                ChainHead head = head(connection);
                List<AuditEntry> entries = entries(head.lock(), events);
                new AuditTable(connection, chain).append(entries);
                head.moveTo(entries.get(entries.size() - 1).head());
                return entries;
            });
        } catch (AuditException e) {
            abandon();
            throw e;
        }
    }

    private ChainHead head(Connection connection) {
        return new ChainHead(connection, "privacy_audit_head", "sequence_number", "chain", chain, PATIENCE_SECONDS);
    }

    private static List<AuditEntry> entries(AuditHead after, List<AuditEvent> events) {
        List<AuditEntry> entries = new ArrayList<>();
        AuditHead head = after;
        for (AuditEvent event : events) {
            AuditEntry entry = AuditChain.next(head, event);
            entries.add(entry);
            head = entry.head();
        }
        return entries;
    }

    // INVARIANT: what is to be on record and could not be put there does not happen.
    private void abandon() {
        atHand.filter(EntityManager::isJoinedToTransaction)
                .map(manager -> manager.unwrap(SharedSessionContractImplementor.class))
                .ifPresent(session -> session.getTransactionCoordinator()
                        .getTransactionDriverControl()
                        .markRollbackOnly());
    }

    @Override
    public Stream<AuditEntry> stream() {
        long last = head().sequence();
        return rows().takeWhile(row -> row.sequence() <= last).map(row -> entry(row, "of the chain `" + chain + "`"));
    }

    /** All rows in the order of their numbers, some in memory at a time. */
    private Stream<Stored> rows() {
        return Stream.iterate(
                        some(Long.MIN_VALUE),
                        some -> !some.isEmpty(),
                        some -> some.size() < AuditTable.AT_ONCE
                                ? List.of()
                                : some(some.get(some.size() - 1).sequence()))
                .flatMap(List::stream);
    }

    private List<Stored> some(long after) {
        return call(connection -> new AuditTable(connection, chain).after(after));
    }

    private static AuditEntry entry(Stored row, String where) {
        return row.entry()
                .orElseThrow(() -> new AuditException("row " + row.sequence() + " " + where
                        + " is no entry; verify the chains to see what is wrong"));
    }

    /**
     * What all chains hold about a person: refusals, disclosures with their recipients (Art. 15(1)(c) GDPR), requests.
     *
     * @param subject the person's hash
     * @return the entries by time
     * @throws AuditException if they cannot be read, or one of them is not as it was appended
     */
    public List<AuditEntry> about(SubjectHash subject) {
        List<AuditEntry> entries = call(connection -> AuditTable.about(connection, subject)).stream()
                .map(row -> entry(row, "about a person"))
                .toList();
        // INVARIANT: what was tampered with says nothing.
        for (AuditEntry entry : entries) {
            if (!entry.isGenuine()) {
                throw new AuditException("an entry is not as it was appended; verify the chains to see what is wrong");
            }
        }
        return entries;
    }

    @Override
    public AuditHead head() {
        return call(connection -> head(connection).read()).orElse(AuditHead.EMPTY);
    }

    /** Checks this chain, and that it ends where its head in the database stands. */
    @Override
    public Verification verify(Optional<AuditHead> kept) {
        return new ChainVerifier(head()).verify(rows(), kept, this::head);
    }

    /**
     * Checks all chains by themselves.
     *
     * @return for each chain, by its name, the first flaw, or where it stands
     * @throws AuditException if they cannot be read
     */
    public Map<String, Verification> verifyChains() {
        Map<String, Verification> found = new LinkedHashMap<>();
        for (String name : call(AuditTable::chains)) {
            found.put(name, new JpaAuditLog(entities, name, atHand, closed).verify());
        }
        return found;
    }

    private <T> T call(ReturningWork<T> work) {
        try {
            return atHand.filter(EntityManager::isJoinedToTransaction)
                    .map(manager -> manager.unwrap(Session.class).doReturningWork(work))
                    .orElseGet(() -> Transactions.run(entities.get(), work));
        } catch (PersistenceException e) {
            throw new AuditException(
                    "the chain `" + chain + "` of the record could not be used in the database; see the cause, and"
                            + " whether another transaction has held it for long",
                    e);
        }
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
