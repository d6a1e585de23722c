package com.mittliv.privacy.jpa;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.DeleteEvent;
import org.hibernate.event.spi.DeleteEventListener;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.event.spi.MergeEventListener;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
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
                PreDeleteEventListener {
    private static final long serialVersionUID = 1L;

    private final transient GuardedStatements statements;
    private final transient Set<Class<?>> guardedTypes;
    private final transient WeakIdentityMap<Set<String>> withheld = new WeakIdentityMap<>();

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
    }

    @Override
    public void onPostLoad(PostLoadEvent event) {
        Set<String> hidden = hidden(event.getEntity());
        if (!hidden.isEmpty()) {
            withheld.put(event.getEntity(), hidden);
        }
    }

    @Override
    public void onMerge(MergeEvent event) {
        Object original = event.getOriginal();
        Optional<Set<String>> missing = original == null ? Optional.empty() : withheld.get(original);
        if (missing.isPresent() && !hidden(original).containsAll(missing.get())) {
            throw new RefusedStatementException("an instance of `" + name(original)
                    + "` was loaded without some of its attributes and is merged for a purpose that may write them, which"
                    + " would put null over them; load it anew and change that");
        }
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
        return statements
                .view("an instance of `" + name(entity) + "`")
                .map(view -> view.hidden(entity.getClass()))
                .orElseGet(Set::of);
    }

    private static String name(Object entity) {
        return entity.getClass().getSimpleName();
    }
}
