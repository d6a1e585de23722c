package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.Holder;
import com.mittliv.privacy.jpa.Guarded.Store;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.SqlPredicate.Test;
import com.mittliv.privacy.jpa.internal.SweepPlan.Change;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the rows of one of an entity's tables hold, there and in what hangs on them, and what takes it away. */
final class StoredAttributes {
    private final Guarded guarded;
    private final Entity entity;
    private final Store store;

    StoredAttributes(Guarded guarded, Entity entity, Store store) {
        this.guarded = guarded;
        this.entity = entity;
        this.store = store;
    }

    /** All of them. */
    List<Attribute> all() {
        return that(attribute -> true);
    }

    /** Some of them. */
    List<Attribute> that(Predicate<Attribute> which) {
        return guarded.attributes().stream()
                .filter(attribute -> attribute.entity().equals(entity) && isOfStore(attribute) && which.test(attribute))
                .toList();
    }

    private boolean isOfStore(Attribute attribute) {
        return entity.stores().size() == 1 || attribute.owner().isAssignableFrom(store.type());
    }

    /** Statements that leave nothing of a category, not even a pseudonym of its own; none if there is nothing to empty. */
    List<Change> emptyingWhole(DataCategory category) {
        List<Attribute> attributes =
                emptied(category).stream().map(Attribute::withoutPseudonym).toList();
        return attributes.isEmpty() ? List.of() : changes(attributes);
    }

    /** The rows in which anything of a category is there. */
    SqlPredicate holds(DataCategory category) {
        boolean ofAnotherTable =
                that(attribute -> attribute.category().equals(category)).isEmpty()
                        && guarded.attributes().stream()
                                .anyMatch(attribute -> attribute.entity().equals(entity));
        if (ofAnotherTable) {
            return SqlPredicate.NEVER;
        }
        return cannotBeEmptied(category) ? SqlPredicate.ALWAYS : isPresent(category);
    }

    /** Whether the rows hold something of a category that can go with them alone. */
    boolean cannotBeEmptied(DataCategory category) {
        return !that(attribute -> attribute.category().equals(category)
                        && !attribute.remainder().isPossible())
                .isEmpty();
    }

    /** Those of a category that can be emptied. */
    List<Attribute> emptied(DataCategory category) {
        return that(attribute ->
                attribute.category().equals(category) && attribute.remainder().isPossible());
    }

    /** The rows in which anything of a category is left. */
    SqlPredicate isPresent(DataCategory category) {
        List<Attribute> attributes = emptied(category);
        return attributes.isEmpty()
                ? SqlPredicate.ALWAYS
                : SqlPredicate.any(attributes.stream().map(this::isPresent).toList());
    }

    private SqlPredicate isPresent(Attribute attribute) {
        SqlPredicate anyColumn = SqlPredicate.any(attribute.columns().stream()
                .map(attribute.remainder()::isMoreIn)
                .toList());
        List<SqlPredicate> any = new ArrayList<>();
        any.add(isOfRow(attribute) ? anyColumn : existsIn(attribute.siteName(), "pv_p", attribute, anyColumn));
        historiesOf(attribute).forEach(history -> any.add(existsIn(history.value(), "pv_q", attribute, anyColumn)));
        return SqlPredicate.any(any);
    }

    private SqlPredicate existsIn(String table, String alias, Attribute attribute, SqlPredicate anyColumn) {
        boolean rowIsEnough = attribute.holder() == Holder.ELEMENTS;
        return exists(
                table,
                alias,
                attribute.site().keys(),
                keys().stream().map(Sql::column).toList(),
                rowIsEnough ? Sql.of("1=1") : anyColumn.toSql().forRow(alias));
    }

    private boolean isOfRow(Attribute attribute) {
        return attribute.site().equals(entity.root());
    }

    private List<HistoryTable> historiesOf(Attribute attribute) {
        return store.histories().stream()
                .filter(history -> history.of().isEmpty()
                        ? isOfRow(attribute) && attribute.holder() == Holder.ENTITY
                        : history.of().equals(attribute.path()))
                .toList();
    }

    /** What is assigned to columns of a table, in the rows of these keys. */
    private record Update(List<String> keys, List<String> assignments) {
        static Update of(List<String> keys) {
            return new Update(keys, new ArrayList<>());
        }
    }

    /** Statements that empty attributes; rows that have a version get the next. */
    List<Change> changes(List<Attribute> attributes) {
        List<Change> changes = new ArrayList<>();
        Map<String, Update> updates = new LinkedHashMap<>();
        for (Attribute attribute : attributes) {
            List<String> keys = attribute.site().keys();
            String own = isOfRow(attribute) ? store.tableName() : attribute.siteName();
            List<String> tables = new ArrayList<>(List.of(own));
            historiesOf(attribute).forEach(history -> tables.add(history.value()));
            for (String table : tables) {
                if (attribute.holder() == Holder.ELEMENTS) {
                    changes.add(deletion(table, keys));
                } else if (!attribute.remainder().isPseudonym() || !table.equals(own)) {
                    // Of a pseudonym nothing is left in former states, whose own values are not at hand.
                    attribute
                            .columns()
                            .forEach(column -> updates.computeIfAbsent(table, unused -> Update.of(keys))
                                    .assignments
                                    .add(column + " = " + attribute.remainder().in(column)));
                }
            }
        }
        store.raised()
                .ifPresent(raised -> updates.computeIfAbsent(store.tableName(), unused -> Update.of(keys()))
                        .assignments
                        .add(raised));
        updates.forEach((table, update) -> changes.add(
                new Change("update " + table + " set " + String.join(", ", update.assignments), table, update.keys)));
        return changes;
    }

    /** The columns by which a former state of rows is found. */
    List<String> keysOf(HistoryTable history) {
        return that(attribute -> attribute.path().equals(history.of())).stream()
                .findFirst()
                .map(attribute -> attribute.site().keys())
                .orElse(keys());
    }

    /** A statement that takes whole rows. */
    static Change deletion(String table, List<String> keys) {
        return new Change("delete from " + table, table, keys);
    }

    /** That another table has a row which holds values of this one, and of which something more holds. */
    static SqlPredicate exists(String table, String alias, List<String> columns, List<Sql> found, Sql holds) {
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

    private List<String> keys() {
        return entity.root().keys();
    }
}
