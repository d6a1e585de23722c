package com.mittliv.privacy.jpa;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.AbstractCollectionEvent;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.DeleteEvent;
import org.hibernate.event.spi.DeleteEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.event.spi.MergeEventListener;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
import org.hibernate.event.spi.PreCollectionRemoveEvent;
import org.hibernate.event.spi.PreCollectionRemoveEventListener;
import org.hibernate.event.spi.PreCollectionUpdateEvent;
import org.hibernate.event.spi.PreCollectionUpdateEventListener;
import org.hibernate.event.spi.PreDeleteEvent;
import org.hibernate.event.spi.PreDeleteEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.hibernate.event.spi.PreUpsertEvent;
import org.hibernate.event.spi.PreUpsertEventListener;
import org.hibernate.event.spi.ReplicateEvent;
import org.hibernate.event.spi.ReplicateEventListener;
import org.hibernate.query.QueryFlushMode;

/**
 * Stops writes that would put null over attributes that were withheld: the merge of an instance loaded for one purpose
 * under another, and statements that write all columns.
 */
// INVARIANT: what was withheld is never destroyed.
final class WriteBackGuard
        implements PostLoadEventListener,
                MergeEventListener,
                ReplicateEventListener,
                DeleteEventListener,
                PreUpdateEventListener,
                PreUpsertEventListener,
                PreDeleteEventListener,
                PreCollectionUpdateEventListener,
                PreCollectionRemoveEventListener {
    private static final long serialVersionUID = 1L;

    private final transient GuardedStatements statements;
    private final transient Set<Class<?>> guardedTypes;
    private final transient WeakIdentityMap<Loaded> withheld = new WeakIdentityMap<>();

    /** For which purpose an instance was loaded, and what may be missing in it. */
    private record Loaded(String purpose, Set<String> missing, LoadedValues values) {}

    private WriteBackGuard(GuardedStatements statements) {
        this.statements = statements;
        this.guardedTypes = statements.guarded().entities().stream()
                .flatMap(entity -> entity.types().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static void install(SessionFactoryImplementor factory, GuardedStatements statements) {
        WriteBackGuard guard = new WriteBackGuard(statements);
        var listeners = factory.getEventListenerRegistry();
        listeners.appendListeners(EventType.POST_LOAD, guard);
        listeners.prependListeners(EventType.MERGE, guard);
        listeners.prependListeners(EventType.REPLICATE, guard);
        listeners.prependListeners(EventType.DELETE, guard);
        listeners.appendListeners(EventType.PRE_UPDATE, guard);
        listeners.appendListeners(EventType.PRE_UPSERT, guard);
        listeners.appendListeners(EventType.PRE_DELETE, guard);
        listeners.appendListeners(EventType.PRE_COLLECTION_UPDATE, guard);
        listeners.appendListeners(EventType.PRE_COLLECTION_REMOVE, guard);
    }

    @Override
    public void onPostLoad(PostLoadEvent event) {
        Set<String> hidden = hidden(event.getEntity());
        if (!hidden.isEmpty()) {
            view(event.getEntity())
                    .ifPresent(view -> withheld.put(
                            event.getEntity(),
                            new Loaded(
                                    view.purpose().id(),
                                    hidden,
                                    LoadedValues.of(event.getEntity(), view, event.getSession()))));
        }
    }

    @Override
    public void onMerge(MergeEvent event) {
        Object original = event.getOriginal();
        Optional<Loaded> loaded = original == null ? Optional.empty() : withheld.get(original);
        if (loaded.isPresent() && mayWriteWhatIsMissing(original, loaded.get(), event.getSession())) {
            throw new RefusedStatementException("an instance of `" + name(original)
                    + "` was loaded without some of its attributes and is merged where they may be written, which would"
                    + " put null over them; load it anew and change that");
        }
    }

    /** What one purpose may have withheld, another may see, and so may the same one once the person consents. */
    private boolean mayWriteWhatIsMissing(Object original, Loaded loaded, EventSource session) {
        Optional<PurposeView> view = view(original);
        if (view.isEmpty() || !view.get().purpose().id().equals(loaded.purpose)) {
            return view.isEmpty() || !Collections.disjoint(view.get().seen(original.getClass()), loaded.missing);
        } else if (loaded.values.byPath().isEmpty()) {
            return false;
        }
        Object id = session.getEntityPersister(null, original).getIdentifier(original, session);
        Object row = id == null ? null : session.find(original.getClass(), id);
        return row != null && row != original && loaded.values.wouldOverwrite(original, row, session);
    }

    @Override
    public void onMerge(MergeEvent event, MergeContext copied) {
        onMerge(event);
    }

    @Override
    public boolean onPreUpdate(PreUpdateEvent event) {
        if (event.getOldState() == null) {
            requireWhole(event.getEntity(), "updated");
            requireRow(event.getSession(), event.getEntity(), event.getId());
        }
        return false;
    }

    @Override
    public boolean onPreUpsert(PreUpsertEvent event) {
        requireWhole(event.getEntity(), "written");
        return false;
    }

    @Override
    public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
        requireWholeElements(event);
    }

    @Override
    public void onPreRemoveCollection(PreCollectionRemoveEvent event) {
        EntityEntry owner = event.getAffectedOwnerOrNull() == null
                ? null
                : event.getSession().getPersistenceContextInternal().getEntry(event.getAffectedOwnerOrNull());
        if (owner == null || !owner.getStatus().isDeletedOrGone()) {
            requireWholeElements(event);
        }
    }

    /** Elements are written as a whole, so a change of one of them would write what is withheld in it. */
    private void requireWholeElements(AbstractCollectionEvent event) {
        Object owner = event.getAffectedOwnerOrNull();
        String role =
                event.getCollection() == null ? null : event.getCollection().getRole();
        if (owner == null || role == null) {
            return;
        }
        boolean inParts = hidden(owner).stream().anyMatch(path -> WholeElements.isPartOf(path, role));
        if (inParts && !WholeElements.areSeen(event.getCollection(), role, hidden(owner), event.getSession())) {
            throw new RefusedStatementException(
                    "elements of `" + role.substring(role.lastIndexOf('.') + 1) + "` of `"
                            + name(owner)
                            + "` are changed for a purpose that may not read all of their attributes, which would put"
                            + " null over what was withheld; work for a purpose that may, or classify the collection as a whole");
        }
    }

    @Override
    public void onReplicate(ReplicateEvent event) {
        requireWhole(event.getObject(), "written");
    }

    @Override
    public void onDelete(DeleteEvent event) {
        Object entity = event.getObject();
        if (entity != null && !event.getSession().contains(entity)) {
            requireRow(
                    event.getSession(),
                    entity,
                    event.getSession().getEntityPersister(null, entity).getIdentifier(entity, event.getSession()));
        }
    }

    @Override
    public void onDelete(DeleteEvent event, DeleteContext transientEntities) {
        onDelete(event);
    }

    @Override
    public boolean onPreDelete(PreDeleteEvent event) {
        if (event.getSession() instanceof StatelessSession) {
            requireRow(event.getSession(), event.getEntity(), event.getId());
        }
        return false;
    }

    /** An instance that no load has brought may stand for a row that the purpose does not see. */
    private void requireRow(SharedSessionContractImplementor session, Object entity, Object id) {
        if (!guardedTypes.contains(entity.getClass())
                || statements.view("an instance of `" + name(entity) + "`").isEmpty()) {
            return;
        }
        String entityName = session.getEntityPersister(null, entity).getEntityName();
        boolean seen = !session.createSelectionQuery(
                        "select 1 from " + entityName + " e where id(e) = :id", Integer.class)
                .setParameter("id", id)
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                .getResultList()
                .isEmpty();
        if (!seen) {
            throw new RefusedStatementException("an instance of `" + name(entity)
                    + "` is written or deleted whose row the purpose does not see; load it for a purpose that sees it");
        }
    }

    private void requireWhole(Object entity, String done) {
        if (!hidden(entity).isEmpty()) {
            throw new RefusedStatementException("an instance of `" + name(entity) + "` is " + done
                    + " with all its columns for a purpose that may not read them all, which could put null over what was"
                    + " withheld; load it in a session and change that");
        }
    }

    /** The attributes that the purpose at hand does not see in every row; none in the system scope. */
    private Set<String> hidden(Object entity) {
        if (!guardedTypes.contains(entity.getClass())) {
            return Set.of();
        }
        Optional<PurposeView> view = view(entity);
        return view.isPresent() ? view.get().hidden(entity.getClass()) : Set.of();
    }

    private Optional<PurposeView> view(Object entity) {
        return statements.view(() -> "an instance of `" + name(entity) + "`");
    }

    private static String name(Object entity) {
        return entity.getClass().getSimpleName();
    }
}
