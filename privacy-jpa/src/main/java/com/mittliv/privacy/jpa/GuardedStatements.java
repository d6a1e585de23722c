package com.mittliv.privacy.jpa;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.internal.MaskKeeper;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.scope.PurposeRequiredException;
import com.mittliv.privacy.vocabulary.Purpose;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/**
 * Sees every statement of a session factory before the database does, and makes of it what the purpose at hand may run.
 *
 * <p>The instant of the question stands in the statement to the second, rounded up, so that the database meets the same
 * text for a second and keeps its plan. What happened up to now therefore always counts, and what was dated ahead counts
 * up to a second early.
 */
final class GuardedStatements implements StatementInspector, MaskKeeper {
    private static final long serialVersionUID = 1L;
    private static final int MOST_STATEMENTS = 10_000;

    private final transient PrivacyGuard guard;
    private final transient Guarded guarded;
    private final transient Optional<StatementInspector> before;
    private final transient Rewriting rewriting;
    private final transient Calendar calendar;
    private transient volatile Masked masked;
    private final transient Cache<String, Known> statements =
            Caffeine.newBuilder().maximumSize(MOST_STATEMENTS).build();
    private final transient Cache<Key, Timed> rewritten =
            Caffeine.newBuilder().maximumSize(MOST_STATEMENTS).build();
    /** Native statements that only the system scope has been seen to make. */
    private final transient Set<String> systemOnly = ConcurrentHashMap.newKeySet();

    /** What each purpose may see, by these masks: worked out when the purpose is first used. */
    private record Masked(Masks masks, Map<Purpose, PurposeView> views) {}

    private record Key(String purpose, String sql) {}

    /** A statement looked at once: which guarded entity it touches, if any, and whether it parts masks from people. */
    private record Known(MarkedSql marked, Optional<Entity> touches, boolean parting, String fingerprint) {}

    GuardedStatements(PrivacyGuard guard, Guarded guarded, Masks masks, Optional<StatementInspector> before) {
        this.guard = guard;
        this.guarded = guarded;
        this.before = before;
        this.rewriting = new Rewriting(guarded);
        this.calendar = new Calendar(guard.engine().policy().timeZone());
        this.masked = new Masked(masks, new ConcurrentHashMap<>());
    }

    Masks masks() {
        return masked.masks;
    }

    /** Judges by these masks from now on. What was rewritten before judges by the tables, and rightly. */
    void useMasks(Masks masks) {
        masked = new Masked(masks, new ConcurrentHashMap<>());
        rewritten.invalidateAll();
    }

    @Override
    public void personChanged(Connection connection, String subjectId) throws SQLException {
        masks().refresh(connection, subjectId, Masks.at(guard.clock().instant()));
    }

    /** Those of a session factory, if it is guarded. */
    static Optional<GuardedStatements> of(SessionFactoryImplementor factory) {
        return factory.getSessionFactoryOptions().getStatementInspector() instanceof GuardedStatements guarded
                ? Optional.of(guarded)
                : Optional.empty();
    }

    /**
     * Those of a session factory.
     *
     * @throws IllegalArgumentException if it is not guarded
     */
    static GuardedStatements required(SessionFactoryImplementor factory) {
        return of(factory)
                .orElseThrow(() -> new IllegalArgumentException(
                        "nothing in this persistence unit is guarded; add the settings of `PrivacyGuard.settings()`, and"
                                + " annotate an entity with @AboutSubject"));
    }

    PrivacyGuard guard() {
        return guard;
    }

    Guarded guarded() {
        return guarded;
    }

    /** What the purpose at hand may see; empty in the system scope. */
    Optional<PurposeView> view(String wanted) {
        if (guard.scope().isSystem()) {
            return Optional.empty();
        }
        Purpose purpose = guard.scope().current().orElseThrow(() -> new PurposeRequiredException(wanted));
        Masked now = masked;
        PurposeView known = now.views.get(purpose);
        return Optional.of(
                known != null ? known : now.views.computeIfAbsent(purpose, unused -> newView(purpose, now.masks)));
    }

    private PurposeView newView(Purpose purpose, Masks masks) {
        if (!guard.engine().policy().vocabulary().purposes().contains(purpose)) {
            throw new IllegalStateException("the purpose at hand is of another policy than the guard's");
        }
        return new PurposeView(guard.engine(), guarded, masks, purpose);
    }

    @Override
    public String inspect(String statement) {
        String sql = before.map(other -> other.inspect(statement)).orElse(statement);
        Known known = statements.get(sql, this::look);
        if (known.touches.isEmpty()) {
            return sql;
        }
        String wanted = "a statement on entity `" + known.touches.get().name() + "`";
        Optional<PurposeView> view = view(wanted);
        if (known.parting) {
            throw Masks.refusal(known.touches.get());
        }
        if (view.isEmpty()) {
            return rewriting.open(known.marked);
        }
        if (systemOnly.contains(known.fingerprint)) {
            throw refusedNative(known.touches.get());
        }
        Key key = new Key(view.get().purpose().id(), sql);
        return rewritten
                .get(key, unused -> new Timed(rewriting.forPurpose(known.marked, view.get())))
                .at(guard.clock().instant(), calendar);
    }

    /**
     * Lets a native statement through or refuses it.
     *
     * @throws RefusedStatementException if it names a guarded table outside the system scope
     */
    void requireHarmless(String nativeSql) {
        Known known = look(nativeSql);
        if (known.touches.isEmpty()) {
            return;
        }
        if (!guard.scope().isSystem()) {
            throw refusedNative(known.touches.get());
        }
        // Hibernate asks once for a text and remembers; the statement itself is refused when it comes again.
        systemOnly.add(known.fingerprint);
    }

    private static RefusedStatementException refusedNative(Entity entity) {
        return new RefusedStatementException("native SQL on entity `" + entity.name()
                + "` cannot be guarded; use HQL or" + " Criteria, or for work on all data the system scope");
    }

    private Known look(String sql) {
        MarkedSql marked = MarkedSql.parse(sql);
        Optional<Entity> touched = guarded.entities().stream()
                .filter(entity -> entity.tables().stream().anyMatch(marked.words()::contains))
                .findFirst();
        return new Known(marked, touched, masks().isPartedBy(marked, sql), fingerprint(sql));
    }

    /** The text with its parameters alike, however they were written and however many a list has. */
    private static String fingerprint(String sql) {
        return sql.replaceAll("\\?\\d+|(?<![:\\w]):[A-Za-z_]\\w*", "?")
                .replaceAll("\\?(\\s*,\\s*\\?)+", "?")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** A rewritten statement with the text it had last. */
    private static final class Timed {
        private record Text(long second, String sql) {}

        private final Sql sql;
        private final boolean timeless;
        private volatile @Nullable Text last;

        Timed(Sql sql) {
            this.sql = sql;
            this.timeless = sql.isTimeless();
        }

        String at(Instant now, Calendar calendar) {
            long second = timeless ? 0 : wholeSecond(now).getEpochSecond();
            Text text = last;
            if (text == null || text.second != second) {
                text = new Text(second, sql.at(Instant.ofEpochSecond(second), calendar));
                last = text;
            }
            return text.sql;
        }

        private static Instant wholeSecond(Instant now) {
            Instant floor = now.truncatedTo(ChronoUnit.SECONDS);
            return floor.equals(now) ? now : floor.plusSeconds(1);
        }
    }
}
