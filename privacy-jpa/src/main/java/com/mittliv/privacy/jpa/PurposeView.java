package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.Holder;
import com.mittliv.privacy.jpa.MaskLayout.Bits;
import com.mittliv.privacy.jpa.internal.Asking;
import com.mittliv.privacy.jpa.internal.PersonFacts;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What of the guarded entities may be seen for one purpose: worked out once, when first asked. */
final class PurposeView {
    private final Purpose purpose;
    private final PrivacyEngine engine;
    private final Guarded guarded;
    private final Masks masks;
    private final Map<Class<?>, Set<String>> hidden = new ConcurrentHashMap<>();
    private final Map<Class<?>, Map<String, Boolean>> seenInSomeRows = new ConcurrentHashMap<>();
    private final Map<Integer, List<SqlPredicate>> rows = new ConcurrentHashMap<>();
    private final Map<Integer, SqlPredicate> values = new ConcurrentHashMap<>();
    private final Map<Seen, Rules> known = new ConcurrentHashMap<>();

    private final Asking asking;

    private record Seen(int entity, Site from) {}

    /** What the policy says by the library's tables, and by the rows' masks, if there are any. */
    private record Rules(EntityRules byTables, Optional<ByMask> byMask) {
        SqlPredicate toSee(Purpose purpose) {
            return asks(rules -> rules.toSee(purpose));
        }

        SqlPredicate toUse(DataCategory category, Purpose purpose) {
            return asks(rules -> rules.toUse(category, purpose));
        }

        private SqlPredicate asks(Function<EntityRules, SqlPredicate> question) {
            SqlPredicate inTables = question.apply(byTables);
            return byMask.map(mask -> mask.bits.or(question.apply(mask.rules), inTables))
                    .orElse(inTables);
        }
    }

    private record ByMask(Bits bits, EntityRules rules) {}

    PurposeView(PrivacyEngine engine, Guarded guarded, Masks masks, Asking asking, Purpose purpose) {
        this.engine = engine;
        this.guarded = guarded;
        this.masks = masks;
        this.asking = asking;
        this.purpose = purpose;
    }

    private Rules rules(Entity entity, Site site) {
        return known.computeIfAbsent(new Seen(entity.number(), site), unused -> {
            Optional<Bits> mask = masks.at(entity, site);
            // Where masks tell, the tables are seldom asked.
            Asking ofTables = mask.isPresent() && asking != Asking.BY_SUBQUERIES ? Asking.BY_FUNCTIONS : asking;
            return new Rules(
                    rules(entity, site, PersonFacts.IN_TABLES, ofTables),
                    mask.map(bits -> new ByMask(bits, rules(entity, site, bits.facts(), asking))));
        });
    }

    private EntityRules rules(Entity entity, Site site, PersonFacts facts, Asking tables) {
        return new EntityRules(engine, entity, site, guarded.tables(), facts, tables);
    }

    Purpose purpose() {
        return purpose;
    }

    /** The rows that may be seen, from the entity's first table. */
    SqlPredicate rows(Entity entity) {
        return rows(entity, 0);
    }

    /** The rows that may be seen, from one of the entity's tables. */
    SqlPredicate rows(Entity entity, int site) {
        return rows.computeIfAbsent(
                        entity.number(),
                        unused -> entity.sites().stream()
                                .map(each -> rules(entity, each).toSee(purpose))
                                .toList())
                .get(site);
    }

    /** The rows that may be seen, from another of the entity's tables. */
    SqlPredicate rows(Entity entity, Site site) {
        return rules(entity, site).toSee(purpose);
    }

    /** Where the attribute may be seen, from the table it is in. */
    SqlPredicate values(Attribute attribute) {
        return values.computeIfAbsent(
                attribute.number(),
                unused -> rules(attribute.entity(), attribute.site()).toUse(attribute.category(), purpose));
    }

    /** Whether the attribute may be seen in every row that may be seen, both being judged from the same table. */
    boolean isSeenWhereverTheRowIs(Attribute attribute) {
        return attribute.holder() == Holder.ENTITY
                && attribute.site().equals(attribute.entity().root())
                && values(attribute).equals(rows(attribute.entity()));
    }

    /** The paths of the attributes of a class that the purpose does not see in every row it sees. */
    Set<String> hidden(Class<?> type) {
        return hidden.computeIfAbsent(type, this::findHidden);
    }

    /** The paths of the attributes of a class that the purpose may see in some row. */
    Set<String> seen(Class<?> type) {
        return guarded.attributes().stream()
                .filter(attribute -> attribute.entity().types().contains(type)
                        && !values(attribute).equals(SqlPredicate.NEVER))
                .map(Attribute::path)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The paths of an instance's attributes that the purpose sees in some rows it sees and not in others; if masked. */
    Map<String, Boolean> seenInSomeRows(Class<?> type) {
        return seenInSomeRows.computeIfAbsent(type, this::findSeenInSomeRows);
    }

    private Map<String, Boolean> findSeenInSomeRows(Class<?> type) {
        Map<String, Boolean> found = new HashMap<>();
        guarded.attributes().stream()
                .filter(attribute -> attribute.owner().isAssignableFrom(type)
                        && attribute.entity().types().contains(type)
                        && hidden(type).contains(attribute.path())
                        && !values(attribute).equals(SqlPredicate.NEVER))
                .forEach(attribute ->
                        found.put(attribute.path(), attribute.mask().isPresent()));
        return Map.copyOf(found);
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
