package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Broken;
import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.RoleOf;
import com.mittliv.privacy.jpa.internal.StateTables;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.UnknownTermException;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.OptimisticLockStyle;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;

/** Reads from the mapping what is guarded, and gathers all that does not fit the policy. */
final class MappingReader {
    private final Vocabulary vocabulary;
    private final BootNames names;
    private final List<String> findings = new ArrayList<>();
    private final List<Entity> entities = new ArrayList<>();

    private MappingReader(BootNames names, Vocabulary vocabulary) {
        this.names = names;
        this.vocabulary = vocabulary;
    }

    /** The names of the entities that are annotated as being about people. */
    static List<String> annotatedEntities(MetadataImplementor metadata) {
        return metadata.getEntityBindings().stream()
                .filter(MappingReader::isAboutPeople)
                .map(BootNames::shortName)
                .sorted()
                .toList();
    }

    /**
     * Reads the mapping.
     *
     * @throws PrivacyMappingException with all the findings, if there are any
     */
    static Guarded read(BootNames names, Vocabulary vocabulary) {
        MappingReader reader = new MappingReader(names, vocabulary);
        AttributeReader attributes = new AttributeReader(names, vocabulary, reader.findings);
        names.metadata().getEntityBindings().stream()
                .filter(RootClass.class::isInstance)
                .map(RootClass.class::cast)
                .sorted(Comparator.comparing(PersistentClass::getEntityName))
                .filter(root -> hierarchy(root).stream().anyMatch(MappingReader::isAboutPeople))
                .forEach(root -> reader.entity(root, attributes));
        StateTables tables = reader.stateTables();
        attributes.checkFormulas();
        if (!reader.findings.isEmpty()) {
            throw new PrivacyMappingException(reader.findings);
        }
        return new Guarded(
                List.copyOf(reader.entities),
                List.copyOf(attributes.columns()),
                List.copyOf(attributes.attributes()),
                tables);
    }

    private static boolean isAboutPeople(PersistentClass entity) {
        Class<?> type = entity.getMappedClass();
        return type != null
                && (type.isAnnotationPresent(AboutSubject.class) || AttributeReader.hasPersonalData(entity, type));
    }

    static List<PersistentClass> hierarchy(RootClass root) {
        List<PersistentClass> all = new ArrayList<>();
        all.add(root);
        all.addAll(root.getSubclasses());
        return all;
    }

    private void entity(RootClass root, AttributeReader attributes) {
        String name = BootNames.shortName(root);
        AboutSubject about = root.getMappedClass().getAnnotation(AboutSubject.class);
        if (about == null) {
            findings.add("entity `" + name + "` holds personal data and does not say about whom; annotate "
                    + (root.hasSubclasses() ? "the class at the root of its hierarchy" : "it")
                    + " with @AboutSubject");
            return;
        }
        if (!isSupported(root, name)) {
            return;
        }
        Site site = new Site(root.getTable(), names.keyOf(root.getTable()));
        Map<Event, AttributePath> events = events(root, name);
        Set<String> used = new LinkedHashSet<>(List.of(about.value(), about.roleFrom()));
        MaskColumn.attributeOf(root).ifPresent(used::add);
        Set<DataCategory> categories = new LinkedHashSet<>();
        AttributePath subject = path(root, name, "@AboutSubject", about.value());
        RoleOf role = role(root, name, about);
        Entity entity = new Entity(
                entities.size(),
                name,
                hierarchy(root).stream()
                        .<Class<?>>map(PersistentClass::getMappedClass)
                        .toList(),
                site,
                names.table(root.getTable()),
                tablesOf(root),
                subject,
                subject.javaType() == String.class,
                role,
                events,
                categories,
                References.to(root, names));
        entities.add(entity);
        categories.addAll(attributes.read(root, entity, used));
        if (categories.isEmpty()) {
            categories.addAll(vocabulary.categories());
        }
    }

    private boolean isSupported(RootClass root, String name) {
        int before = findings.size();
        if (root.getIdentifier().getColumnSpan() != 1) {
            findings.add(
                    "entity `" + name + "` has a composite id, which cannot be guarded; give it an id of one column");
        }
        if (root.getSubclasses().stream().anyMatch(UnionSubclass.class::isInstance)) {
            findings.add(
                    "entity `" + name + "` has a table per class, which cannot be guarded; map its hierarchy to one"
                            + " table, or to joined tables");
        }
        OptimisticLockStyle lock = root.getOptimisticLockStyle();
        if (lock == OptimisticLockStyle.DIRTY || lock == OptimisticLockStyle.ALL) {
            findings.add("entity `" + name + "` compares its columns on update, which fails on withheld ones; use a"
                    + " @Version instead of @OptimisticLocking(" + lock + ")");
        }
        return findings.size() == before;
    }

    private RoleOf role(RootClass root, String name, AboutSubject about) {
        if (about.role().isEmpty() == about.roleFrom().isEmpty()) {
            findings.add("@AboutSubject on entity `" + name + "` needs either `role` or `roleFrom`, and not both");
            return new RoleOf.Fixed(com.mittliv.privacy.vocabulary.Role.of("none"));
        }
        if (!about.role().isEmpty()) {
            return new RoleOf.Fixed(term("entity `" + name + "`", about.role(), vocabulary::role)
                    .orElseGet(() -> com.mittliv.privacy.vocabulary.Role.of("none")));
        }
        AttributePath path = path(root, name, "@AboutSubject(roleFrom)", about.roleFrom());
        if (path.javaType() != String.class && path.javaType() != Void.class) {
            findings.add("`" + name + "." + about.roleFrom() + "` tells the role and is of type "
                    + path.javaType().getSimpleName() + "; make it a String that holds the role's id in the policy");
        }
        return new RoleOf.ByColumn(path);
    }

    private Map<Event, AttributePath> events(RootClass root, String name) {
        Map<Event, AttributePath> events = new LinkedHashMap<>();
        for (PersistentClass entity : hierarchy(root)) {
            for (AttributeReader.EventAt found : AttributeReader.eventsOf(entity)) {
                String where = "@RetentionEvent on entity `" + name + "`";
                Optional<Event> event = term(where, found.event(), vocabulary::event);
                AttributePath path = path(entity, name, where, found.path());
                requireInstant(name + "." + found.path(), path);
                if (event.isPresent() && events.putIfAbsent(event.get(), path) != null) {
                    findings.add("entity `" + name + "` names two attributes for event `" + found.event()
                            + "`; name the one that counts");
                }
            }
        }
        return events;
    }

    private void requireInstant(String attribute, AttributePath path) {
        if (path.javaType() == Void.class) {
            return;
        }
        if (path.javaType() != Instant.class) {
            findings.add("`" + attribute + "` is a retention event of type "
                    + path.javaType().getSimpleName() + "; make it a java.time.Instant");
        } else if (!names.typeOf(path.column()).toLowerCase(Locale.ROOT).contains("with time zone")) {
            findings.add("`" + attribute + "` is a retention event in a column of type `" + names.typeOf(path.column())
                    + "`, whose instant depends on the session; map it to a timestamp with time zone");
        }
    }

    /** Follows a path; where it is broken, that is a finding, and what comes back leads nowhere. */
    private AttributePath path(PersistentClass entity, String name, String where, String path) {
        try {
            return AttributePath.of(entity, path, names);
        } catch (Broken broken) {
            findings.add(where + " names `" + name + "." + path + "`, which leads nowhere: " + broken.getMessage());
            return new AttributePath(List.of(), Void.class, new org.hibernate.mapping.Column("none"));
        }
    }

    private <T extends Term> Optional<T> term(String where, String id, Function<String, T> find) {
        try {
            return Optional.of(find.apply(id));
        } catch (UnknownTermException unknown) {
            findings.add(where + ": " + unknown.getMessage());
            return Optional.empty();
        }
    }

    private Set<String> tablesOf(RootClass root) {
        Set<String> tables = new LinkedHashSet<>();
        for (PersistentClass entity : hierarchy(root)) {
            tables.add(plain(entity.getTable()));
            entity.getJoins().forEach(join -> tables.add(plain(join.getTable())));
        }
        for (Collection collection : names.metadata().getCollectionBindings()) {
            if (hierarchy(root).contains(collection.getOwner())
                    && !collection.isOneToMany()
                    && !(collection.getElement() instanceof org.hibernate.mapping.ToOne)) {
                tables.add(plain(collection.getCollectionTable()));
            }
        }
        return tables;
    }

    private static String plain(Table table) {
        return table.getName().toLowerCase(Locale.ROOT);
    }

    private StateTables stateTables() {
        List<Table> tables = new ArrayList<>();
        for (Class<?> type : JpaSubjectStates.entityClasses()) {
            PersistentClass entity = names.entity(type.getName());
            if (entity == null) {
                findings.add("the library's entities are unknown to the persistence unit; add all of"
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
