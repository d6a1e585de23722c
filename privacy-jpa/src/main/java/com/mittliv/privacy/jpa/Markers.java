package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.Holder;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
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

    /** The rows of a guarded entity: its number, that of the table they are seen from, and key. */
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
        return mark(entity, 0);
    }

    /** The mark of rows that are seen from one of the entity's tables. */
    private static String mark(Entity entity, int site) {
        String key = entity.sites().get(site).keys().get(0);
        return ROWS + "(" + entity.number() + "," + site + "," + key + ")";
    }

    /** The mark of rows of a class, which Hibernate reads from the table of that class. */
    private String mark(Entity entity, String className) {
        Table table = names.entity(className).getTable();
        int site = IntStream.range(0, entity.sites().size())
                .filter(i -> entity.sites().get(i).tables().contains(table))
                .findFirst()
                .orElse(0);
        return mark(entity, site);
    }

    private void collection(Collection collection) {
        guarded.attributes().stream()
                .filter(attribute -> isElementOf(attribute, collection))
                .forEach(attribute -> collection.setWhere(both(
                        collection.getWhere(),
                        ELEMENTS + "(" + attribute.number() + ","
                                + attribute.site().keys().get(0) + ")")));
        String target = target(collection);
        guarded(target).ifPresent(entity -> {
            if (collection.getElement() instanceof OneToMany) {
                collection.setWhere(both(collection.getWhere(), mark(entity, target)));
            } else {
                collection.setManyToManyWhere(both(collection.getManyToManyWhere(), mark(entity, target)));
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

    /** The name of the entity whose rows a collection holds. */
    private static String target(Collection collection) {
        return collection.getElement() instanceof OneToMany many
                ? many.getReferencedEntityName()
                : collection.getElement() instanceof ToOne one ? one.getReferencedEntityName() : "";
    }

    private Optional<Entity> guarded(String name) {
        return guarded.entities().stream()
                .filter(entity ->
                        entity.types().stream().anyMatch(type -> type.getName().equals(name)))
                .findFirst();
    }

    private static String both(String before, String mark) {
        return before == null || before.isBlank() ? mark : "(" + before + ") and " + mark;
    }
}
