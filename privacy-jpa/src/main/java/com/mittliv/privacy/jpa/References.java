package com.mittliv.privacy.jpa;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;

/**
 * What refers to the rows of an entity.
 *
 * @param owned what goes with a row, in the order in which it must go: elements, links, rows of further tables
 * @param referring what must be gone before a row can go: rows of entities
 */
record References(List<Reference> owned, List<Reference> referring) {
    /**
     * A column that holds the key of a row.
     *
     * @param table the column's table as it stands in SQL
     * @param column the column
     * @param entity the entity of the table's rows; empty if they are no entity's
     */
    record Reference(String table, String column, String entity) {}

    /** Looks through all tables for what refers to an entity. */
    static References to(RootClass root, BootNames names) {
        Set<Table> own = new LinkedHashSet<>();
        for (PersistentClass type : MappingReader.hierarchy(root)) {
            own.add(type.getTable());
            type.getJoins().forEach(join -> own.add(join.getTable()));
        }
        Set<Reference> owned = new LinkedHashSet<>();
        Set<Reference> referring = new LinkedHashSet<>();
        for (Collection collection : names.metadata().getCollectionBindings()) {
            boolean ofRows = MappingReader.hierarchy(root).contains(collection.getOwner());
            if (ofRows && !(collection.getElement() instanceof OneToMany)) {
                Column key = collection.getKey().getColumns().get(0);
                owned.add(new Reference(names.table(collection.getCollectionTable()), names.column(key), ""));
            }
        }
        for (Table table : names.metadata().collectTableMappings()) {
            for (ForeignKey key : table.getForeignKeyCollection()) {
                if (own.contains(key.getReferencedTable()) && !isOwnKey(table, key, own)) {
                    String entity = entityOf(table, names);
                    Column column = key.getColumns().get(0);
                    (entity.isEmpty() ? owned : referring)
                            .add(new Reference(names.table(table), names.column(column), entity));
                }
            }
        }
        // A subclass's rows refer to its superclass's, so the last table goes first.
        List<Table> further = new ArrayList<>(own);
        for (int i = further.size() - 1; i > 0; i--) {
            if (!further.get(i).equals(root.getTable())) {
                owned.add(new Reference(names.table(further.get(i)), names.keyOf(further.get(i)), ""));
            }
        }
        return new References(List.copyOf(owned), List.copyOf(referring));
    }

    private static boolean isOwnKey(Table table, ForeignKey key, Set<Table> own) {
        return own.contains(table)
                && table.getPrimaryKey() != null
                && table.getPrimaryKey().getColumns().equals(key.getColumns());
    }

    private static String entityOf(Table table, BootNames names) {
        return names.metadata().getEntityBindings().stream()
                .filter(entity -> entity.getTable().equals(table)
                        || entity.getJoins().stream()
                                .anyMatch(join -> join.getTable().equals(table)))
                .map(entity -> BootNames.shortName(entity.getRootClass()))
                .findFirst()
                .orElse("");
    }
}
