package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.EntityRules.Keeps;
import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.Holder;
import com.mittliv.privacy.jpa.References.Reference;
import com.mittliv.privacy.jpa.SweepReport.Ground;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.SqlPredicate.Test;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the sweep of one entity looks for, and what it then does, as SQL. */
final class EntitySweep {
    /** The alias of the row in question. */
    static final String ROW = "pv_a";

    /** What keeps a category, with the rows in which it does. */
    record Kept(DataCategory category, Ground ground, SqlPredicate rows) {}

    private final Guarded guarded;
    private final PrivacyEngine engine;
    private final Entity entity;
    private final EntityRules rules;

    EntitySweep(PrivacyEngine engine, Guarded guarded, Entity entity) {
        this.engine = engine;
        this.guarded = guarded;
        this.entity = entity;
        this.rules = new EntityRules(engine, entity, entity.root(), guarded.tables());
    }

    Entity entity() {
        return entity;
    }

    String key() {
        return ROW + "." + entity.root().keyColumn();
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
        for (Reference reference : entity.references().referring()) {
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

    /** That a row refers to this one which will not go by itself. */
    private SqlPredicate referred(Reference reference) {
        String other = "pv_c";
        SqlPredicate goes = guarded.entities().stream()
                .filter(referring -> referring.tableName().equals(reference.table()))
                .findFirst()
                .map(referring -> new EntitySweep(engine, guarded, referring).withoutGround())
                .orElse(SqlPredicate.NEVER);
        Sql subquery = Sql.of(
                "exists (select 1 from " + reference.table() + " " + other + " where " + other + "."
                        + reference.column() + " = ",
                Sql.column(entity.root().keyColumn()),
                " and ",
                goes.negated().toSql().forRow(other),
                ")");
        return new Test(subquery, Sql.of("not ", subquery));
    }

    /** The rows in which a category is to be emptied. */
    SqlPredicate toEmpty(DataCategory category) {
        return SqlPredicate.all(List.of(rules.due(category), rules.held().negated(), isPresent(category)));
    }

    /** The rows in which anything of a category is left. */
    private SqlPredicate isPresent(DataCategory category) {
        List<Attribute> attributes = attributes(category);
        return attributes.isEmpty()
                ? SqlPredicate.ALWAYS
                : SqlPredicate.any(attributes.stream().map(this::isPresent).toList());
    }

    private SqlPredicate isPresent(Attribute attribute) {
        Sql key = Sql.column(entity.root().keyColumn());
        if (attribute.site().equals(entity.root())) {
            return SqlPredicate.any(attribute.columns().stream()
                    .<SqlPredicate>map(column -> new Test(
                            Sql.of(Sql.column(column), " is not null"), Sql.of(Sql.column(column), " is null")))
                    .toList());
        }
        String other = "pv_p";
        String anyColumn = attribute.columns().stream()
                .map(column -> other + "." + column + " is not null")
                .reduce((a, b) -> a + " or " + b)
                .orElse("1=1");
        Sql subquery = Sql.of(
                "exists (select 1 from " + attribute.siteName() + " " + other + " where " + other + "."
                        + attribute.site().keyColumn() + " = ",
                key,
                " and (" + anyColumn + "))");
        return new Test(subquery, Sql.of("not ", subquery));
    }

    /** Statements that empty a category in the rows whose keys follow in parentheses. */
    List<String> emptying(DataCategory category) {
        return attributes(category).stream().map(EntitySweep::emptying).toList();
    }

    private static String emptying(Attribute attribute) {
        String where = " where " + attribute.site().keyColumn() + " in ";
        if (attribute.collection() == Holder.COLLECTION && !attribute.path().contains(".")) {
            return "delete from " + attribute.siteName() + where;
        }
        String columns = attribute.columns().stream()
                .map(column -> column + " = null")
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        return "update " + attribute.siteName() + " set " + columns + where;
    }

    /** Statements that erase the rows whose keys follow in parentheses; the last one erases the rows themselves. */
    List<String> erasing() {
        List<String> statements = new ArrayList<>();
        for (Reference owned : entity.references().owned()) {
            statements.add("delete from " + owned.table() + " where " + owned.column() + " in ");
        }
        statements.add(
                "delete from " + entity.tableName() + " where " + entity.root().keyColumn() + " in ");
        return statements;
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
        }
        return kept.stream()
                .filter(each -> !each.rows().equals(SqlPredicate.NEVER))
                .toList();
    }

    /** Tells what can't be emptied although rows may stay without it. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        for (Attribute attribute : guarded.attributes()) {
            Optional<DataCategory> staysLonger =
                    attribute.isNullable() || !attribute.entity().equals(entity)
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
                        && attribute.category().equals(category))
                .toList();
    }
}
