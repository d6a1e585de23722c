package com.mittliv.privacy.jpa;

import com.mittliv.privacy.condition.Condition;
import com.mittliv.privacy.condition.Conditions;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.RoleOf;
import com.mittliv.privacy.jpa.internal.Asking;
import com.mittliv.privacy.jpa.internal.ConditionSql;
import com.mittliv.privacy.jpa.internal.PersonFacts;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.StateTables;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the policy says about the rows of one entity, as predicates seen from one of its tables. */
final class EntityRules {
    private record Use(DataCategory category, Purpose purpose) {}

    /** A ground on which a category is kept, with the rows it keeps. */
    record Keeps(ProcessingRule rule, Purpose purpose, SqlPredicate rows) {}

    private final PrivacyEngine engine;
    private final Entity entity;
    private final Site site;
    private final ConditionSql conditions;
    private final SqlPredicate anybodyHeld;
    private final Map<Use, SqlPredicate> uses = new ConcurrentHashMap<>();

    EntityRules(PrivacyEngine engine, Entity entity, Site site, StateTables tables) {
        this(engine, entity, site, tables, PersonFacts.IN_TABLES, Asking.BY_SUBQUERIES);
    }

    EntityRules(PrivacyEngine engine, Entity entity, Site site, StateTables tables, PersonFacts person, Asking asking) {
        this.engine = engine;
        this.entity = entity;
        this.site = site;
        this.conditions = new ConditionSql(entity.factsAt(site), tables, person, asking);
        this.anybodyHeld = ConditionSql.anybodyHeld(tables);
    }

    /** The rows in which a category may be used for a purpose. */
    SqlPredicate toUse(DataCategory category, Purpose purpose) {
        return uses.computeIfAbsent(new Use(category, purpose), unused -> translated(category, purpose));
    }

    private SqlPredicate translated(DataCategory category, Purpose purpose) {
        Map<SqlPredicate, List<Role>> rolesByCondition = new LinkedHashMap<>();
        for (Role role : roles()) {
            SqlPredicate condition = conditions.translate(engine.conditionToUse(role, category, purpose));
            rolesByCondition
                    .computeIfAbsent(condition, unused -> new ArrayList<>())
                    .add(role);
        }
        rolesByCondition.remove(SqlPredicate.NEVER);
        List<SqlPredicate> any = new ArrayList<>();
        rolesByCondition.forEach((condition, roles) -> any.add(SqlPredicate.all(List.of(isIn(roles), condition))));
        return SqlPredicate.all(List.of(subjectKnown(), SqlPredicate.any(any)));
    }

    /** The rows that may be seen for a purpose: those in which at least one of the entity's categories may be used. */
    SqlPredicate toSee(Purpose purpose) {
        return SqlPredicate.any(entity.categories().stream()
                .map(category -> toUse(category, purpose))
                .toList());
    }

    /** What keeps a category. */
    List<Keeps> grounds(DataCategory category) {
        Map<ProcessingRule, List<Role>> rolesByRule = new LinkedHashMap<>();
        for (Role role : roles()) {
            for (ProcessingRule rule : engine.rulesUsing(role, category)) {
                if (Conditions.keepsByItself(rule)) {
                    rolesByRule
                            .computeIfAbsent(rule, unused -> new ArrayList<>())
                            .add(role);
                }
            }
        }
        List<Keeps> grounds = new ArrayList<>();
        rolesByRule.forEach((rule, roles) -> purposesKeptFor(rule)
                .forEach(purpose -> grounds.add(new Keeps(
                        rule,
                        purpose,
                        SqlPredicate.all(
                                List.of(isIn(roles), conditions.translate(Conditions.toKeep(rule, purpose))))))));
        return grounds;
    }

    /** The rows in which no ground keeps a category. Where no person or no known role is told, nothing is due. */
    // INVARIANT: what cannot be judged is not erased.
    SqlPredicate due(DataCategory category) {
        List<SqlPredicate> any = new ArrayList<>();
        for (Role role : roles()) {
            List<SqlPredicate> all = new ArrayList<>();
            all.add(isIn(List.of(role)));
            for (ProcessingRule rule : engine.rulesUsing(role, category)) {
                if (Conditions.keepsByItself(rule)) {
                    purposesKeptFor(rule)
                            .forEach(purpose -> all.add(conditions
                                    .translate(Conditions.toKeep(rule, purpose))
                                    .negated()));
                }
            }
            any.add(SqlPredicate.all(all));
        }
        return SqlPredicate.all(List.of(subjectKnown(), SqlPredicate.any(any)));
    }

    /** Whether how long anything is kept depends on events alone, and on nothing that people say. */
    boolean isKeptByEventsAlone() {
        return entity.categories().stream()
                .flatMap(category -> grounds(category).stream())
                .allMatch(keeps -> Conditions.toKeep(keeps.rule(), keeps.purpose()).parts().stream()
                        .allMatch(Condition.Kept.class::isInstance));
    }

    /** That something about the row's person is dated ahead. */
    Sql changesAhead() {
        return conditions.changesAhead();
    }

    /** The rows about people under a legal hold. */
    SqlPredicate held() {
        return conditions.held();
    }

    /**
     * The rows about people under no legal hold. That nobody is under one is asked first, and once; it also keeps
     * PostgreSQL from joining each row with the holds.
     */
    SqlPredicate notHeld() {
        return SqlPredicate.any(List.of(anybodyHeld.negated(), conditions.held().negated()));
    }

    /** The rows that tell no role the policy knows. */
    SqlPredicate roleUnknown() {
        return isIn(roles()).negated();
    }

    /** The rows that tell no person. */
    SqlPredicate subjectUnknown() {
        return subjectKnown().negated();
    }

    // INVARIANT: a row that is known to be about nobody is shown to nobody.
    private SqlPredicate subjectKnown() {
        if (!entity.subject().mayBeNull()) {
            return SqlPredicate.ALWAYS;
        }
        Sql subject = entity.subject().at(site);
        return new SqlPredicate.Test(Sql.of(subject, " is not null"), Sql.of(subject, " is null"));
    }

    /** The events that rules for these rows wait for, that no attribute tells and that are not said never to happen. */
    Set<String> absentEvents() {
        Set<String> absent = new TreeSet<>();
        for (Role role : roles()) {
            for (DataCategory category : entity.categories()) {
                for (ProcessingRule rule : engine.rulesUsing(role, category)) {
                    Stream.concat(rule.onlyAfter().stream(), Retentions.eventsOf(rule.retention()).stream())
                            .filter(event -> !entity.events().containsKey(event)
                                    && !entity.neverHappen().contains(event))
                            .forEach(event -> absent.add(event.id()));
                }
            }
        }
        return absent;
    }

    /** The roles that rows can be in. */
    List<Role> roles() {
        return List.copyOf(entity.role().all());
    }

    private Set<Purpose> purposesKeptFor(ProcessingRule rule) {
        return Conditions.asGround(rule, engine.policy().vocabulary()).purposes();
    }

    private SqlPredicate isIn(List<Role> roles) {
        if (!(entity.role() instanceof RoleOf.ByColumn told)) {
            return SqlPredicate.ALWAYS;
        }
        Sql role = told.path().at(site);
        String ids = roles.stream()
                .flatMap(each -> told.literals().getOrDefault(each, List.of()).stream())
                .collect(Collectors.joining(", "));
        if (ids.isEmpty()) {
            return SqlPredicate.NEVER;
        }
        return new SqlPredicate.Test(
                Sql.of(role, " in (" + ids + ")"), Sql.of("(", role, " is null or ", role, " not in (" + ids + "))"));
    }
}
