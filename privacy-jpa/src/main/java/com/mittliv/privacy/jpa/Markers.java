package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.Holder;
import java.util.stream.Collectors;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.ToOne;

/**
 * Puts marks into the mapping where SQL will read guarded data. A mark looks like a function no database knows: a
 * statement whose marks are not resolved fails.
 */
final class Markers {
    /** What all marks begin with. */
    static final String PREFIX = "PV__";

    /** The read of a guarded column: number and column. */
    static final String COLUMN = PREFIX + "G";

    /** The rows of a guarded entity: number and key. */
    static final String ROWS = PREFIX + "R";

    /** The elements of a guarded collection: number of the attribute and key of the owner. */
    static final String ELEMENTS = PREFIX + "E";

    /** Guarded columns named by a query: their numbers. */
    static final String NAMED = PREFIX + "N";

    private final BootNames names;
    private final Guarded guarded;

    private Markers(BootNames names, Guarded guarded) {
        this.names = names;
        this.guarded = guarded;
    }

    /** Marks all that is guarded. */
    static void apply(BootNames names, Guarded guarded) {
        Markers markers = new Markers(names, guarded);
        guarded.columns().forEach(markers::column);
        guarded.entities().forEach(markers::rows);
        names.metadata().getCollectionBindings().forEach(markers::collection);
    }

    /** Whether the name of a column is found inside a mark, so that Hibernate would take it for the column. */
    static boolean contain(String column) {
        return (COLUMN + "(0123456789,)").contains(column);
    }

    /** A mark that some columns are named. */
    static String named(java.util.Collection<Integer> columns) {
        return columns.stream().map(String::valueOf).collect(Collectors.joining(",", NAMED + "(", ")"));
    }

    private void column(ColumnOf column) {
        String open = COLUMN + "(" + column.number() + ",";
        String read = switch (column.access()) {
            case PLAIN -> open + column.name() + ")";
            case EXPRESSION -> open + "{@}." + column.name() + ")";
            case INSIDE ->
                column.column().getCustomRead().replace("{@}." + column.name(), open + "{@}." + column.name() + ")");
        };
        column.column().setCustomRead(read);
    }

    private void rows(Entity entity) {
        RootClass root = (RootClass)
                names.metadata().getEntityBinding(entity.types().get(0).getName());
        root.setWhere(both(root.getWhere(), mark(entity)));
        for (PersistentClass type : BootNames.hierarchy(root)) {
            // INVARIANT: an attribute that was withheld is never written, because only changes are.
            type.setDynamicUpdate(true);
            // What one purpose has loaded must not be handed to another.
            type.setCached(false);
            type.getProperties().forEach(property -> optional(entity, property, ""));
        }
    }

    /** What may be withheld may be null, also inside of what is embedded. */
    private void optional(Entity entity, Property property, String prefix) {
        String path = prefix + property.getName();
        boolean isGuarded = guarded.attributes().stream()
                .anyMatch(attribute -> attribute.entity().equals(entity)
                        && (attribute.path().equals(path) || attribute.path().startsWith(path + ".")));
        if (isGuarded) {
            property.setOptional(true);
            if (property.getValue() instanceof Component component) {
                component.getProperties().forEach(part -> optional(entity, part, path + "."));
            }
        }
    }

    private static String mark(Entity entity) {
        return ROWS + "(" + entity.number() + "," + entity.root().keys().get(0) + ")";
    }

    private void collection(Collection collection) {
        guarded.attributes().stream()
                .filter(attribute -> isElementOf(attribute, collection))
                .forEach(attribute -> collection.setWhere(both(
                        collection.getWhere(),
                        ELEMENTS + "(" + attribute.number() + ","
                                + attribute.site().keys().get(0) + ")")));
        target(collection).ifPresent(entity -> {
            if (collection.getElement() instanceof OneToMany) {
                collection.setWhere(both(collection.getWhere(), mark(entity)));
            } else {
                collection.setManyToManyWhere(both(collection.getManyToManyWhere(), mark(entity)));
            }
        });
        boolean ofGuarded = guarded.entities().stream()
                .anyMatch(
                        entity -> entity.types().contains(collection.getOwner().getMappedClass()));
        if (ofGuarded) {
            collection.setCacheConcurrencyStrategy(null);
        }
    }

    private boolean isElementOf(Attribute attribute, Collection collection) {
        return attribute.holder() == Holder.ELEMENTS
                && attribute.site().tables().contains(collection.getCollectionTable());
    }

    private java.util.Optional<Entity> target(Collection collection) {
        String name = collection.getElement() instanceof OneToMany many
                ? many.getReferencedEntityName()
                : collection.getElement() instanceof ToOne one ? one.getReferencedEntityName() : "";
        return guarded.entities().stream()
                .filter(entity ->
                        entity.types().stream().anyMatch(type -> type.getName().equals(name)))
                .findFirst();
    }

    private static String both(String before, String mark) {
        return before == null || before.isBlank() ? mark : "(" + before + ") and " + mark;
    }
}
