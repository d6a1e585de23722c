package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.Entity;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.BaseSessionEventListener;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.ClearEvent;
import org.hibernate.event.spi.ClearEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.event.spi.MergeEventListener;
import org.hibernate.event.spi.PersistContext;
import org.hibernate.event.spi.PersistEvent;
import org.hibernate.event.spi.PersistEventListener;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
import org.jspecify.annotations.Nullable;

/**
 * Holds a session to the purpose for which it first met a guarded entity, until it is cleared: what it keeps in memory
 * was judged for that purpose alone.
 */
// INVARIANT: what was loaded for one purpose is not handed out for another.
final class SessionPurposes
        implements LoadEventListener,
                PostLoadEventListener,
                PersistEventListener,
                MergeEventListener,
                ClearEventListener {
    private static final long serialVersionUID = 1L;
    private static final String SYSTEM = "the system scope";

    private final transient GuardedStatements statements;
    private final transient Map<String, String> guarded = new HashMap<>();
    private final transient WeakIdentityMap<Held> sessions = new WeakIdentityMap<>();

    @SuppressWarnings("ThreadLocalUsage") // One for each factory.
    private final transient ThreadLocal<@Nullable Held> last = new ThreadLocal<>();

    private SessionPurposes(GuardedStatements statements) {
        this.statements = statements;
        for (Entity entity : statements.guarded().entities()) {
            entity.types().forEach(type -> guarded.put(type.getName(), entity.name()));
        }
    }

    static void install(SessionFactoryImplementor factory, GuardedStatements statements) {
        SessionPurposes purposes = new SessionPurposes(statements);
        var listeners = factory.getEventListenerRegistry();
        listeners.prependListeners(EventType.LOAD, purposes);
        listeners.prependListeners(EventType.POST_LOAD, purposes);
        listeners.prependListeners(EventType.PERSIST, purposes);
        listeners.prependListeners(EventType.MERGE, purposes);
        listeners.appendListeners(EventType.CLEAR, purposes);
    }

    /** The purpose that a session is held to, seen by each statement it makes. */
    private final class Held extends BaseSessionEventListener {
        private static final long serialVersionUID = 1L;

        private final transient WeakReference<EventSource> session;
        private volatile @Nullable String purpose;

        Held(EventSource session) {
            this.session = new WeakReference<>(session);
        }

        boolean isOf(EventSource other) {
            return purpose != null && session.refersTo(other);
        }

        @Override
        public void jdbcPrepareStatementStart() {
            String held = purpose;
            if (held != null && statements.passing().passage() == GuardedStatements.Passage.GUARDED) {
                requireSame(held, current(() -> "a statement on guarded data"));
            }
        }
    }

    private String current(Supplier<String> what) {
        Optional<PurposeView> view = statements.view(what);
        return view.isPresent() ? view.get().purpose().id() : SYSTEM;
    }

    private static void requireSame(String held, String now) {
        if (!held.equals(now)) {
            throw new RefusedStatementException("the session holds what was read for `" + held + "` and is used for `"
                    + now + "`; use a session of its own for each purpose, or clear it in between");
        }
    }

    private void hold(EventSource session, String entity) {
        String now = current(() -> "a statement on entity `" + entity + "`");
        Held seen = last.get();
        Held held = seen != null && seen.isOf(session) ? seen : held(session);
        String purpose = held.purpose;
        if (purpose == null) {
            held.purpose = now;
        } else {
            requireSame(purpose, now);
        }
        if (held != seen) {
            last.set(held);
        }
    }

    private Held held(EventSource session) {
        return sessions.get(session).orElseGet(() -> {
            Held made = new Held(session);
            session.addEventListeners(made);
            sessions.put(session, made);
            return made;
        });
    }

    private void holdIfGuarded(EventSource session, @Nullable String type) {
        String entity = type == null ? null : guarded.get(type);
        if (entity != null) {
            hold(session, entity);
        }
    }

    @Override
    public void onLoad(LoadEvent event, LoadType type) {
        holdIfGuarded(event.getSession(), event.getEntityClassName());
    }

    /** Every row that a query brings comes by here, so a session that was just seen is not looked up again. */
    @Override
    public void onPostLoad(PostLoadEvent event) {
        Held seen = last.get();
        if (seen == null || !seen.isOf(event.getSession())) {
            holdIfGuarded(event.getSession(), event.getPersister().getEntityName());
        }
    }

    @Override
    public void onPersist(PersistEvent event) {
        holdIfGuarded(event.getSession(), event.getObject().getClass().getName());
    }

    @Override
    public void onPersist(PersistEvent event, PersistContext done) {
        onPersist(event);
    }

    @Override
    public void onMerge(MergeEvent event) {
        Object original = event.getOriginal();
        holdIfGuarded(
                event.getSession(),
                original == null ? null : original.getClass().getName());
    }

    @Override
    public void onMerge(MergeEvent event, MergeContext done) {
        onMerge(event);
    }

    @Override
    public void onClear(ClearEvent event) {
        sessions.get(event.getSession()).ifPresent(held -> held.purpose = null);
    }
}
