package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Hop;
import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.internal.Sql;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;

/**
 * What refers to the rows of an entity.
 *
 * @param owned what goes with a row, in the order in which it must go: elements, links, rows of further tables
 * @param referring what must be gone before a row can go: rows of entities
 */
record References(List<Reference> owned, List<Reference> referring) {
    /**
     * Columns that hold what a row is found by.
     *
     * @param table the columns' table as it stands in SQL
     * @param columns the columns
     * @param found the values of the row that they hold, seen from its first table
     * @param entity the entity of the table's rows; empty if they are no entity's
     * @param rows the table that holds the whole rows of that entity
     * @param keys the columns of the first table that hold that entity's key
     * @param isNullable whether the columns can be emptied
     */
    record Reference(
            String table,
            List<String> columns,
            List<Sql> found,
            String entity,
            String rows,
            List<String> keys,
            boolean isNullable) {
        /** Of rows that are no entity's. */
        static Reference owned(String table, List<String> columns, List<Sql> found) {
            return new Reference(table, columns, found, "", "", List.of(), false);
        }
    }

    /** Looks through all tables for what refers to an entity's rows, in the tables of one of its classes. */
    static References to(PersistentClass store, BootNames names) {
        return new Search(store, names).run();
    }

    private static final class Search {
        private final PersistentClass store;
        private final BootNames names;
        private final List<String> keys;
        private final List<Sql> key;
        private final List<PersistentClass> types;
        private final Set<Table> own = new LinkedHashSet<>();
        private final Set<Reference> owned = new LinkedHashSet<>();
        private final Set<Reference> referring = new LinkedHashSet<>();

        Search(PersistentClass store, BootNames names) {
            this.store = store;
            this.names = names;
            this.keys = names.columns(store.getIdentifier());
            this.key = keys.stream().map(Sql::column).toList();
            this.types = BootNames.isUnion(store.getRootClass())
                    ? List.of(store)
                    : BootNames.hierarchy(store.getRootClass());
            for (PersistentClass type : types) {
                own.add(type.getTable());
                type.getJoins().forEach(join -> own.add(join.getTable()));
            }
        }

        References run() {
            for (Collection collection : names.metadata().getCollectionBindings()) {
                if (isOfRows(collection.getOwner()) && !(collection.getElement() instanceof OneToMany)) {
                    List<String> columns = names.columns(collection.getKey());
                    owned.add(Reference.owned(names.table(collection.getCollectionTable()), columns, key));
                }
            }
            for (Table table : names.metadata().collectTableMappings()) {
                if (!table.isPhysicalTable()) {
                    continue;
                }
                for (ForeignKey key : table.getForeignKeyCollection()) {
                    if (own.contains(key.getReferencedTable()) && !isOwnKey(table, key)) {
                        add(table, key.getColumns(), found(key));
                    }
                }
            }
            if (BootNames.isUnion(store.getRootClass())) {
                names.metadata().getEntityBindings().forEach(this::associations);
                names.metadata().getCollectionBindings().stream()
                        .filter(collection -> !(collection.getElement() instanceof OneToMany))
                        .forEach(collection -> association(collection.getElement(), collection.getCollectionTable()));
            }
            // A subclass's rows refer to its superclass's, so the last table goes first.
            List<Table> further = new ArrayList<>(own);
            for (int i = further.size() - 1; i > 0; i--) {
                if (!further.get(i).equals(store.getTable())) {
                    List<String> columns = names.keys(store, further.get(i));
                    owned.add(Reference.owned(names.table(further.get(i)), columns, key));
                }
            }
            return new References(List.copyOf(owned), List.copyOf(referring));
        }

        private boolean isOfRows(PersistentClass owner) {
            return types.contains(owner)
                    || Stream.iterate(store, type -> type != null, PersistentClass::getSuperclass)
                            .anyMatch(owner::equals);
        }

        private List<Sql> found(ForeignKey foreign) {
            Table table = foreign.getReferencedTable();
            Site row = Site.of(store.getTable(), keys);
            return foreign.getReferencedColumns().isEmpty()
                    ? key
                    : foreign.getReferencedColumns().stream()
                            .map(column -> new Hop(
                                    table,
                                    List.of(names.table(table)),
                                    names.keys(store, table),
                                    List.of(names.column(column)),
                                    true,
                                    LookUp.Way.SUBQUERY))
                            .map(hop -> new AttributePath(List.of(hop), Optional.empty()).at(row))
                            .toList();
        }

        private boolean isOwnKey(Table table, ForeignKey key) {
            return own.contains(table)
                    && table.getPrimaryKey() != null
                    && table.getPrimaryKey().getColumns().equals(key.getColumns());
        }

        // INVARIANT: what does not hold the row's key itself goes with no row; it keeps the row instead.
        private void add(Table table, List<Column> columns, List<Sql> found) {
            Optional<PersistentClass> entity = entityOf(table);
            List<String> held = names.columns(columns);
            if (entity.isEmpty()) {
                (found.equals(key) ? owned : referring).add(Reference.owned(names.table(table), held, found));
                return;
            }
            RootClass root = entity.get().getRootClass();
            referring.add(new Reference(
                    names.table(table),
                    held,
                    found,
                    BootNames.shortName(root),
                    names.table(BootNames.isUnion(root) ? table : root.getTable()),
                    names.keys(root, table),
                    columns.stream().allMatch(Column::isNullable)));
        }

        /** Where each class has a table of its own, the database knows of no reference to any of them. */
        private void associations(PersistentClass entity) {
            entity.getProperties().forEach(property -> within(property.getValue(), entity));
        }

        private void within(Value value, PersistentClass entity) {
            if (value instanceof Component component) {
                component.getProperties().forEach(part -> within(part.getValue(), entity));
            } else {
                tablesOf(value, entity).forEach(table -> association(value, table));
            }
        }

        private List<Table> tablesOf(Value value, PersistentClass entity) {
            boolean inEach = BootNames.isUnion(entity.getRootClass())
                    && entity.getTable().equals(value.getTable());
            return inEach
                    ? BootNames.storing(entity).stream()
                            .map(PersistentClass::getTable)
                            .toList()
                    : Stream.ofNullable(value.getTable()).toList();
        }

        private void association(Value value, Table table) {
            if (value instanceof ToOne one
                    && one.getColumnSpan() > 0
                    && one.isReferenceToPrimaryKey()
                    && isOfRows(names.entity(one.getReferencedEntityName()))) {
                add(table, one.getColumns(), key);
            }
        }

        private Optional<PersistentClass> entityOf(Table table) {
            return names.metadata().getEntityBindings().stream()
                    .filter(entity -> entity.getTable().equals(table)
                            || entity.getJoins().stream()
                                    .anyMatch(join -> join.getTable().equals(table)))
                    .findFirst();
        }
    }
}
