package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import com.mittliv.privacy.jpa.Guarded.Entity;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.FilterConfiguration;
import org.hibernate.mapping.Formula;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/** Refuses what would read a guarded column behind the guard's back. */
final class HiddenReads {
    private final Reading reading;
    private final List<ColumnOf> columns;

    private HiddenReads(Reading reading, List<ColumnOf> columns) {
        this.reading = reading;
        this.columns = columns;
    }

    static void check(Reading reading, List<Entity> entities, List<ColumnOf> columns, List<Column> exempt) {
        HiddenReads reads = new HiddenReads(reading, columns);
        columns.stream()
                .filter(guarded -> exempt.stream().anyMatch(column -> isSame(guarded, column)))
                .forEach(guarded -> reading.finding("the column of `"
                        + guarded.attribute().fullName()
                        + "` is mapped a second time without @PersonalData; annotate both alike"));
        reading.names().metadata().getEntityBindings().forEach(entity -> reads.entity(entity, entities));
        reading.names().metadata().getCollectionBindings().forEach(reads::collection);
    }

    private static boolean isSame(ColumnOf guarded, Column column) {
        return guarded.column().equals(column)
                && column.getValue() != null
                && guarded.table().equals(column.getValue().getTable());
    }

    private void entity(PersistentClass entity, List<Entity> guarded) {
        String name = BootNames.shortName(entity);
        for (Property property : entity.getProperties()) {
            value(property.getValue(), entity.getTable(), "`" + name + "." + property.getName() + "`");
        }
        if (entity.getDiscriminator() != null) {
            value(entity.getDiscriminator(), entity.getTable(), "the discriminator of `" + name + "`");
        }
        restrictions(
                entity.getFilters(),
                entity instanceof RootClass root ? root.getWhere() : null,
                entity.getTable(),
                "`" + name + "`");
        String subselect = entity.getTable().getSubselect();
        if (subselect != null) {
            Set<String> words = MarkedSql.wordsOf(subselect);
            guarded.stream()
                    .filter(other -> other.tables().stream().anyMatch(words::contains))
                    .forEach(other -> reading.finding("entity `" + name + "` reads the rows of `" + other.name()
                            + "` by SQL of its own, which cannot be guarded; map it to a table, or use HQL"));
        }
    }

    private void collection(Collection collection) {
        String role = collection.getRole();
        Table elements = collection.getCollectionTable();
        value(collection.getElement(), elements, "the elements of `" + role + "`");
        restrictions(collection.getFilters(), collection.getWhere(), elements, "`" + role + "`");
        if (collection.getElement() instanceof ToOne to) {
            Table target = reading.names().entity(to.getReferencedEntityName()).getTable();
            restrictions(collection.getManyToManyFilters(), collection.getManyToManyWhere(), target, "`" + role + "`");
        }
        Class<?> owner = collection.getOwner().getMappedClass();
        if (owner != null) {
            Annotated.attribute(owner, role.substring(role.lastIndexOf('.') + 1))
                    .sqlOrder()
                    .ifPresent(order -> refuseNaming(order, elements, "the order of `" + role + "`"));
        }
    }

    /** Which rows there are would tell what is in the columns that decide it. */
    private void restrictions(List<FilterConfiguration> filters, @Nullable String where, Table table, String what) {
        filters.forEach(filter ->
                refuseNaming(filter.getCondition(), table, "the filter `" + filter.getName() + "` of " + what));
        if (where != null) {
            refuseNaming(where, table, "the restriction of " + what);
        }
    }

    private void value(Value value, Table table, String what) {
        for (Selectable selectable : value.getSelectables()) {
            if (selectable instanceof Formula formula) {
                refuseNaming(formula.getFormula(), table, "the formula of " + what);
            } else if (selectable instanceof Column column && hasOwnRead(column)) {
                refuseNaming(column.getCustomRead(), table, "the read expression of " + what);
            }
        }
    }

    /** Whether the application wrote how the column is read; Hibernate does for what stands inside another column. */
    private boolean hasOwnRead(Column column) {
        return column.getCustomRead() != null
                && column.getAssignmentExpression() == null
                && columns.stream().noneMatch(guarded -> guarded.column() == column);
    }

    private void refuseNaming(String sql, Table table, String what) {
        Set<String> words = MarkedSql.wordsOf(sql);
        boolean ofOneTable = !words.contains("select");
        columns.stream()
                .filter(guarded -> words.contains(guarded.column().getName().toLowerCase(Locale.ROOT)))
                .filter(guarded -> !ofOneTable || isSeenFrom(guarded, table))
                .findFirst()
                .ifPresent(guarded -> reading.finding(what + " names the column of `"
                        + guarded.attribute().fullName() + "`, which cannot be withheld there; leave it out"));
    }

    private static boolean isSeenFrom(ColumnOf guarded, Table table) {
        return guarded.table().equals(table)
                || guarded.attribute().site().tables().contains(table);
    }
}
