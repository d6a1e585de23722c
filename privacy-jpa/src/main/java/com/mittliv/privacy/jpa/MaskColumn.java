package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Hop;
import com.mittliv.privacy.jpa.Guarded.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;

/**
 * The column in which the rows of an entity say what their people allow.
 *
 * @param entity the entity
 * @param path the way to the column
 * @param attribute the attribute it is mapped to
 */
record MaskColumn(Entity entity, AttributePath path, Property attribute) {
    /** The name of the column, as it stands in SQL. */
    String name() {
        return path.hops().get(0).columns().get(0);
    }

    /** The name in small letters and without quotes. */
    String plainName() {
        return path.column().getName().toLowerCase(Locale.ROOT);
    }

    /** The name of the column of the person's id. */
    String subjectName() {
        return entity.subject().hops().get(0).columns().get(0);
    }

    /** What a statement contains that sets the mask or the person; the key no statement of Hibernate's sets. */
    Pattern assigned() {
        boolean isKey = entity.subject().hops().get(0).isKey();
        String names = Pattern.quote(path.column().getName())
                + (isKey ? "" : "|" + Pattern.quote(entity.subject().column().getName()));
        String name = "[\"`]?(?:" + names + ")[\"`]?";
        String behindAlias = "(?:\\bset\\s|,)\\s*(?:[\\w\"`]+\\.)+";
        String amongOthers = "\\([^()]*(?<![\\w.])" + name + "(?!\\w)[^()]*\\)";
        return Pattern.compile(
                "(?:(?<![\\w.\"`])" + name + "|" + behindAlias + name + "|" + amongOthers + ")\\s*=",
                Pattern.CASE_INSENSITIVE);
    }

    /** The attribute that is annotated, if there is one. */
    static Optional<String> attributeOf(RootClass root) {
        return root.getProperties().stream()
                .map(Property::getName)
                .filter(name -> Annotated.attribute(root.getMappedClass(), name).isPurposeMask())
                .findFirst();
    }

    /** Finds the columns; one that cannot be kept right is a finding. */
    static List<MaskColumn> read(Reading reading, Guarded guarded) {
        List<MaskColumn> columns = new ArrayList<>();
        for (Entity entity : guarded.entities()) {
            RootClass root =
                    (RootClass) reading.names().entity(entity.types().get(0).getName());
            attributeOf(root).ifPresent(name -> {
                Property attribute = root.getProperty(name);
                columns.add(new MaskColumn(entity, reading.path(root, "@PurposeMask", name), attribute));
                check(reading, root, attribute, entity);
            });
        }
        return List.copyOf(columns);
    }

    /** Takes the column from the application, which would write over it. */
    void claim() {
        attribute.setInsertable(false);
        attribute.setUpdatable(false);
    }

    private static void check(Reading reading, RootClass root, Property mask, Entity entity) {
        String name = "`" + entity.name() + "." + mask.getName() + "`";
        boolean isOwnNullableLong = mask.getType().getReturnedClass() == Long.class
                && !Annotated.attribute(root.getMappedClass(), mask.getName()).isPrimitive()
                && root.getTable().equals(mask.getValue().getTable())
                && mask.getColumns().get(0).isNullable();
        if (!isOwnNullableLong) {
            reading.finding("the purpose mask " + name
                    + " must be a java.lang.Long in a nullable column of the entity's" + " first table");
        }
        List<Hop> subject = entity.subject().hops();
        boolean isOwn = subject.size() == 1 && subject.get(0).table().equals(root.getTable());
        if (!isOwn || !(subject.get(0).isKey() || isFixed(root, entity))) {
            reading.finding("the purpose mask " + name + " would speak of another person when the row's person changes;"
                    + " keep the person's id in a column of the entity's own with @Column(updatable = false), or leave"
                    + " the mask out");
        }
    }

    private static boolean isFixed(PersistentClass root, Entity entity) {
        return root.getProperties().stream()
                .filter(property ->
                        property.getColumns().contains(entity.subject().column()))
                .noneMatch(Property::isUpdatable);
    }
}
