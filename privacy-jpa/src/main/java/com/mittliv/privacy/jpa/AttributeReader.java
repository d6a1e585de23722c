package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.AttributePlace.Classified;
import com.mittliv.privacy.jpa.AttributePlace.Whole;
import com.mittliv.privacy.jpa.Guarded.Access;
import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.Holder;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.mapping.Any;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.Map;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;

/** Reads the attributes of guarded entities: each is classified or exempt, or it is a finding. */
final class AttributeReader {
    private final Reading reading;
    private final BootNames names;
    private final FoundAttributes found;
    private java.util.Map<String, String> used = java.util.Map.of();

    AttributeReader(Reading reading) {
        this.reading = reading;
        this.names = reading.names();
        this.found = new FoundAttributes(reading);
    }

    FoundAttributes found() {
        return found;
    }

    static boolean hasPersonalData(PersistentClass entity, Class<?> type) {
        return entity.getProperties().stream().anyMatch(property -> hasPersonalData(type, property));
    }

    private static boolean hasPersonalData(Class<?> owner, Property property) {
        Value value = property.getValue();
        Value inner = value instanceof Collection collection ? collection.getElement() : value;
        return Annotated.attribute(owner, property.getName()).personalData().isPresent()
                || (inner instanceof Component component && isClassified(component));
    }

    private static boolean isClassified(Component component) {
        Class<?> type = component.getComponentClass();
        return Annotated.type(type).personalData().isPresent()
                || component.getProperties().stream().anyMatch(part -> hasPersonalData(type, part));
    }

    /**
     * Reads the attributes of a hierarchy and returns their categories.
     *
     * @param usedPaths the paths that are needed to judge a row, with what they tell
     */
    Set<DataCategory> read(RootClass root, Entity entity, java.util.Map<String, String> usedPaths) {
        used = usedPaths;
        int before = found.attributes().size();
        id(root, entity);
        for (PersistentClass type : BootNames.hierarchy(root)) {
            Class<?> mapped = type.getMappedClass();
            if (Annotated.type(mapped).personalData().isPresent()) {
                reading.finding("`" + entity.name() + "` is annotated with @PersonalData as a whole; annotate its"
                        + " attributes, or a class that they embed");
            }
            version(type, entity);
            for (Property property : type.getProperties()) {
                boolean isPartOfKey = property.getValue().equals(type.getIdentifierMapper());
                if (!property.equals(type.getVersion()) && !isPartOfKey) {
                    attribute(property, place(type, entity, property.getValue()));
                }
            }
        }
        Set<DataCategory> categories = new LinkedHashSet<>();
        found.attributes()
                .subList(before, found.attributes().size())
                .forEach(attribute -> categories.add(attribute.category()));
        return categories;
    }

    private AttributePlace place(PersistentClass type, Entity entity, Value value) {
        Table table = value instanceof Collection || value.getTable() == null ? type.getTable() : value.getTable();
        Site site = entity.root().tables().contains(table) ? entity.root() : Site.of(table, names.keys(type, table));
        Class<?> mapped = type.getMappedClass();
        return new AttributePlace(
                entity,
                mapped,
                mapped,
                "",
                Optional.empty(),
                Optional.empty(),
                Whole.IN_PARTS,
                site,
                table,
                Holder.ENTITY);
    }

    private void id(RootClass root, Entity entity) {
        Property id = root.getIdentifierProperty();
        if (id != null) {
            refuseOn(root.getMappedClass(), id, entity, "the id");
            reading.exempt(entity.name(), id.getName(), "the id");
        }
        if (root.getIdentifier() instanceof Component parts) {
            Class<?> owner = id == null ? root.getMappedClass() : parts.getComponentClass();
            parts.getProperties().forEach(part -> {
                refuseOn(owner, part, entity, "part of the id");
                if (id == null) {
                    reading.exempt(entity.name(), part.getName(), "part of the id");
                }
            });
        }
    }

    private void version(PersistentClass type, Entity entity) {
        Property version = type.getDeclaredVersion();
        if (version != null) {
            refuseOn(type.getMappedClass(), version, entity, "the version");
            reading.exempt(entity.name(), version.getName(), "the version");
        }
    }

    private void refuseOn(Class<?> owner, Property property, Entity entity, String what) {
        if (Annotated.attribute(owner, property.getName()).personalData().isPresent()) {
            reading.finding("`" + entity.name() + "." + property.getName() + "` is " + what
                    + " of its entity, which cannot be withheld; use a value without meaning there");
        }
    }

    private void attribute(Property property, AttributePlace place) {
        Annotated annotated = Annotated.attribute(place.owner(), property.getName());
        String name = place.name(property);
        Optional<PersonalData> personal = annotated.personalData();
        Optional<String> because = annotated.noPersonalDataBecause();
        if (personal.isPresent() && because.isPresent()) {
            reading.finding("`" + name + "` is annotated both ways; leave out @PersonalData or @NoPersonalData");
            return;
        }
        if (annotated.isPurposeMask() && (personal.isPresent() || !used.containsKey(place.of(property)))) {
            reading.finding(
                    "`" + name + "` is a purpose mask out of its place; an entity has one, in an attribute of the"
                            + " class at the root of its hierarchy that bears no @PersonalData");
        }
        if (because.filter(String::isBlank).isPresent()) {
            reading.finding("`" + name + "` gives no reason; say in `because` why it holds no personal data");
        }
        Optional<Classified> own = personal.flatMap(said -> classified(name, said));
        if (personal.isPresent() && own.isEmpty()) {
            return;
        }
        Optional<Classified> said = own.isPresent() || because.isPresent() ? own : place.inherited();
        Optional<String> exempted = said.isPresent() ? Optional.empty() : because.or(() -> place.because());
        Value value = property.getValue();
        requireOneValue(property, value, said.isPresent(), place);
        if (value instanceof Collection collection) {
            collection(property, collection, said, exempted, place);
        } else if (value instanceof Component component) {
            component(property, component, said, exempted, place);
        } else if (value instanceof Any && said.isPresent()) {
            reading.finding("`" + name + "` is an association with any entity, which cannot be withheld; annotate the"
                    + " attributes of the entities it leads to");
        } else if (value instanceof ToOne || value instanceof Any) {
            association(property, value, said, place);
        } else if (said.isPresent()) {
            guard(property, value, said.get(), place);
        } else {
            exempt(property, value, exempted, place);
        }
    }

    private Optional<Classified> classified(String name, PersonalData said) {
        return reading.term("`" + name + "`", said.value(), reading.vocabulary()::category)
                .map(category -> new Classified(category, said.mask()));
    }

    private void association(Property property, Value value, Optional<Classified> said, AttributePlace place) {
        if (said.isEmpty()) {
            reading.exempt(place.entity().name(), place.of(property), "refers to another row");
            return;
        }
        if (!value.isNullable() || !property.isOptional()) {
            reading.finding("`" + place.name(property) + "` is an association that is never null, so it cannot be"
                    + " withheld; make it optional");
            return;
        }
        boolean isPrimary = place.table().getPrimaryKey() != null
                && value.getColumns().stream().anyMatch(place.table().getPrimaryKey()::containsColumn);
        if (isPrimary || !(value instanceof org.hibernate.mapping.ManyToOne)) {
            reading.finding(
                    "`" + place.name(property) + "` is an association by key, which cannot be withheld; annotate"
                            + " the attributes of the entity it leads to");
            return;
        }
        Attribute attribute = found.attribute(property, said.get(), value.getColumns(), true, Optional.empty(), place);
        value.getColumns().forEach(column -> found.column(attribute, column, column, place, Access.EXPRESSION));
    }

    private void collection(
            Property property,
            Collection collection,
            Optional<Classified> said,
            Optional<String> exempted,
            AttributePlace place) {
        boolean ofEntities = !(collection.getElement() instanceof Component)
                && (collection.isOneToMany()
                        || collection.getElement() instanceof ToOne
                        || collection.getElement() instanceof Any);
        if (ofEntities && said.isEmpty()) {
            reading.exempt(place.entity().name(), place.of(property), "refers to other rows");
            return;
        }
        if (collection.isOneToMany() || collection.getElement() instanceof Any) {
            reading.finding("`" + place.name(property) + "` is an association, which cannot be withheld; annotate the"
                    + " attributes of the entity it leads to");
            return;
        }
        if (collection.getReferencedPropertyName() != null) {
            reading.finding("`" + place.name(property) + "` is a collection whose rows are found by another attribute"
                    + " than the id, which cannot be guarded; let them refer to the id");
            return;
        }
        Site site = Site.of(collection.getCollectionTable(), names.columns(collection.getKey()));
        AttributePlace elements = place.among(collection, site);
        if (said.isPresent()) {
            wholeElements(property, collection, said.get(), elements);
        } else {
            elementsInParts(property, collection, exempted, elements);
        }
    }

    /** The rows of a classified collection are shown or not: keys, elements, all that they hold. */
    private void wholeElements(Property property, Collection collection, Classified said, AttributePlace place) {
        List<Column> all = new ArrayList<>(collection.getElement().getColumns());
        if (collection.getElement() instanceof Component component) {
            requireSameInside(component, said.category(), place.name(property));
        }
        if (collection instanceof Map map && !(map.getIndex() instanceof ToOne)) {
            all.addAll(map.getIndex().getColumns());
        }
        if (said.mask().length > 0) {
            reading.finding("`" + place.name(property) + "` is a collection, which is empty where it is withheld; leave"
                    + " out `mask`");
        }
        Attribute attribute = found.elements(property, said, all, place);
        boolean isBasic = !(collection.getElement() instanceof Component);
        all.forEach(column -> found.column(attribute, column, column, place, Access.EXPRESSION));
        if (isBasic && all.isEmpty()) {
            reading.finding("`" + place.name(property) + "` is a collection of formulas, which cannot be withheld;"
                    + " annotate the attributes they read");
        }
    }

    private void requireSameInside(Component component, DataCategory category, String name) {
        for (Property part : component.getProperties()) {
            Annotated annotated = Annotated.attribute(component.getComponentClass(), part.getName());
            boolean differs = annotated
                    .personalData()
                    .filter(own -> !own.value().equals(category.id()))
                    .isPresent();
            if (differs) {
                reading.finding("`" + name + "." + part.getName() + "` is of another category than the whole it is"
                        + " withheld with; classify the whole, or each of its parts");
            }
            if (part.getValue() instanceof Component inner) {
                requireSameInside(inner, category, name + "." + part.getName());
            }
        }
    }

    private void elementsInParts(
            Property property, Collection collection, Optional<String> exempted, AttributePlace place) {
        boolean keysTold = collection instanceof Map
                && ((IndexedCollection) collection).getIndex() instanceof org.hibernate.mapping.SimpleValue
                && !(((IndexedCollection) collection).getIndex() instanceof ToOne);
        Optional<String> because = exempted.or(() -> exemptType(place.owner()));
        if (collection.getElement() instanceof Component component) {
            boolean classifiedByType =
                    Annotated.type(component.getComponentClass()).personalData().isPresent();
            if (classifiedByType) {
                byType(property, component).ifPresent(said -> wholeElements(property, collection, said, place));
                return;
            }
            if (keysTold && because.isEmpty()) {
                reading.finding("the keys of `" + place.name(property) + "` are not classified; annotate the map with"
                        + " @PersonalData, or with @NoPersonalData(because = …) for its keys");
            }
            component(property, component, Optional.empty(), exempted, place);
        } else {
            exempt(property, collection.getElement(), exempted, place);
        }
    }

    private Optional<Classified> byType(Property property, Component component) {
        return Annotated.type(component.getComponentClass())
                .personalData()
                .flatMap(said -> classified("@PersonalData on the class of `" + property.getName() + "`", said));
    }

    private void component(
            Property property,
            Component component,
            Optional<Classified> said,
            Optional<String> exempted,
            AttributePlace place) {
        Optional<Classified> all = said.isPresent() || exempted.isPresent() ? said : byType(property, component);
        if (all.filter(whole -> whole.mask().length > 0).isPresent()) {
            reading.finding("`" + place.name(property)
                    + "` is embedded, and null where it is withheld; put `mask` on its" + " attributes");
        }
        if (component.getAggregateColumn() != null) {
            aggregate(property, component, all, exempted, place);
            return;
        }
        boolean whole = all.isPresent() && (place.isWhole() == Whole.WHOLE || isUniform(component));
        AttributePlace inside = place.into(property, component, all, exempted, whole ? Whole.WHOLE : Whole.IN_PARTS);
        component.getProperties().forEach(part -> attribute(part, inside));
    }

    /** Whether nothing inside is said to be otherwise than the whole. */
    private static boolean isUniform(Component component) {
        return component.getProperties().stream().allMatch(part -> {
            Annotated annotated = Annotated.attribute(component.getComponentClass(), part.getName());
            return annotated.personalData().isEmpty()
                    && annotated.noPersonalDataBecause().isEmpty()
                    && (!(part.getValue() instanceof Component inner)
                            || (Annotated.type(inner.getComponentClass())
                                            .personalData()
                                            .isEmpty()
                                    && isUniform(inner)));
        });
    }

    /** An embeddable in one column, such as JSON: the column is withheld, and so is what is read out of it. */
    private void aggregate(
            Property property,
            Component component,
            Optional<Classified> said,
            Optional<String> exempted,
            AttributePlace place) {
        if (said.isEmpty()) {
            if (isClassified(component)) {
                reading.finding("`" + place.name(property) + "` is an embeddable in one column, whose parts cannot be"
                        + " withheld one by one; classify it as a whole");
            } else {
                said(property, exempted, place);
            }
            return;
        }
        requireSameInside(component, said.get().category(), place.name(property));
        Column aggregate = component.getAggregateColumn();
        Attribute attribute = found.attribute(
                property, said.get(), List.of(aggregate), aggregate.isNullable(), Optional.empty(), place);
        found.column(attribute, aggregate, aggregate, place, Access.EXPRESSION);
        columnsInside(component).forEach(inner -> found.column(attribute, inner, aggregate, place, Access.INSIDE));
    }

    private static Stream<Column> columnsInside(Component component) {
        return component.getProperties().stream()
                .map(Property::getValue)
                .flatMap(value -> value instanceof Component inner
                        ? Stream.concat(Stream.ofNullable(inner.getAggregateColumn()), columnsInside(inner))
                        : value.getColumns().stream());
    }

    private void exempt(Property property, Value value, Optional<String> exempted, AttributePlace place) {
        said(property, exempted, place);
        if (!value.hasFormula()) {
            found.exempt(value.getColumns());
        }
    }

    /** Tells why an attribute is exempt, or that nothing says so. */
    private void said(Property property, Optional<String> exempted, AttributePlace place) {
        Annotated annotated = Annotated.attribute(place.owner(), property.getName());
        Optional<String> because = exempted.or(() -> Optional.ofNullable(used.get(place.of(property))))
                .or(() -> annotated.events().stream()
                        .findFirst()
                        .map(event -> "tells when `" + event.value() + "` happened"))
                .or(() -> exemptType(place.owner()));
        if (because.isEmpty()) {
            reading.finding("`" + place.name(property) + "` is not classified; annotate it with @PersonalData, or with"
                    + " @NoPersonalData(because = …)");
        }
        because.ifPresent(reason -> reading.exempt(place.entity().name(), place.of(property), reason));
    }

    private static Optional<String> exemptType(Class<?> owner) {
        return Annotated.type(owner).noPersonalDataBecause();
    }

    private void guard(Property property, Value value, Classified said, AttributePlace place) {
        String name = place.name(property);
        if (value.hasFormula() || value.getColumnSpan() == 0) {
            reading.finding("`" + name + "` is a formula, which cannot be withheld; annotate the attributes it reads");
            return;
        }
        boolean primitive =
                Annotated.attribute(place.owner(), property.getName()).isPrimitive();
        Optional<String> mask = said.mask().length == 0
                ? Optional.empty()
                : MaskLiterals.literal(said.mask(), value, primitive, name, reading);
        if (primitive && mask.isEmpty() && said.mask().length == 0 && place.isWhole() == Whole.IN_PARTS) {
            reading.finding(
                    "`" + name + "` is primitive, so it cannot be null when it is withheld; use the wrapper class,"
                            + " or say in @PersonalData(mask) what is read instead");
        }
        boolean isNullable = value.getColumns().stream().allMatch(Column::isNullable);
        Attribute attribute = found.attribute(property, said, value.getColumns(), isNullable, mask, place);
        boolean plain = place.holder() == Holder.ENTITY && place.path().isEmpty();
        for (Column column : value.getColumns()) {
            if (FoundAttributes.isKey(place.table(), column)) {
                reading.finding(
                        "`" + name + "` is part of a key, which cannot be withheld; keep it in a column of its own");
            }
            found.column(attribute, column, column, place, plain ? Access.PLAIN : Access.EXPRESSION);
        }
    }

    /** What is annotated where nothing can be left. */
    private void requireOneValue(Property property, Value value, boolean isClassified, AttributePlace place) {
        boolean isOne = isClassified
                && !(value instanceof Collection || value instanceof Component || value instanceof Any)
                && !(value instanceof ToOne)
                && value.getColumnSpan() == 1
                && place.holder() == Holder.ENTITY
                && place.site().equals(place.entity().root());
        if (!isOne && FoundAttributes.erasedTo(property, place).isPresent()) {
            reading.finding("`" + place.name(property) + "` is annotated with @ErasedTo, and is no single value in the"
                    + " entity's first table with @PersonalData; leave it out");
        }
    }
}
