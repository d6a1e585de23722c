package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.Holder;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What of the guarded entities may be seen for one purpose: worked out once. */
final class PurposeView {
    private final Purpose purpose;
    private final PrivacyEngine engine;
    private final Guarded guarded;
    private final Map<Class<?>, Set<String>> hidden = new ConcurrentHashMap<>();
    private final List<SqlPredicate> rows = new ArrayList<>();
    private final List<SqlPredicate> values = new ArrayList<>();

    PurposeView(PrivacyEngine engine, Guarded guarded, Masks masks, Purpose purpose) {
        this.engine = engine;
        this.guarded = guarded;
        this.purpose = purpose;
        for (Entity entity : guarded.entities()) {
            rows.add(rules(entity, entity.root(), masks).toSee(purpose));
        }
        for (Attribute attribute : guarded.attributes()) {
            values.add(rules(attribute.entity(), attribute.site(), masks).toUse(attribute.category(), purpose));
        }
    }

    private EntityRules rules(Entity entity, Site site, Masks masks) {
        return new EntityRules(engine, entity, site, guarded.tables(), masks.factsAt(entity, site));
    }

    Purpose purpose() {
        return purpose;
    }

    /** The rows that may be seen, from the entity's first table. */
    SqlPredicate rows(Entity entity) {
        return rows.get(entity.number());
    }

    /** Where the attribute may be seen, from the table it is in. */
    SqlPredicate values(Attribute attribute) {
        return values.get(attribute.number());
    }

    /** Whether the attribute may be seen in every row that may be seen, both being judged from the same table. */
    boolean isSeenWhereverTheRowIs(Attribute attribute) {
        return attribute.collection() == Holder.ENTITY
                && attribute.site().equals(attribute.entity().root())
                && values(attribute).equals(rows(attribute.entity()));
    }

    /** The paths of the attributes of a class that the purpose does not see in every row it sees. */
    Set<String> hidden(Class<?> type) {
        return hidden.computeIfAbsent(type, this::findHidden);
    }

    private Set<String> findHidden(Class<?> type) {
        return guarded.attributes().stream()
                .filter(attribute -> attribute.entity().types().contains(type))
                .filter(attribute ->
                        !values(attribute).equals(SqlPredicate.ALWAYS) && !isSeenWhereverTheRowIs(attribute))
                .map(Attribute::path)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The refusal of a statement that names an attribute which no row lets the purpose see. */
    RefusedAttributeException refusal(Attribute attribute) {
        EntityRules rules = new EntityRules(engine, attribute.entity(), attribute.site(), guarded.tables());
        DataCategory category = attribute.category();
        List<Purpose> permitting = engine.policy().vocabulary().purposes().stream()
                .filter(other -> !rules.toUse(category, other).equals(SqlPredicate.NEVER))
                .toList();
        return new RefusedAttributeException(attribute.fullName(), category, purpose, permitting);
    }
}
