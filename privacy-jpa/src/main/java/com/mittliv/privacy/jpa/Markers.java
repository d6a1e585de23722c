package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.Holder;
import java.util.stream.Collectors;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
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

    /** Stands in a statement that the application wrote itself. */
    static final String NATIVE = PREFIX + "S()";

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
        Attribute attribute = column.attribute();
        String name = column.name();
        // Hibernate puts the alias before the columns of an entity by itself, and before those of embeddables and
        // collections only where it is asked to.
        boolean nested =
                attribute.collection() == Holder.COLLECTION || attribute.path().contains(".");
        column.column().setCustomRead(COLUMN + "(" + column.number() + "," + (nested ? "{@}." : "") + name + ")");
    }

    private void rows(Entity entity) {
        RootClass root = (RootClass)
                names.metadata().getEntityBinding(entity.types().get(0).getName());
        root.setWhere(both(root.getWhere(), mark(entity)));
        for (PersistentClass type : MappingReader.hierarchy(root)) {
            // INVARIANT: an attribute that was withheld is never written, because only changes are.
            type.setDynamicUpdate(true);
            // What one purpose has loaded must not be handed to another.
            type.setCached(false);
            type.getProperties().stream()
                    .filter(property -> isGuarded(entity, property.getName()))
                    .forEach(property -> property.setOptional(true));
        }
    }

    private boolean isGuarded(Entity entity, String property) {
        return guarded.attributes().stream()
                .anyMatch(attribute -> attribute.entity().equals(entity)
                        && (attribute.path().equals(property)
                                || attribute.path().startsWith(property + ".")));
    }

    private static String mark(Entity entity) {
        return ROWS + "(" + entity.number() + "," + entity.root().keyColumn() + ")";
    }

    private void collection(Collection collection) {
        guarded.attributes().stream()
                .filter(attribute -> isElementOf(attribute, collection))
                .filter(attribute -> !(attribute.path().contains(".")))
                .findFirst()
                .ifPresent(attribute -> collection.setWhere(both(
                        collection.getWhere(),
                        ELEMENTS + "(" + attribute.number() + ","
                                + attribute.site().keyColumn() + ")")));
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
        return attribute.collection() == Holder.COLLECTION
                && attribute.site().table().equals(collection.getCollectionTable());
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
