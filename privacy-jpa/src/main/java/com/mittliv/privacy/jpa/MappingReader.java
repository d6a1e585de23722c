package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.EventOf;
import com.mittliv.privacy.jpa.Guarded.IdForm;
import com.mittliv.privacy.jpa.Guarded.Store;
import com.mittliv.privacy.jpa.internal.StateTables;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.OptimisticLockStyle;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;

/** Reads from the mapping what is guarded, and gathers all that does not fit the policy. */
final class MappingReader {
    private final Reading reading;
    private final BootNames names;
    private final AttributeReader attributes;
    private final PersonColumnsReader said;
    private final List<Entity> entities = new ArrayList<>();

    private MappingReader(Reading reading) {
        this.reading = reading;
        this.names = reading.names();
        this.attributes = new AttributeReader(reading);
        this.said = new PersonColumnsReader(reading);
    }

    /** The names of the entities that are annotated as being about people. */
    static List<String> annotatedEntities(MetadataImplementor metadata) {
        return metadata.getEntityBindings().stream()
                .filter(MappingReader::isAboutPeople)
                .map(BootNames::shortName)
                .sorted()
                .toList();
    }

    /** Reads the mapping; what does not fit is among the findings. */
    static Guarded read(Reading reading) {
        MappingReader reader = new MappingReader(reading);
        List<RootClass> roots = reading.names().metadata().getEntityBindings().stream()
                .filter(RootClass.class::isInstance)
                .map(RootClass.class::cast)
                .sorted(Comparator.comparing(PersistentClass::getEntityName))
                .toList();
        roots.forEach(reader.said::read);
        roots.stream()
                .filter(root -> BootNames.hierarchy(root).stream().anyMatch(MappingReader::isAboutPeople))
                .forEach(reader::entity);
        reader.said.requireKept(reader.attributes.found().columns().stream()
                .map(Guarded.ColumnOf::column)
                .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>()))));
        StateTables tables = reader.stateTables();
        HiddenReads.check(
                reading,
                reader.entities,
                reader.attributes.found().columns(),
                reader.attributes.found().exempt());
        return new Guarded(
                List.copyOf(reader.entities),
                List.copyOf(reader.attributes.found().columns()),
                List.copyOf(reader.attributes.found().attributes()),
                tables,
                StoredTable.of(
                        reader.names, reader.entities, reader.attributes.found().attributes()),
                Links.of(reader.names));
    }

    static boolean isAboutPeople(PersistentClass entity) {
        Class<?> type = entity.getMappedClass();
        return type != null
                && (Annotated.type(type).aboutSubject().isPresent() || AttributeReader.hasPersonalData(entity, type));
    }

    private void entity(RootClass root) {
        String name = BootNames.shortName(root);
        Class<?> type = root.getMappedClass();
        AboutSubject about =
                type == null ? null : Annotated.type(type).aboutSubject().orElse(null);
        if (about == null) {
            reading.finding("entity `" + name + "` holds personal data and does not say about whom; annotate "
                    + (root.hasSubclasses() ? "the class at the root of its hierarchy" : "it")
                    + " with @AboutSubject");
            return;
        }
        requireOneSubject(root, about);
        if (!isSupported(root, name)) {
            return;
        }
        Map<Event, EventOf> events = EventReader.read(reading, root);
        Set<DataCategory> categories = new LinkedHashSet<>();
        AttributePath subject = reading.path(root, "@AboutSubject", about.value());
        Entity entity = new Entity(
                entities.size(),
                name,
                BootNames.hierarchy(root).stream()
                        .<Class<?>>map(PersistentClass::getMappedClass)
                        .toList(),
                site(root),
                sites(root),
                stores(root),
                tablesOf(root),
                subject,
                idForm(subject, name + "." + about.value()),
                RoleReader.read(reading, root, about),
                events,
                EventReader.neverHappen(reading, root, events.keySet()),
                said.seenFrom(root, subject),
                said.toldBy(root),
                categories);
        entities.add(entity);
        Map<String, String> used = new LinkedHashMap<>();
        used.put(about.value(), "tells whose the row is");
        used.put(about.roleFrom(), "tells the role");
        said.attributesOf(root).forEach(path -> used.put(path, "tells what the person said"));
        MaskColumn.attributeOf(root).ifPresent(mask -> used.put(mask, "keeps what the row's person allows"));
        categories.addAll(attributes.read(root, entity, used));
        if (categories.isEmpty()) {
            categories.addAll(reading.vocabulary().categories());
        }
    }

    /** What a class below says otherwise would be passed over. */
    private void requireOneSubject(RootClass root, AboutSubject about) {
        for (PersistentClass type : root.getSubclasses()) {
            Class<?> mapped = type.getMappedClass();
            if (mapped != null
                    && Annotated.type(mapped)
                            .aboutSubject()
                            .filter(own -> !own.equals(about))
                            .isPresent()) {
                reading.finding("entity `" + BootNames.shortName(type) + "` says otherwise about whom it is than `"
                        + BootNames.shortName(root)
                        + "` above it; say it there, with the role from an attribute or from"
                        + " AboutSubject.DISCRIMINATOR");
            }
        }
    }

    private Site site(RootClass root) {
        List<String> keys = names.columns(root.getIdentifier());
        return BootNames.isUnion(root)
                ? new Site(
                        BootNames.hierarchy(root).stream()
                                .map(PersistentClass::getTable)
                                .collect(Collectors.toUnmodifiableSet()),
                        keys)
                : Site.of(root.getTable(), keys);
    }

    private List<Site> sites(RootClass root) {
        List<Site> sites = new ArrayList<>(List.of(site(root)));
        BootNames.hierarchy(root).stream()
                .filter(type -> !sites.get(0).tables().contains(type.getTable()))
                .forEach(type -> sites.add(Site.of(type.getTable(), names.columns(type.getKey()))));
        return List.copyOf(sites);
    }

    private List<Store> stores(RootClass root) {
        return BootNames.storing(root).stream()
                .map(type -> new Store(
                        type.getMappedClass(),
                        names.table(type.getTable()),
                        names.references(type),
                        raisedVersion(root),
                        Annotated.type(type.getMappedClass()).historyTables()))
                .toList();
    }

    private Optional<String> raisedVersion(RootClass root) {
        return Optional.ofNullable(root.getVersion()).map(version -> {
            String column = names.columns(version.getValue()).get(0);
            boolean counts =
                    Number.class.isAssignableFrom(version.getValue().getType().getReturnedClass());
            return column + " = " + (counts ? "coalesce(" + column + ", 0) + 1" : "current_timestamp");
        });
    }

    private IdForm idForm(AttributePath path, String name) {
        String type = reading.typeAt(path);
        if (path.leadsNowhere() || BootNames.isText(type)) {
            return IdForm.TEXT;
        }
        if (!BootNames.isNumber(type) && !type.equals("uuid")) {
            reading.finding("`" + name + "` tells whose the row is and is in a column of type `" + type
                    + "`, whose text is not the same everywhere; use text, a whole number or a UUID");
        }
        return IdForm.OTHER;
    }

    private boolean isSupported(RootClass root, String name) {
        OptimisticLockStyle lock = root.getOptimisticLockStyle();
        if (lock == OptimisticLockStyle.DIRTY || lock == OptimisticLockStyle.ALL) {
            reading.finding("entity `" + name + "` compares its columns on update, which fails on withheld ones; use a"
                    + " @Version instead of @OptimisticLocking(" + lock + ")");
            return false;
        }
        return true;
    }

    private Set<String> tablesOf(RootClass root) {
        Set<String> tables = new LinkedHashSet<>();
        for (PersistentClass entity : BootNames.hierarchy(root)) {
            tables.add(plain(entity.getTable()));
            entity.getJoins().forEach(join -> tables.add(plain(join.getTable())));
        }
        for (Collection collection : names.metadata().getCollectionBindings()) {
            if (BootNames.hierarchy(root).contains(collection.getOwner())
                    && !collection.isOneToMany()
                    && (!(collection.getElement() instanceof org.hibernate.mapping.ToOne)
                            || isClassified(collection, root))) {
                tables.add(plain(collection.getCollectionTable()));
            }
        }
        return tables;
    }

    private static boolean isClassified(Collection collection, RootClass root) {
        String role = collection.getRole();
        String path = role.substring(collection.getOwnerEntityName().length() + 1);
        return !path.contains(".")
                && BootNames.hierarchy(root).stream()
                        .anyMatch(type -> Annotated.attribute(type.getMappedClass(), path)
                                .personalData()
                                .isPresent());
    }

    private static String plain(Table table) {
        return table.getName().toLowerCase(Locale.ROOT);
    }

    private StateTables stateTables() {
        List<Table> tables = new ArrayList<>();
        for (Class<?> type : JpaSubjectStates.entityClasses()) {
            PersistentClass entity = names.entity(type.getName());
            if (entity == null) {
                reading.finding("the library's entities are unknown to the persistence unit; add all of"
                        + " `PrivacyGuard.entityClasses()`");
                return new StateTables("", "", "", "", "");
            }
            tables.add(entity.getTable());
        }
        Collection openFor = names.metadata()
                .getCollectionBinding(JpaSubjectStates.entityClasses().get(2).getName() + ".openFor");
        return new StateTables(
                names.table(tables.get(0)),
                names.table(tables.get(1)),
                names.table(tables.get(2)),
                names.table(openFor.getCollectionTable()),
                names.table(tables.get(3)));
    }
}
