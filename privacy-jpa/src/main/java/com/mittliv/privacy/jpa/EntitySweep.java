package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.EntityRules.Keeps;
import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.Holder;
import com.mittliv.privacy.jpa.Guarded.Store;
import com.mittliv.privacy.jpa.KeyBatches.Change;
import com.mittliv.privacy.jpa.References.Reference;
import com.mittliv.privacy.jpa.SweepReport.Ground;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.SqlPredicate.Test;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the sweep of one entity looks for, and what it then does, as SQL. */
final class EntitySweep {
    /** The alias of the row in question. */
    static final String ROW = "pv_a";

    /** What keeps a category, with the rows in which it does. */
    record Kept(DataCategory category, Ground ground, SqlPredicate rows) {}

    private final Guarded guarded;
    private final PrivacyEngine engine;
    private final Entity entity;
    private final Store store;
    private final EntityRules rules;

    EntitySweep(PrivacyEngine engine, Guarded guarded, Entity entity, Store store) {
        this.engine = engine;
        this.guarded = guarded;
        this.entity = entity;
        this.store = store;
        this.rules = new EntityRules(engine, entity, entity.root(), guarded.tables());
    }

    Entity entity() {
        return entity;
    }

    /** The table whose rows are swept, as it stands in SQL. */
    String tableName() {
        return store.tableName();
    }

    /** The columns of a row's key. */
    List<String> keys() {
        return entity.root().keys();
    }

    /** Sweeps of all tables that hold rows of an entity. */
    static List<EntitySweep> of(PrivacyEngine engine, Guarded guarded, Entity entity) {
        return entity.stores().stream()
                .map(store -> new EntitySweep(engine, guarded, entity, store))
                .toList();
    }

    /** The categories that have attributes to be emptied. */
    List<DataCategory> emptiable() {
        return entity.categories().stream()
                .filter(category -> !attributes(category).isEmpty())
                .toList();
    }

    /** The rows to be erased: no category has a ground, nobody holds them, and no row that stays refers to them. */
    SqlPredicate erasable() {
        List<SqlPredicate> all = new ArrayList<>();
        all.add(withoutGround());
        for (Reference reference : store.references().referring()) {
            all.add(referred(reference).negated());
        }
        return SqlPredicate.all(all);
    }

    private SqlPredicate withoutGround() {
        List<SqlPredicate> all = new ArrayList<>();
        entity.categories().forEach(category -> all.add(rules.due(category)));
        all.add(rules.held().negated());
        return SqlPredicate.all(all);
    }

    /** That a row refers to this one. */
    SqlPredicate referred() {
        return SqlPredicate.any(store.references().referring().stream()
                .map(reference ->
                        exists(reference.table(), "pv_c", reference.columns(), reference.found(), Sql.of("1=1")))
                .toList());
    }

    /** That a row refers to this one which will not go by itself. */
    private SqlPredicate referred(Reference reference) {
        SqlPredicate goes = guarded.entities().stream()
                .flatMap(other -> of(engine, guarded, other).stream())
                .filter(other -> other.tableName().equals(reference.table()))
                .findFirst()
                .map(EntitySweep::withoutGround)
                .orElse(SqlPredicate.NEVER);
        return exists(
                reference.table(),
                "pv_c",
                reference.columns(),
                reference.found(),
                goes.negated().toSql().forRow("pv_c"));
    }

    /** That another table has a row which holds values of this one, and of which something more holds. */
    private static SqlPredicate exists(String table, String alias, List<String> columns, List<Sql> found, Sql holds) {
        List<Object> pieces = new ArrayList<>();
        pieces.add("exists (select 1 from " + table + " " + alias + " where ");
        for (int i = 0; i < columns.size(); i++) {
            pieces.add(alias + "." + columns.get(i) + " = ");
            pieces.add(found.get(i));
            pieces.add(" and ");
        }
        pieces.add(holds);
        pieces.add(")");
        Sql subquery = Sql.of(pieces.toArray());
        return new Test(subquery, Sql.of("not ", subquery));
    }

    /** The rows in which a category is to be emptied. */
    SqlPredicate toEmpty(DataCategory category) {
        return SqlPredicate.all(List.of(rules.due(category), rules.held().negated(), isPresent(category)));
    }

    /** The rows in which anything of a category is left. */
    SqlPredicate isPresent(DataCategory category) {
        List<Attribute> attributes = attributes(category);
        return attributes.isEmpty()
                ? SqlPredicate.ALWAYS
                : SqlPredicate.any(attributes.stream().map(this::isPresent).toList());
    }

    private SqlPredicate isPresent(Attribute attribute) {
        SqlPredicate anyColumn = SqlPredicate.any(attribute.columns().stream()
                .map(column -> isPresent(attribute, column))
                .toList());
        if (attribute.site().equals(entity.root())) {
            return anyColumn;
        }
        boolean rowIsEnough = attribute.holder() == Holder.ELEMENTS;
        return exists(
                attribute.siteName(),
                "pv_p",
                attribute.site().keys(),
                keys().stream().map(Sql::column).toList(),
                rowIsEnough ? Sql.of("1=1") : anyColumn.toSql().forRow("pv_p"));
    }

    private static SqlPredicate isPresent(Attribute attribute, String column) {
        Sql value = Sql.column(column);
        String left = leftIn(attribute);
        return left.equals("null")
                ? new Test(Sql.of(value, " is not null"), Sql.of(value, " is null"))
                : new Test(Sql.of(value, " <> " + left), Sql.of(value, " = " + left));
    }

    /** What is left in a column of an attribute that is emptied. */
    private static String leftIn(Attribute attribute) {
        return attribute.isNullable() ? "null" : attribute.mask().orElse("null");
    }

    /** Statements that empty a category in the rows whose keys follow. */
    List<Change> emptying(DataCategory category) {
        return attributes(category).stream().map(this::emptying).toList();
    }

    private Change emptying(Attribute attribute) {
        List<String> keys = attribute.site().keys();
        if (attribute.holder() == Holder.ELEMENTS) {
            return new Change("delete from " + attribute.siteName(), keys);
        }
        String table = attribute.site().equals(entity.root()) ? store.tableName() : attribute.siteName();
        String columns = attribute.columns().stream()
                .map(column -> column + " = " + leftIn(attribute))
                .collect(Collectors.joining(", "));
        return new Change("update " + table + " set " + columns, keys);
    }

    /** Statements that erase the rows whose keys follow; the last one erases the rows themselves. */
    List<Change> erasing() {
        List<Change> changes = new ArrayList<>();
        for (Reference owned : store.references().owned()) {
            changes.add(new Change("delete from " + owned.table(), owned.columns()));
        }
        changes.add(new Change("delete from " + store.tableName(), keys()));
        return changes;
    }

    /** All that keeps something, or would. */
    List<Kept> kept() {
        List<Kept> kept = new ArrayList<>();
        for (DataCategory category : entity.categories()) {
            SqlPredicate present = isPresent(category);
            for (Keeps ground : rules.grounds(category)) {
                kept.add(new Kept(
                        category,
                        new Ground.ByRule(ground.rule(), ground.purpose()),
                        SqlPredicate.all(List.of(present, ground.rows()))));
            }
            kept.add(new Kept(
                    category,
                    new Ground.ByHold(),
                    SqlPredicate.all(List.of(present, rules.due(category), rules.held()))));
            kept.add(new Kept(
                    category, new Ground.RoleUnknown(), SqlPredicate.all(List.of(present, rules.roleUnknown()))));
            kept.add(new Kept(
                    category, new Ground.SubjectUnknown(), SqlPredicate.all(List.of(present, rules.subjectUnknown()))));
        }
        return kept.stream()
                .filter(each -> !each.rows().equals(SqlPredicate.NEVER))
                .toList();
    }

    /** Tells what can't be emptied although rows may stay without it. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        for (Attribute attribute : guarded.attributes()) {
            Optional<DataCategory> staysLonger = attribute.isNullable()
                            || attribute.mask().isPresent()
                            || !attribute.entity().equals(entity)
                    ? Optional.empty()
                    : entity.categories().stream()
                            .filter(other -> !rules.due(other).equals(rules.due(attribute.category())))
                            .findFirst();
            staysLonger.ifPresent(
                    other -> findings.add("`" + attribute.fullName() + "` is never null, and its row may be"
                            + " kept for `" + other.id() + "` when nothing keeps `"
                            + attribute.category().id() + "` any more; make the column nullable"));
        }
        return findings;
    }

    private List<Attribute> attributes(DataCategory category) {
        return guarded.attributes().stream()
                .filter(attribute -> attribute.entity().equals(entity)
                        && attribute.category().equals(category)
                        && isOfStore(attribute))
                .toList();
    }

    private boolean isOfStore(Attribute attribute) {
        return entity.stores().size() == 1 || attribute.owner().isAssignableFrom(store.type());
    }
}
