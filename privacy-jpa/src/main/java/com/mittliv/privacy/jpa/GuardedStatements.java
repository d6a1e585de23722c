package com.mittliv.privacy.jpa;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.NativeGate.Judged;
import com.mittliv.privacy.jpa.internal.Asking;
import com.mittliv.privacy.jpa.internal.GuardedData;
import com.mittliv.privacy.jpa.internal.MaskKeeper;
import com.mittliv.privacy.jpa.internal.RowTable;
import com.mittliv.privacy.jpa.internal.SaidTable;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SweepIndex;
import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.ValueTable;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.scope.PurposeRequiredException;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.vocabulary.Purpose;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
final class GuardedStatements implements StatementInspector, MaskKeeper, GuardedData {
    private static final long serialVersionUID = 1L;
    private static final int MOST_STATEMENTS = 10_000;
    /** How Hibernate calls a stored procedure, or a function in its place. */
    private static final Pattern ROUTINE = Pattern.compile(
            "(?is)(\\s*/\\*[^*]*\\*/)*\\s*((\\{|call\\b).*|select (\\* from )?[\\w.\"]+\\(((\\w+ => )?(\\?|cast\\(\\? as [^)]*\\)?\\)),?)*\\))");

    private final transient PrivacyGuard guard;
    private final transient Guarded guarded;
    private final transient PrivacyCoverage coverage;
    private final transient Optional<StatementInspector> before;
    private final transient Rewriting rewriting;
    private final transient Calendar calendar;
    private transient volatile Judging judging;
    private final transient Cache<String, Known> statements =
            Caffeine.newBuilder().maximumSize(MOST_STATEMENTS).build();
    private final transient Cache<Key, Timed> nativesRewritten =
            Caffeine.newBuilder().maximumSize(MOST_STATEMENTS).build();
    private final transient Cache<String, Judged> natives =
            Caffeine.newBuilder().maximumSize(MOST_STATEMENTS).build();
    private final transient NativeGate gate;

    @SuppressWarnings("ThreadLocalUsage") // One for each factory.
    private final transient ThreadLocal<Passing> passing = ThreadLocal.withInitial(Passing::new);

    /** What each purpose may see, by these masks and, where they don't tell, by asking the tables. */
    private record Judging(Masks masks, Asking asking, Map<Purpose, PurposeView> views) {}

    private record Key(String purpose, String sql) {}

    /** Who wrote a statement. */
    private enum Author {
        APPLICATION,
        HIBERNATE
    }

    /**
     * A statement looked at once.
     *
     * @param touches the guarded entity it touches, if any
     * @param parted the entity whose masks it parts from people, if any
     * @param rewritten what it is to those for whom it ran
     */
    private record Known(
            Author by,
            MarkedSql marked,
            Optional<Entity> touches,
            Optional<Entity> parted,
            Map<PurposeView, Timed> rewritten) {
        static final Known OF_APPLICATION = new Known(
                Author.APPLICATION,
                new MarkedSql(List.of(), Set.of(), MarkedSql.Kind.WRITE),
                Optional.empty(),
                Optional.empty(),
                Map.of());

        String wanted() {
            return "a statement on entity `" + touches.orElseThrow().name() + "`";
        }
    }

    GuardedStatements(
            PrivacyGuard guard,
            Guarded guarded,
            PrivacyCoverage coverage,
            NativeGate gate,
            Masks masks,
            Optional<StatementInspector> before) {
        this.guard = guard;
        this.guarded = guarded;
        this.coverage = coverage;
        this.gate = gate;
        this.before = before;
        this.rewriting = new Rewriting(guarded);
        this.calendar = new Calendar(guard.engine().policy().timeZone());
        this.judging = new Judging(masks, Asking.BY_SUBQUERIES, Map.of());
    }

    Masks masks() {
        return judging.masks;
    }

    /** Judges by these masks from now on. What was rewritten before judges by the tables, and rightly. */
    void useMasks(Masks masks) {
        judgeBy(masks, judging.asking);
    }

    /** Judges by these masks from now on, and otherwise by asking the tables. */
    // INVARIANT: what was found translatable when the mapping was read can be translated when it is asked.
    void judgeBy(Masks masks, Asking asking) {
        Map<Purpose, PurposeView> views = new LinkedHashMap<>();
        for (Purpose purpose : guard.engine().policy().vocabulary().purposes()) {
            views.put(purpose, new PurposeView(guard.engine(), guarded, masks, asking, purpose));
        }
        judging = new Judging(masks, asking, Collections.unmodifiableMap(views));
        statements.invalidateAll();
        nativesRewritten.invalidateAll();
    }

    @Override
    public void personChanged(Connection connection, String subjectId) throws SQLException {
        masks().refresh(
                        this::ours,
                        connection,
                        subjectId,
                        Masks.at(guard.clock().instant()));
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

    PrivacyCoverage coverage() {
        return coverage;
    }

    /** What the purpose at hand may see; empty in the system scope. */
    Optional<PurposeView> view(String wanted) {
        return view(() -> wanted);
    }

    /** What the purpose at hand may see; empty in the system scope. */
    Optional<PurposeView> view(Supplier<String> wanted) {
        if (guard.scope().isSystem()) {
            return Optional.empty();
        }
        Purpose purpose = guard.scope().current().orElseThrow(() -> new PurposeRequiredException(wanted.get()));
        PurposeView view = judging.views.get(purpose);
        if (view == null) {
            throw new IllegalStateException(
                    judging.views.isEmpty()
                            ? "the persistence unit is still starting; read guarded data once it stands"
                            : "the purpose at hand is of another policy than the guard's");
        }
        return Optional.of(view);
    }

    @Override
    public String inspect(String statement) {
        String sql = before.map(other -> other.inspect(statement)).orElse(statement);
        Known known = statements.get(sql, this::look);
        return switch (known.by) {
            case APPLICATION -> passing.get().let(ofApplication(sql.replace(Markers.NATIVE, "")), Passage.GUARDED);
            case HIBERNATE ->
                known.touches.isEmpty()
                        ? passing.get().let(sql, Passage.OTHER)
                        : passing.get().let(guarded(known), Passage.GUARDED);
        };
    }

    private String guarded(Known known) {
        Optional<PurposeView> view = view(known::wanted);
        requireNotParted(known.parted);
        if (view.isEmpty()) {
            return rewriting.open(known.marked);
        }
        return known.rewritten
                .computeIfAbsent(view.get(), by -> new Timed(rewriting.forPurpose(known.marked, by)))
                .at(guard.clock().instant(), calendar);
    }

    /**
     * A statement that the application wrote, as the purpose at hand may run it.
     *
     * @throws RefusedStatementException if it is not seen to be harmless, nor declared
     * @throws RefusedAttributeException if it reads what the purpose never permits
     */
    String ofApplication(String written) {
        MarkedSql marked = MarkedSql.parse(written);
        String sql = rewriting.open(marked);
        if (guard.scope().isSystem()) {
            requireNotParted(masks().partedBy(marked, sql));
            return sql;
        }
        Judged judged = natives.get(sql, gate::judge);
        judged.refusal().ifPresent(why -> {
            throw new RefusedStatementException(why);
        });
        if (judged.isHarmless()) {
            return sql;
        }
        PurposeView view = view("native SQL on guarded data").orElseThrow();
        Key key = new Key(view.purpose().id(), Markers.NATIVE + sql);
        return nativesRewritten
                .get(key, unused -> new Timed(gate.forPurpose(judged, view)))
                .at(guard.clock().instant(), calendar);
    }

    private static void requireNotParted(Optional<Entity> parted) {
        parted.ifPresent(entity -> {
            throw Masks.refusal(entity);
        });
    }

    /** The columns that a declared routine reads; empty if it is not declared. */
    Optional<Set<Integer>> columnsReadBy(String routine) {
        return Optional.ofNullable(gate.routines().declared().get(Routines.key(routine)))
                .map(reads -> reads.stream()
                        .flatMap(each -> each.columns().stream())
                        .map(ColumnOf::number)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Lets a statement name columns, or refuses it.
     *
     * @throws RefusedAttributeException if the purpose at hand never permits one of them
     */
    void requireSeen(Collection<Integer> columns) {
        if (!columns.isEmpty()) {
            view("a statement on guarded data")
                    .ifPresent(view -> columns.forEach(number -> rewriting.requireSeen(number, view)));
        }
    }

    @Override
    public SweepPlan sweepPlan(SweepPlan.Form form) {
        return SweepPlans.of(guard.engine(), guarded, form);
    }

    @Override
    public List<RowTable> rowTables() {
        return RowTables.of(guard.engine(), guarded);
    }

    @Override
    public Map<String, List<ValueTable>> valueTables() {
        return SweepPlans.inOrder(guard.engine(), guarded).stream()
                .collect(Collectors.toUnmodifiableMap(EntitySweep::tableName, sweep -> ValueTables.of(guarded, sweep)));
    }

    @Override
    public List<SaidTable> saidTables() {
        return SaidTables.of(guarded);
    }

    @Override
    public List<SweepIndex> sweepIndexes() {
        return SweepNeeds.of(guarded);
    }

    @Override
    public PrivacyEngine engine() {
        return guard.engine();
    }

    @Override
    public PurposeScope scope() {
        return guard.scope();
    }

    @Override
    public InstantSource clock() {
        return guard.clock();
    }

    /** A statement of the library's own, which the connection then lets through as it is. */
    @Override
    public String ours(String sql) {
        return passing.get().let(sql, Passage.OURS);
    }

    /** What this thread ran last. */
    Passing passing() {
        return passing.get();
    }

    private Known look(String sql) {
        if (sql.contains(Markers.NATIVE) || ROUTINE.matcher(sql).matches()) {
            return Known.OF_APPLICATION;
        }
        MarkedSql marked = MarkedSql.parse(sql);
        Optional<Entity> touched = guarded.entities().stream()
                .filter(entity -> entity.tables().stream().anyMatch(marked.words()::contains))
                .findFirst()
                .or(() -> marked.marks(Markers.NAMED)
                        .flatMap(mark -> mark.numbers().stream())
                        .map(number -> guarded.columns().get(number).attribute().entity())
                        .findFirst());
        return new Known(Author.HIBERNATE, marked, touched, masks().partedBy(marked, sql), new ConcurrentHashMap<>());
    }

    /** The instant of a question, as it stands in statements. */
    static Instant wholeSecond(Instant now) {
        Instant floor = now.truncatedTo(ChronoUnit.SECONDS);
        return floor.equals(now) ? now : floor.plusSeconds(1);
    }

    /** As what a statement passed. */
    enum Passage {
        /** It touches guarded data, for the purpose at hand. */
        GUARDED,
        /** It is the library's own, and sees all. */
        OURS,
        /** It touches nothing guarded. */
        OTHER
    }

    /** The statement that passed last, on one thread. */
    static final class Passing {
        private String sql = "";
        private Passage passage = Passage.OTHER;

        private String let(String text, Passage as) {
            sql = text;
            passage = as;
            return text;
        }

        /** Whether a text is the very one that passed. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(String text) {
            return sql == text;
        }

        Passage passage() {
            return passage;
        }
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
    }
}
