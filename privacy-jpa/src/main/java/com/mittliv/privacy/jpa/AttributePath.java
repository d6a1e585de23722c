package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.internal.Sql;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;

/**
 * The way from an entity to the column of an attribute, across embeddables and to-one associations.
 *
 * @param hops the columns passed, each holding the key of the next row; the last holds the value
 * @param javaType the type of the attribute at the end
 * @param column the column at the end
 */
record AttributePath(List<Hop> hops, Class<?> javaType, Column column) {
    /** A column of one row, found by the row's key. */
    record Hop(Table table, String tableName, String keyColumn, String column, boolean isKey) {}

    /** A table of the entity, or of one of its collections, whose alias is at hand. */
    record Site(Table table, String keyColumn) {}

    /** Tells why a path leads nowhere, without the path. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String why) {
            super(why);
        }
    }

    /** The value's SQL, relative to the alias of a table of the entity. */
    Sql at(Site site) {
        Sql key = Sql.column(site.keyColumn());
        for (int i = 0; i < hops.size(); i++) {
            Hop hop = hops.get(i);
            if (hop.isKey) {
                continue;
            }
            if (i == 0 && hop.table.equals(site.table())) {
                key = Sql.column(hop.column);
            } else {
                String other = "pv_x" + i;
                key = Sql.of(
                        "(select " + other + "." + hop.column + " from " + hop.tableName + " " + other + " where "
                                + other + "." + hop.keyColumn + " = ",
                        key,
                        ")");
            }
        }
        return key;
    }

    /** Follows a path from an entity. */
    static AttributePath of(PersistentClass entity, String path, BootNames names) throws Broken {
        List<Hop> hops = new ArrayList<>();
        String[] steps = path.split("\\.", -1);
        PersistentClass current = entity;
        for (int i = 0; i < steps.length; i++) {
            Property property = property(current, steps[i]);
            Value value = property.getValue();
            while (value instanceof Component component && i < steps.length - 1) {
                property = inside(component, steps[++i]);
                value = property.getValue();
            }
            boolean last = i == steps.length - 1;
            hops.add(hop(current, value, names));
            if (last) {
                return new AttributePath(hops, value.getType().getReturnedClass(), singleColumn(value));
            }
            current = target(value, steps[i], names);
        }
        throw new Broken("it is empty");
    }

    private static Property property(PersistentClass entity, String name) throws Broken {
        Property id = entity.getIdentifierProperty();
        if (id != null && id.getName().equals(name)) {
            return id;
        }
        for (Property property : entity.getPropertyClosure()) {
            if (property.getName().equals(name)) {
                return property;
            }
        }
        throw new Broken("`" + BootNames.shortName(entity) + "` has no attribute `" + name + "`");
    }

    private static Property inside(Component component, String name) throws Broken {
        if (!component.hasProperty(name)) {
            throw new Broken("the embeddable has no attribute `" + name + "`");
        }
        return component.getProperty(name);
    }

    private static PersistentClass target(Value value, String step, BootNames names) throws Broken {
        if (!(value instanceof ToOne association)) {
            throw new Broken("`" + step + "` is no to-one association");
        }
        if (!association.isReferenceToPrimaryKey()) {
            throw new Broken("`" + step + "` does not refer to the id of its entity");
        }
        return names.entity(association.getReferencedEntityName());
    }

    private static Hop hop(PersistentClass entity, Value value, BootNames names) throws Broken {
        String column = names.column(singleColumn(value));
        Table table = value.getTable();
        String key = names.keyOf(table);
        boolean isKey = table.equals(entity.getRootTable()) && column.equals(key);
        return new Hop(table, names.table(table), key, column, isKey);
    }

    private static Column singleColumn(Value value) throws Broken {
        if (value.getColumnSpan() != 1 || value.hasFormula()) {
            throw new Broken("it does not end at one column");
        }
        return value.getColumns().get(0);
    }
}
