package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.Holder;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.UnknownTermException;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.mapping.Any;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.Formula;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;

/** Reads the attributes of guarded entities: each is classified or exempt, or it is a finding. */
final class AttributeReader {
    /** An event with the path to the attribute that tells when it happened. */
    record EventAt(String event, String path) {}

    /** Where an attribute stands while the mapping is walked. */
    private record Place(
            Entity entity, Class<?> owner, String path, Optional<DataCategory> inherited, Site site, Holder holder) {
        Place into(String attribute, Class<?> component, Optional<DataCategory> category) {
            return new Place(entity, component, path + attribute + ".", category, site, holder);
        }
    }

    private final BootNames names;
    private final Vocabulary vocabulary;
    private final List<String> findings;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<ColumnOf> columns = new ArrayList<>();
    private final List<Column> exempt = new ArrayList<>();
    private Set<String> used = Set.of();

    AttributeReader(BootNames names, Vocabulary vocabulary, List<String> findings) {
        this.names = names;
        this.vocabulary = vocabulary;
        this.findings = findings;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    List<ColumnOf> columns() {
        return columns;
    }

    static boolean hasPersonalData(PersistentClass entity, Class<?> type) {
        return entity.getProperties().stream().anyMatch(property -> hasPersonalData(type, property));
    }

    private static boolean hasPersonalData(Class<?> owner, Property property) {
        Value value = property.getValue();
        Value inner = value instanceof Collection collection ? collection.getElement() : value;
        return Annotated.attribute(owner, property.getName()).category().isPresent()
                || (inner instanceof Component component
                        && component.getProperties().stream()
                                .anyMatch(part -> hasPersonalData(component.getComponentClass(), part)));
    }

    static List<EventAt> eventsOf(PersistentClass entity) {
        Class<?> type = entity.getMappedClass();
        Stream<EventAt> ofType = (entity instanceof RootClass ? Annotated.eventsOf(type) : List.<RetentionEvent>of())
                .stream().map(event -> new EventAt(event.value(), event.path()));
        Stream<EventAt> ofAttributes = entity.getProperties().stream().flatMap(property -> {
            return Annotated.attribute(type, property.getName()).events().stream()
                    .map(event ->
                            new EventAt(event.value(), event.path().isEmpty() ? property.getName() : event.path()));
        });
        return Stream.concat(ofType, ofAttributes).toList();
    }

    /** Reads the attributes of a hierarchy and returns their categories. */
    Set<DataCategory> read(RootClass root, Entity entity, Set<String> usedPaths) {
        used = usedPaths;
        int before = attributes.size();
        refuseOn(root, root.getIdentifierProperty(), "the id");
        for (PersistentClass type : MappingReader.hierarchy(root)) {
            refuseOn(type, type.getVersion(), "the version");
            for (Property property : type.getProperties()) {
                if (!property.equals(type.getVersion())) {
                    Table table = property.getValue().getTable();
                    Site site = property.getValue() instanceof Collection || table == null
                            ? entity.root()
                            : new Site(table, names.keyOf(table));
                    attribute(
                            property,
                            new Place(entity, type.getMappedClass(), "", Optional.empty(), site, Holder.ENTITY));
                }
            }
        }
        Set<DataCategory> categories = new LinkedHashSet<>();
        attributes.subList(before, attributes.size()).forEach(attribute -> categories.add(attribute.category()));
        return categories;
    }

    private void refuseOn(PersistentClass entity, Property property, String what) {
        if (property != null
                && Annotated.attribute(entity.getMappedClass(), property.getName())
                        .category()
                        .isPresent()) {
            findings.add("`" + BootNames.shortName(entity) + "." + property.getName() + "` is " + what
                    + " of its entity, which cannot be withheld; use a value without meaning there");
        }
    }

    private void attribute(Property property, Place place) {
        Annotated annotated = Annotated.attribute(place.owner, property.getName());
        String name = place.entity.name() + "." + place.path + property.getName();
        Optional<DataCategory> own = annotated.category().flatMap(id -> category(name, id));
        boolean named = annotated.category().isPresent();
        boolean exempted = annotated.noPersonalDataBecause().isPresent();
        Optional<DataCategory> category = own.isPresent() || exempted ? own : place.inherited;
        Value value = property.getValue();
        if (value instanceof ToOne || value instanceof Any || isOfEntities(value)) {
            if (named) {
                findings.add(
                        "`" + name + "` is an association, which cannot be withheld; annotate the attributes of the"
                                + " entity it leads to");
            }
        } else if (value instanceof Collection collection) {
            collection(property, collection, category, annotated, name, place);
        } else if (value instanceof Component component) {
            component(property, component, category, name, place);
        } else if (category.isPresent()) {
            guard(property, annotated, value, category.get(), name, place);
        } else if (!named) {
            exempt(property, annotated, value, name, place);
        }
    }

    private static boolean isOfEntities(Value value) {
        return value instanceof Collection collection
                && (collection.getElement() instanceof OneToMany
                        || collection.getElement() instanceof ToOne
                        || collection.getElement() instanceof Any);
    }

    private Optional<DataCategory> category(String name, String id) {
        try {
            return Optional.of(vocabulary.category(id));
        } catch (UnknownTermException unknown) {
            findings.add("`" + name + "`: " + unknown.getMessage());
            return Optional.empty();
        }
    }

    private void collection(
            Property property,
            Collection collection,
            Optional<DataCategory> category,
            Annotated annotated,
            String name,
            Place place) {
        Table table = collection.getCollectionTable();
        Site site =
                new Site(table, names.column(collection.getKey().getColumns().get(0)));
        Place inside = new Place(place.entity, place.owner, place.path, category, site, Holder.COLLECTION);
        if (collection.getElement() instanceof Component component) {
            component(property, component, category, name, inside);
        } else if (category.isPresent()) {
            guard(property, annotated, collection.getElement(), category.get(), name, inside);
        } else {
            exempt(property, annotated, collection.getElement(), name, inside);
        }
    }

    private void component(
            Property property, Component component, Optional<DataCategory> category, String name, Place place) {
        if (component.getAggregateColumn() != null) {
            findings.add("`" + name + "` is an embeddable in one column, whose parts cannot be withheld; map it to"
                    + " columns of its own, or as a basic attribute");
            return;
        }
        Place inside = place.into(property.getName(), component.getComponentClass(), category);
        component.getProperties().forEach(part -> attribute(part, inside));
    }

    private void exempt(Property property, Annotated annotated, Value value, String name, Place place) {
        boolean said = annotated
                .noPersonalDataBecause()
                .map(because -> !because.isBlank())
                .orElseGet(() -> Annotated.isExempt(place.owner));
        if (!said
                && !used.contains(place.path + property.getName())
                && annotated.events().isEmpty()) {
            findings.add("`" + name + "` is not classified; annotate it with @PersonalData, or with"
                    + " @NoPersonalData(because = …)");
        }
        if (!value.hasFormula()) {
            exempt.addAll(value.getColumns());
        }
    }

    private void guard(
            Property property, Annotated annotated, Value value, DataCategory category, String name, Place place) {
        if (annotated.isPrimitive()) {
            findings.add(
                    "`" + name + "` is primitive, so it cannot be null when it is withheld; use the wrapper class");
        }
        if (value.hasFormula() || value.getColumnSpan() == 0) {
            findings.add("`" + name + "` is a formula, which cannot be withheld; annotate the attributes it reads");
            return;
        }
        Attribute attribute = new Attribute(
                attributes.size(),
                place.entity,
                place.path + property.getName(),
                category,
                place.site,
                names.table(place.site.table()),
                place.holder,
                value.getColumns().stream().map(names::column).toList(),
                value.getColumns().stream().allMatch(Column::isNullable));
        attributes.add(attribute);
        for (Column column : value.getColumns()) {
            if (isKey(place.site.table(), column)) {
                findings.add(
                        "`" + name + "` is part of a key, which cannot be withheld; keep it in a column of its own");
            }
            if (names.column(column).matches(".*[(),{}@'].*") || Markers.contain(names.column(column))) {
                findings.add("`" + name + "` is in a column whose name cannot be guarded; rename the column");
            }
            columns.add(new ColumnOf(
                    columns.size(), attribute, column, names.column(column), place.site.table(), names.typeOf(column)));
        }
    }

    private static boolean isKey(Table table, Column column) {
        boolean foreign = table.getForeignKeyCollection().stream()
                .anyMatch(key -> key.getColumns().contains(column));
        // The rows of a set have their elements for a key; withheld, the whole row is.
        boolean primary = table.getPrimaryKey() != null
                && table.getPrimaryKey().getColumnSpan() == 1
                && table.getPrimaryKey().containsColumn(column);
        return foreign || primary;
    }

    /** Refuses what would read a guarded column behind the guard's back. */
    void checkFormulas() {
        for (ColumnOf guarded : columns) {
            if (exempt.stream().anyMatch(column -> isSame(guarded, column))) {
                findings.add("the column of `" + guarded.attribute().fullName()
                        + "` is mapped a second time without @PersonalData; annotate both alike");
            }
        }
        for (PersistentClass entity : names.metadata().getEntityBindings()) {
            for (Property property : entity.getProperties()) {
                for (Selectable selectable : property.getValue().getSelectables()) {
                    if (selectable instanceof Formula formula) {
                        refuseNaming(
                                formula.getFormula(),
                                "the formula of `" + BootNames.shortName(entity) + "." + property.getName() + "`");
                    }
                }
            }
        }
        for (Collection collection : names.metadata().getCollectionBindings()) {
            String role = collection.getRole();
            Annotated.attribute(collection.getOwner().getMappedClass(), role.substring(role.lastIndexOf('.') + 1))
                    .sqlOrder()
                    .ifPresent(order -> refuseNaming(order, "the order of `" + role + "`"));
        }
    }

    private static boolean isSame(ColumnOf guarded, Column column) {
        return guarded.column().equals(column)
                && column.getValue() != null
                && guarded.table().equals(column.getValue().getTable());
    }

    private void refuseNaming(String sql, String what) {
        Set<String> words = MarkedSql.wordsOf(sql);
        columns.stream()
                .filter(guarded -> words.contains(guarded.column().getName().toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(guarded -> findings.add(what + " names the column of `"
                        + guarded.attribute().fullName() + "`, which cannot be withheld there; leave it out"));
    }
}
