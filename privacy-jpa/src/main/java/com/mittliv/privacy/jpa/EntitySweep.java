package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.EntityRules.Keeps;
import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.EventOf;
import com.mittliv.privacy.jpa.Guarded.RoleOf;
import com.mittliv.privacy.jpa.Guarded.Store;
import com.mittliv.privacy.jpa.References.Reference;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Beside;
import com.mittliv.privacy.jpa.internal.SweepPlan.Change;
import com.mittliv.privacy.jpa.internal.SweepPlan.Emptying;
import com.mittliv.privacy.jpa.internal.SweepPlan.Erasing;
import com.mittliv.privacy.jpa.internal.SweepPlan.Form;
import com.mittliv.privacy.jpa.internal.SweepPlan.Judged;
import com.mittliv.privacy.jpa.internal.SweepPlan.Kept;
import com.mittliv.privacy.jpa.internal.SweepPlan.Part;
import com.mittliv.privacy.jpa.internal.SweepPlan.Reason;
import com.mittliv.privacy.jpa.internal.SweepPlan.Replaced;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Derives what the sweep of one of an entity's tables looks for, and what it then does. */
final class EntitySweep {
    /** How far a dry run follows rows of one table that refer to each other. */
    private static final int GENERATIONS = 3;

    private final Guarded guarded;
    private final PrivacyEngine engine;
    private final Entity entity;
    private final Store store;
    private final Optional<Joins> joins;
    private final EntityRules rules;
    private final StoredAttributes stored;

    private EntitySweep(PrivacyEngine engine, Guarded guarded, Entity entity, Store store, Optional<Joins> joins) {
        this.engine = engine;
        this.guarded = guarded;
        this.entity = entity;
        this.store = store;
        this.joins = joins;
        Site site = joins.map(entity.root()::joining).orElse(entity.root());
        this.rules = new EntityRules(engine, entity, site, guarded.tables());
        this.stored = new StoredAttributes(guarded, entity, store);
    }

    /** Sweeps of all tables that hold rows of an entity. */
    static List<EntitySweep> of(PrivacyEngine engine, Guarded guarded, Entity entity, Form form) {
        return entity.stores().stream()
                .map(store -> new EntitySweep(
                        engine,
                        guarded,
                        entity,
                        store,
                        form == Form.JOINED ? Optional.of(new Joins()) : Optional.empty()))
                .toList();
    }

    /** All there is to do in the table. */
    SweepPlan.Table plan() {
        Site site = joins.map(entity.root()::joining).orElse(entity.root());
        Sql subject = entity.factsAt(site).subject();
        Erasing erasing = erasing();
        List<Emptying> emptying = emptying();
        List<Kept> kept = kept();
        List<Beside> beside = joins.map(each -> each.beside(SweepPlan.ROW)).orElse(List.of());
        return new SweepPlan.Table(
                entity.name(), store.tableName(), beside, keys(), subject, rules.held(), erasing, emptying, kept);
    }

    Entity entity() {
        return entity;
    }

    /** What its rows hold. */
    StoredAttributes stored() {
        return stored;
    }

    /** Whether its rows tell what the people of another's rows said, which are judged by it while it is there. */
    boolean tellsOf(EntitySweep other) {
        return !entity.equals(other.entity)
                && !entity.tells().equals(PersonColumns.NONE)
                && !other.entity.said().equals(PersonColumns.NONE);
    }

    /** The table whose rows these are, as it stands in SQL. */
    String tableName() {
        return store.tableName();
    }

    /** The columns of a row's key. */
    List<String> keys() {
        return entity.root().keys();
    }

    private Erasing erasing() {
        List<SqlPredicate> now = new ArrayList<>(List.of(withoutGround()));
        store.references()
                .referring()
                .forEach(reference ->
                        now.add(referred(reference, SqlPredicate.ALWAYS, 0).negated()));
        Set<String> grounds = new LinkedHashSet<>();
        entity.categories().forEach(category -> grounds.addAll(groundsOf(category)));
        return new Erasing(
                withoutGround(),
                withoutGround(referring()),
                SqlPredicate.all(
                        List.of(withoutGround(), keptByOthers(new ArrayList<>()).negated())),
                entity.categories(),
                grounds,
                isJudgedByItself() ? Judged.BY_ITS_OWN_EVENTS : Judged.BY_MORE,
                erasingChanges());
    }

    /** Whether a row tells by itself, but for holds, whether it is due, and tells nothing by which others are judged. */
    private boolean isJudgedByItself() {
        Stream<AttributePath> told = entity.events().values().stream()
                .flatMap(event -> event instanceof EventOf.ByColumn column ? column.paths().stream() : Stream.of());
        Stream<AttributePath> role =
                entity.role() instanceof RoleOf.ByColumn column ? Stream.of(column.path()) : Stream.of();
        return rules.isKeptByEventsAlone()
                && entity.tells().equals(PersonColumns.NONE)
                && Stream.of(told, role, Stream.of(entity.subject()))
                        .flatMap(paths -> paths)
                        .allMatch(path -> path.hops().size() == 1);
    }

    /** That another row refers to this one. */
    SqlPredicate referred() {
        return SqlPredicate.any(store.references().referring().stream()
                .map(reference -> referred(reference, SqlPredicate.ALWAYS, 0))
                .toList());
    }

    private Set<String> groundsOf(DataCategory category) {
        return rules.grounds(category).stream()
                .map(ground -> ground.rule().id())
                .collect(Collectors.toSet());
    }

    /** That nothing keeps the row, or nothing an attribute that takes its row with it. */
    private SqlPredicate withoutGround() {
        List<SqlPredicate> any = new ArrayList<>();
        any.add(SqlPredicate.all(entity.categories().stream().map(rules::due).toList()));
        stored.that(attribute -> attribute.remainder().what() == ErasedTo.What.NO_ROW)
                .forEach(attribute -> any.add(rules.due(attribute.category())));
        return SqlPredicate.all(List.of(SqlPredicate.any(any), rules.notHeld()));
    }

    List<Reference> referring() {
        return store.references().referring();
    }

    /** The key of the row that columns lead to, where it is joined; none if it is not. */
    List<String> joined(String table, List<String> columns) {
        List<Sql> by = columns.stream().map(Sql::column).toList();
        return joins.flatMap(each -> each.keysOf(table, by)).orElse(List.of());
    }

    /** Whether rows are due just when those are to which these columns lead, and are about the same people. */
    boolean isJudgedAs(EntitySweep other, List<String> columns) {
        List<Sql> by = columns.stream().map(Sql::column).toList();
        return other.joins.filter(Joins::isEmpty).isPresent()
                && joins.flatMap(each -> each.seenFrom(other.tableName(), by, SweepPlan.ROW))
                        .map(seen -> new EntitySweep(engine, guarded, entity, store, Optional.of(seen)))
                        .filter(seen -> seen.judgement("pv_r").equals(other.judgement(SweepPlan.ROW)))
                        .isPresent();
    }

    /** What is said of the rows that are due, and whose they are. */
    private Set<Sql> judgement(String alias) {
        SqlPredicate due = withoutGround();
        List<SqlPredicate> parts = due instanceof SqlPredicate.All all ? all.parts() : List.of(due);
        Set<Sql> said = parts.stream().map(part -> part.toSql().forRow(alias)).collect(Collectors.toSet());
        Site site = joins.map(entity.root()::joining).orElse(entity.root());
        said.add(Sql.of("whose: ", entity.factsAt(site).subject().forRow(alias)));
        return said;
    }

    /** Whether a reference holds the rows' key itself. */
    boolean isByKey(Reference reference) {
        return reference.found().equals(keys().stream().map(Sql::column).toList());
    }

    /** The rows that nothing keeps, and to which none of these references leads. */
    SqlPredicate withoutGround(List<Reference> references) {
        List<SqlPredicate> all = new ArrayList<>(List.of(withoutGround()));
        references.forEach(
                reference -> all.add(referred(reference, SqlPredicate.ALWAYS, 0).negated()));
        return SqlPredicate.all(all);
    }

    /** That a row refers to this one which will not go. Of rows in a circle, none is taken to keep another. */
    private SqlPredicate keptByOthers(List<Reference> onTheWay) {
        List<SqlPredicate> any = new ArrayList<>();
        for (Reference reference : store.references().referring()) {
            int most = reference.rows().equals(store.tableName()) ? GENERATIONS : 1;
            if (onTheWay.stream().filter(reference::equals).count() < most) {
                List<Reference> way = new ArrayList<>(onTheWay);
                way.add(reference);
                SqlPredicate stays = sweepOf(reference)
                        .map(other ->
                                SqlPredicate.any(List.of(other.withoutGround().negated(), other.keptByOthers(way))))
                        .orElse(SqlPredicate.ALWAYS);
                any.add(referred(reference, stays, onTheWay.size()));
            }
        }
        return SqlPredicate.any(any);
    }

    private Optional<EntitySweep> sweepOf(Reference reference) {
        return guarded.entities().stream()
                .flatMap(other -> of(engine, guarded, other, Form.NESTED).stream())
                .filter(other -> other.store.tableName().equals(reference.rows()))
                .findFirst();
    }

    /** That another row refers to this one, of which something more holds. */
    private SqlPredicate referred(Reference reference, SqlPredicate of, int depth) {
        String alias = "pv_c" + depth;
        Sql holds = of.toSql().forRow(alias);
        boolean isWhole = reference.rows().isEmpty() || reference.rows().equals(reference.table());
        if (!isWhole && !of.equals(SqlPredicate.ALWAYS)) {
            String whole = "pv_d" + depth;
            List<Sql> key = reference.keys().stream()
                    .map(column -> Sql.of(alias + "." + column))
                    .toList();
            List<String> keys = sweepOf(reference).map(EntitySweep::keys).orElse(reference.keys());
            holds = StoredAttributes.exists(
                            reference.rows(), whole, keys, key, of.toSql().forRow(whole))
                    .toSql();
        }
        if (reference.rows().equals(store.tableName())) {
            List<Object> other = new ArrayList<>();
            for (int i = 0; i < keys().size(); i++) {
                other.add(i == 0 ? "not (" : " and ");
                other.add(alias + "." + reference.keys().get(i) + " = ");
                other.add(Sql.column(keys().get(i)));
            }
            other.add(") and ");
            other.add(holds);
            holds = Sql.of(other.toArray());
        }
        return StoredAttributes.exists(reference.table(), alias, reference.columns(), reference.found(), holds);
    }

    /** Statements that erase rows, the rows themselves last. */
    List<Change> erasingChanges() {
        List<Change> changes = new ArrayList<>();
        for (HistoryTable history : store.histories()) {
            changes.add(StoredAttributes.deletion(history.value(), stored.keysOf(history)));
        }
        for (Reference owned : store.references().owned()) {
            changes.add(StoredAttributes.deletion(owned.table(), owned.columns()));
        }
        changes.add(StoredAttributes.deletion(store.tableName(), keys()));
        return changes;
    }

    /** What goes from rows that stay, together what is due at the same time. */
    private List<Emptying> emptying() {
        Map<SqlPredicate, List<DataCategory>> alike = new LinkedHashMap<>();
        for (DataCategory category : entity.categories()) {
            if (!stored.emptied(category).isEmpty()) {
                alike.computeIfAbsent(rules.due(category), unused -> new ArrayList<>())
                        .add(category);
            }
        }
        alike.remove(SqlPredicate.NEVER);
        List<Emptying> emptying = new ArrayList<>();
        alike.forEach((due, categories) -> emptying.add(emptying(due, categories)));
        return emptying;
    }

    private Emptying emptying(SqlPredicate due, List<DataCategory> categories) {
        List<Attribute> attributes = categories.stream()
                .flatMap(each -> stored.emptied(each).stream())
                .toList();
        return new Emptying(
                categories.stream().map(this::part).toList(),
                SqlPredicate.all(List.of(due, rules.notHeld())),
                attributes.stream()
                        .filter(attribute -> attribute.remainder().isPseudonym())
                        .flatMap(attribute -> attribute.columns().stream())
                        .toList(),
                stored.changes(attributes));
    }

    private Part part(DataCategory category) {
        boolean leavesSome = stored.emptied(category).stream()
                .anyMatch(attribute -> attribute.remainder().isSomething());
        return new Part(
                category,
                stored.isPresent(category),
                leavesSome ? Replaced.BY_LESS : Replaced.BY_NOTHING,
                groundsOf(category));
    }

    /** All that keeps something, or would. */
    private List<Kept> kept() {
        List<Kept> kept = new ArrayList<>();
        for (DataCategory category : entity.categories()) {
            SqlPredicate present = stored.isPresent(category);
            for (Keeps ground : rules.grounds(category)) {
                kept.add(new Kept(
                        category,
                        Reason.RULE,
                        Optional.of(ground.rule()),
                        Optional.of(ground.purpose()),
                        SqlPredicate.all(List.of(present, ground.rows()))));
            }
            kept.add(
                    kept(category, Reason.HOLD, SqlPredicate.all(List.of(present, rules.due(category), rules.held()))));
            kept.add(kept(category, Reason.ROLE_UNKNOWN, SqlPredicate.all(List.of(present, rules.roleUnknown()))));
            kept.add(
                    kept(category, Reason.SUBJECT_UNKNOWN, SqlPredicate.all(List.of(present, rules.subjectUnknown()))));
        }
        return kept.stream()
                .filter(each -> !each.rows().equals(SqlPredicate.NEVER))
                .toList();
    }

    private static Kept kept(DataCategory category, Reason reason, SqlPredicate rows) {
        return new Kept(category, reason, Optional.empty(), Optional.empty(), rows);
    }

    /** Tells what can't be erased as it is said. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        for (Attribute attribute : stored.all()) {
            boolean takesItsRow = attribute.remainder().what() == ErasedTo.What.NO_ROW;
            Optional<DataCategory> staysLonger = attribute.remainder().isPossible() || takesItsRow
                    ? Optional.empty()
                    : entity.categories().stream()
                            .filter(other -> !rules.due(other).equals(rules.due(attribute.category())))
                            .findFirst();
            staysLonger.ifPresent(
                    other -> findings.add("`" + attribute.fullName() + "` is never null, and its row may be"
                            + " kept for `" + other.id() + "` when nothing keeps `"
                            + attribute.category().id() + "` any more; make the column nullable, or say with"
                            + " @ErasedTo what is left"));
            if (takesItsRow) {
                keptByLaw(attribute)
                        .ifPresent(keeps -> findings.add("`" + attribute.fullName() + "` takes its row with it, in"
                                + " which rule `" + keeps.rule().id() + "` keeps other data by law; leave out"
                                + " ErasedTo.What.NO_ROW"));
            }
        }
        return findings;
    }

    private Optional<Keeps> keptByLaw(Attribute attribute) {
        return entity.categories().stream()
                .filter(other -> !other.equals(attribute.category()))
                .flatMap(other -> rules.grounds(other).stream())
                .filter(ground -> ground.rule().basis() instanceof LegalBasis.LegalObligation)
                .findFirst();
    }
}
