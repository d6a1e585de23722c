package com.mittliv.privacy.jpa.state;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.internal.MaskKeeper;
import com.mittliv.privacy.jpa.internal.Transactions;
import com.mittliv.privacy.state.SubjectStates;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Vocabulary;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * Keeps the states of people in the library's tables. Each call is a transaction of its own, but for {@link #in}.
 *
 * <p>The consent ledger is append-only. Entries for purposes that the policy no longer declares stay in the tables and
 * bear on nothing; so do consents and objections that {@link com.mittliv.privacy.jpa.ConsentGiven} and
 * {@link com.mittliv.privacy.jpa.ObjectedTo} place in columns of the application's own, from which they are then read.
 * Use the guarded unit: another knows nothing of these columns.
 */
public final class JpaSubjectStates implements SubjectStates {
    private static final int PAGE = 1_000;

    private final EntityManagerFactory entities;
    private final Vocabulary vocabulary;
    private final SaidInColumns columns;
    private final Optional<EntityManager> atHand;

    /**
     * Keeps states in a persistence unit.
     *
     * @param entities a unit that knows {@link #entityClasses()}
     * @param engine whose policy declares the purposes
     */
    public JpaSubjectStates(EntityManagerFactory entities, PrivacyEngine engine) {
        this(entities, engine.policy().vocabulary(), new SaidInColumns(entities), Optional.empty());
    }

    private JpaSubjectStates(
            EntityManagerFactory entities,
            Vocabulary vocabulary,
            SaidInColumns columns,
            Optional<EntityManager> atHand) {
        this.entities = entities;
        this.vocabulary = vocabulary;
        this.columns = columns;
        this.atHand = atHand;
    }

    /**
     * The same states, read and written in the transaction of an entity manager: what is recorded stands with all else
     * that is done in it, or not at all.
     *
     * @param manager whose transaction it is; its life is that of the returned object
     * @return states for this transaction, not to be shared between threads
     */
    public JpaSubjectStates in(EntityManager manager) {
        return new JpaSubjectStates(entities, vocabulary, columns, Optional.of(manager));
    }

    /**
     * The entities that states are kept in.
     *
     * @return the classes, to be known to the persistence unit
     */
    public static List<Class<?>> entityClasses() {
        return List.of(
                ConsentEntry.class,
                ObjectionEntry.class,
                RestrictionEntry.class,
                HoldEntry.class,
                MaskLayoutEntry.class);
    }

    /**
     * Whether part of what people said stands in columns of the application's own. Changes there are made by the
     * application, and the library's tables tell nothing of them.
     *
     * @return whether consents or objections are read from such columns
     */
    public boolean isPartlyInColumns() {
        return !columns.isEmpty();
    }

    @Override
    public SubjectState load(String subjectId) {
        return loadAll(List.of(subjectId)).getOrDefault(subjectId, SubjectState.none());
    }

    @Override
    public Map<String, SubjectState> loadAll(Collection<String> subjectIds) {
        Map<String, SubjectState> states = new LinkedHashMap<>();
        subjectIds.forEach(id -> states.put(id, SubjectState.none()));
        List<String> ids = List.copyOf(states.keySet());
        if (atHand.isPresent()) {
            return loadAll(atHand.get(), ids, states);
        } else if (!columns.isEmpty()) {
            return Transactions.call(entities, manager -> loadAll(manager, ids, states));
        }
        try (EntityManager manager = entities.createEntityManager()) {
            return loadAll(manager, ids, states);
        }
    }

    /**
     * Appends to a person's consent ledger.
     *
     * @param subjectId the person's id in the host application
     * @param consent what the person said
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare the purpose
     * @throws IllegalArgumentException if consents to the purpose are in columns of the application's own
     */
    public void record(String subjectId, Consent consent) {
        requireDeclared(consent.purpose());
        requireHere("consents", consent.purpose(), columns.consentsTo(consent.purpose()));
        write(subjectId, manager -> manager.persist(new ConsentEntry(subjectId, consent)));
    }

    /**
     * Records a person's objection, or that compelling grounds override it (Art. 21(1) GDPR): one to the same purpose
     * is replaced.
     *
     * @param subjectId the person's id in the host application
     * @param objection the objection
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare the purpose
     * @throws IllegalArgumentException if objections to the purpose are in a column of the application's own
     */
    public void record(String subjectId, Objection objection) {
        requireDeclared(objection.purpose());
        requireHere("objections", objection.purpose(), columns.objectionsTo(objection.purpose()));
        write(subjectId, manager -> {
            manager.createQuery("delete from PrivacyObjection o where o.subjectId = :subject and o.purpose = :purpose")
                    .setParameter("subject", subjectId)
                    .setParameter("purpose", objection.purpose().id())
                    .executeUpdate();
            manager.persist(new ObjectionEntry(subjectId, objection));
        });
    }

    /**
     * Restricts a person's data (Art. 18 GDPR); replaces any restriction before.
     *
     * @param subjectId the person's id in the host application
     * @param restriction the restriction
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare a purpose
     */
    public void restrict(String subjectId, Restriction restriction) {
        restriction.openFor().forEach(this::requireDeclared);
        write(subjectId, manager -> manager.merge(new RestrictionEntry(subjectId, restriction)));
    }

    /**
     * Lifts the restriction of a person's data. The person is to be told before (Art. 18(3) GDPR).
     *
     * @param subjectId the person's id in the host application
     */
    public void liftRestriction(String subjectId) {
        write(
                subjectId,
                manager -> Optional.ofNullable(manager.find(RestrictionEntry.class, subjectId))
                        .ifPresent(manager::remove));
    }

    /**
     * Sets a legal hold on a person's data (Art. 17(3) GDPR).
     *
     * @param subjectId the person's id in the host application
     * @param hold the hold
     */
    public void hold(String subjectId, LegalHold hold) {
        write(subjectId, manager -> manager.persist(new HoldEntry(subjectId, hold)));
    }

    /**
     * Releases all legal holds on a person's data. They stay on record.
     *
     * @param subjectId the person's id in the host application
     * @param decision who released them, from when on, and why
     */
    public void liftHolds(String subjectId, LegalHold.Release decision) {
        write(
                subjectId,
                manager -> manager.createQuery("from PrivacyHold e where e.subjectId = :subject", HoldEntry.class)
                        .setParameter("subject", subjectId)
                        .getResultList()
                        .forEach(entry -> entry.release(decision)));
    }

    private void requireDeclared(Purpose purpose) {
        Purpose unused = vocabulary.purpose(purpose.id());
    }

    private static void requireHere(String what, Purpose purpose, Optional<String> entity) {
        entity.ifPresent(keeper -> {
            throw new KeptInColumnsException(what, purpose, keeper);
        });
    }

    private void write(String subjectId, Consumer<EntityManager> change) {
        if (atHand.isPresent()) {
            change.accept(atHand.get());
            keepMasks(atHand.get(), subjectId);
            return;
        }
        try (EntityManager manager = entities.createEntityManager()) {
            EntityTransaction transaction = manager.getTransaction();
            transaction.begin();
            try {
                change.accept(manager);
                keepMasks(manager, subjectId);
                transaction.commit();
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    // INVARIANT: what rows say of a person changes with what is known of the person, or neither does.
    static void keepMasks(EntityManager manager, String subjectId) {
        manager.flush();
        Session session = manager.unwrap(Session.class);
        if (session.getSessionFactory()
                        .unwrap(SessionFactoryImplementor.class)
                        .getSessionFactoryOptions()
                        .getStatementInspector()
                instanceof MaskKeeper keeper) {
            session.doWork(connection -> keeper.personChanged(connection, subjectId));
        }
    }

    private Map<String, SubjectState> loadAll(
            EntityManager manager, List<String> ids, Map<String, SubjectState> states) {
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<String> page = ids.subList(from, Math.min(ids.size(), from + PAGE));
            loadPage(manager, page, states);
            columns.addTo(states, page, manager);
        }
        return states;
    }

    private void loadPage(EntityManager manager, List<String> ids, Map<String, SubjectState> states) {
        Map<String, Purpose> declared =
                vocabulary.purposes().stream().collect(Collectors.toMap(Purpose::id, Function.identity()));
        for (ConsentEntry e : entries(manager, ConsentEntry.class, ids)) {
            Purpose purpose = declared.get(e.purpose);
            if (purpose != null && columns.consentsTo(purpose).isEmpty()) {
                states.computeIfPresent(
                        e.subjectId, (id, state) -> state.with(new Consent(purpose, e.act, e.at, e.wording)));
            }
        }
        for (ObjectionEntry e : entries(manager, ObjectionEntry.class, ids)) {
            Purpose purpose = declared.get(e.purpose);
            if (purpose != null && columns.objectionsTo(purpose).isEmpty()) {
                Optional<String> overridden = Optional.ofNullable(e.compellingGrounds);
                states.computeIfPresent(
                        e.subjectId, (id, state) -> state.with(new Objection(purpose, e.at, overridden)));
            }
        }
        for (RestrictionEntry e : entries(manager, RestrictionEntry.class, ids)) {
            Set<Purpose> open = e.openFor.stream()
                    .flatMap(purpose -> Optional.ofNullable(declared.get(purpose)).stream())
                    .collect(Collectors.toSet());
            states.computeIfPresent(e.subjectId, (id, state) -> state.with(new Restriction(e.since, open)));
        }
        for (HoldEntry e : entries(manager, HoldEntry.class, ids)) {
            states.computeIfPresent(e.subjectId, (id, state) -> state.with(e.toHold()));
        }
    }

    static <E> List<E> entries(EntityManager manager, Class<E> type, List<String> ids) {
        CriteriaBuilder criteria = manager.getCriteriaBuilder();
        CriteriaQuery<E> query = criteria.createQuery(type);
        Root<E> entry = query.from(type);
        query.where(entry.get("subjectId").in(ids));
        return manager.createQuery(query).getResultList();
    }
}
