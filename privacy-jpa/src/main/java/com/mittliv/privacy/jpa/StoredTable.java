package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.Holder;
import com.mittliv.privacy.jpa.Guarded.Store;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.KeyValue;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;

/**
 * A table in which rows of a guarded entity stand, or what belongs to them: further columns, elements, links.
 *
 * @param entity the entity
 * @param name the table as it stands in SQL
 * @param site the same, as a place from which rows are judged
 * @param elements the attributes that its rows are, each as a whole
 * @param isJudged whether its rows hold the entity's key, by which they are judged
 * @param columns all its columns as they stand in SQL
 */
record StoredTable(
        Entity entity, String name, Site site, List<Attribute> elements, boolean isJudged, List<String> columns) {
    /** By its name alone: the rest is long. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The tables of all guarded entities. */
    static List<StoredTable> of(BootNames names, List<Entity> entities, List<Attribute> attributes) {
        Set<StoredTable> tables = new LinkedHashSet<>();
        for (Entity entity : entities) {
            for (Store store : entity.stores()) {
                Table table = names.entity(store.type().getName()).getTable();
                tables.add(new StoredTable(
                        entity, store.tableName(), entity.root(), List.of(), true, columns(names, table)));
            }
            List<PersistentClass> types = BootNames.hierarchy(
                    (RootClass) names.entity(entity.types().get(0).getName()));
            for (PersistentClass type : types) {
                if (!entity.root().tables().contains(type.getTable())) {
                    tables.add(further(names, entity, type.getTable(), type.getKey()));
                }
                for (Join join : type.getJoins()) {
                    tables.add(further(names, entity, join.getTable(), join.getKey()));
                }
            }
            for (Collection collection : names.metadata().getCollectionBindings()) {
                if (types.contains(collection.getOwner()) && !(collection.getElement() instanceof OneToMany)) {
                    tables.add(collection(names, entity, collection, attributes));
                }
            }
        }
        return new ArrayList<>(tables);
    }

    private static StoredTable further(BootNames names, Entity entity, Table table, KeyValue key) {
        return new StoredTable(
                entity, names.table(table), Site.of(table, names.columns(key)), List.of(), true, columns(names, table));
    }

    private static List<String> columns(BootNames names, Table table) {
        return table.getColumns().stream().map(names::column).toList();
    }

    private static StoredTable collection(
            BootNames names, Entity entity, Collection collection, List<Attribute> attributes) {
        Table table = collection.getCollectionTable();
        List<Attribute> elements = attributes.stream()
                .filter(attribute -> attribute.holder() == Holder.ELEMENTS
                        && attribute.entity().equals(entity)
                        && attribute.site().tables().contains(table))
                .toList();
        return new StoredTable(
                entity,
                names.table(table),
                Site.of(table, names.columns(collection.getKey())),
                elements,
                collection.getReferencedPropertyName() == null,
                columns(names, table));
    }
}
