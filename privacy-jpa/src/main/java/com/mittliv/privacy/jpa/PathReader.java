package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Hop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.OneToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;

/** Follows paths from an entity through the mapping. */
final class PathReader {
    private final BootNames names;
    private final List<Hop> hops = new ArrayList<>();

    private PathReader(BootNames names) {
        this.names = names;
    }

    /** Tells why a path leads nowhere, without the path. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String why) {
            super(why);
        }
    }

    /** Follows a path from an entity. */
    static AttributePath read(PersistentClass entity, String path, BootNames names) throws Broken {
        PathReader reader = new PathReader(names);
        Value end = reader.follow(entity, path.split("\\.", -1));
        return new AttributePath(List.copyOf(reader.hops), Optional.of(end));
    }

    /** The way to the column that tells an entity's classes apart. */
    static AttributePath discriminator(PersistentClass root, BootNames names) throws Broken {
        Value value = root.getDiscriminator();
        if (value == null) {
            throw new Broken("its classes are told apart by no column");
        }
        PathReader reader = new PathReader(names);
        reader.hop(root, value);
        return new AttributePath(List.copyOf(reader.hops), Optional.of(value));
    }

    private Value follow(PersistentClass entity, String[] steps) throws Broken {
        PersistentClass current = entity;
        for (int i = 0; ; i++) {
            Value value = property(current, steps[i]).getValue();
            while (value instanceof Component component && i < steps.length - 1) {
                value = inside(component, steps[++i]).getValue();
            }
            boolean last = i == steps.length - 1;
            if (value instanceof OneToOne one && one.getReferencedPropertyName() != null) {
                current = across(current, one);
            } else {
                hop(current, value);
                if (last) {
                    requireOneColumn(value);
                    return value;
                }
                current = target(value, steps[i]);
            }
            if (last) {
                throw new Broken("`" + steps[i] + "` is told by another entity; name an attribute of that one");
            }
        }
    }

    private static Property property(PersistentClass entity, String name) throws Broken {
        Property id = entity.getIdentifierProperty();
        if (id != null && id.getName().equals(name)) {
            return id;
        }
        Component parts = entity.getIdentifierMapper();
        if (parts != null && parts.hasProperty(name)) {
            return parts.getProperty(name);
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

    private PersistentClass target(Value value, String step) throws Broken {
        if (!(value instanceof ToOne association)) {
            throw new Broken("`" + step + "` is no to-one association");
        }
        PersistentClass target = names.entity(association.getReferencedEntityName());
        if (!association.isReferenceToPrimaryKey()) {
            byOther(target, association.getReferencedPropertyName());
        }
        return target;
    }

    /** From a key that is held by the other side. */
    private PersistentClass across(PersistentClass from, OneToOne association) {
        PersistentClass target = names.entity(association.getReferencedEntityName());
        hops.add(new Hop(from.getRootTable(), List.of(), keysOf(from), keysOf(from), false, names.lookUps()));
        byOther(target, association.getReferencedPropertyName());
        return target;
    }

    private List<String> keysOf(PersistentClass entity) {
        return names.columns(entity.getIdentifier());
    }

    /** To the key of a row that is found by other columns. */
    private void byOther(PersistentClass target, String property) {
        Value found = target.getReferencedProperty(property).getValue();
        Table table = found.getTable();
        List<String> stored = names.stored(names.holder(target, table), table);
        hops.add(new Hop(table, stored, names.columns(found), names.keys(target, table), true, names.lookUps()));
    }

    private void hop(PersistentClass entity, Value value) throws Broken {
        if (value instanceof Collection || value.hasFormula() || value.getColumnSpan() == 0) {
            throw new Broken("it does not end at one column");
        }
        Table table = value.getTable();
        PersistentClass holder = names.holder(entity, table);
        boolean everyRowHasOne = isAbove(holder, entity) && holder.getTable().equals(table);
        boolean mayBeNull = !everyRowHasOne || value.getColumns().stream().anyMatch(Column::isNullable);
        List<String> keys = names.keys(entity, table);
        hops.add(new Hop(table, names.stored(holder, table), keys, names.columns(value), mayBeNull, names.lookUps()));
    }

    private static boolean isAbove(PersistentClass holder, PersistentClass entity) {
        for (PersistentClass type = entity; type != null; type = type.getSuperclass()) {
            if (type.equals(holder)) {
                return true;
            }
        }
        return false;
    }

    private static void requireOneColumn(Value value) throws Broken {
        if (value.getColumnSpan() != 1) {
            throw new Broken("it does not end at one column");
        }
    }
}
