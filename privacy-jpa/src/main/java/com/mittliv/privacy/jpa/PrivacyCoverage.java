package com.mittliv.privacy.jpa;

import com.mittliv.privacy.vocabulary.DataCategory;
import jakarta.persistence.EntityManagerFactory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * What each attribute of each entity holds, and what of that is not said: a data map, and a test.
 *
 * <pre>{@code
 * PrivacyCoverage coverage = PrivacyCoverage.of(guard, List.of(Pupil.class, Grade.class, Country.class));
 * assertThat(coverage.findings()).isEmpty();
 * }</pre>
 *
 * <p>The same is looked at whenever a guarded unit starts; it does not start while there are findings.
 *
 * @param lines what the attributes hold, in the order of entities and attributes
 * @param findings what does not fit the policy or is not said: each time the fact, then the way out
 */
public record PrivacyCoverage(List<Line> lines, List<String> findings) {
    /**
     * What an attribute holds.
     *
     * @param entity the entity's name
     * @param attribute the attribute's path; empty for the entity as a whole
     * @param category the category of its data; empty if it holds no personal data
     * @param because why it holds none; empty if it does
     */
    public record Line(String entity, String attribute, Optional<DataCategory> category, String because) {
        @Override
        public String toString() {
            return entity + (attribute.isEmpty() ? "" : "." + attribute) + ": "
                    + category.map(DataCategory::id).orElse("no personal data, " + because);
        }
    }

    /** Copies. */
    public PrivacyCoverage {
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
    }

    /**
     * Looks at entities, without a database. They are taken to be stored in PostgreSQL.
     *
     * @param guard tells the policy, and which entities are exempt
     * @param entities the classes of the unit: entities, embeddables, mapped superclasses
     * @return what they hold
     */
    public static PrivacyCoverage of(PrivacyGuard guard, Collection<Class<?>> entities) {
        StandardServiceRegistry services = new StandardServiceRegistryBuilder()
                .applySettings(Map.of(
                        "jakarta.persistence.database-product-name",
                        "PostgreSQL",
                        "hibernate.boot.allow_jdbc_metadata_access",
                        "false"))
                .build();
        try {
            MetadataSources sources = new MetadataSources(services);
            entities.forEach(sources::addAnnotatedClass);
            PrivacyGuard.entityClasses().stream()
                    .filter(type -> !entities.contains(type))
                    .forEach(sources::addAnnotatedClass);
            return Coverage.of(guard, (MetadataImplementor) sources.buildMetadata())
                    .told();
        } finally {
            StandardServiceRegistryBuilder.destroy(services);
        }
    }

    /**
     * Looks at a unit that has started.
     *
     * @param unit the guarded unit
     * @return what its entities hold; findings only where the guard lets it start with {@link Unclassified} entities
     * @throws IllegalArgumentException if the unit is not guarded
     */
    public static PrivacyCoverage of(EntityManagerFactory unit) {
        return GuardedStatements.of(unit.unwrap(SessionFactoryImplementor.class))
                .map(GuardedStatements::coverage)
                .orElseThrow(() -> new IllegalArgumentException("nothing in this persistence unit is guarded; add the"
                        + " settings of `PrivacyGuard.settings()`, and annotate an entity with @AboutSubject"));
    }

    /**
     * The data map as text, one line for each attribute.
     *
     * @return for example {@code Pupil.name: name}
     */
    @Override
    public String toString() {
        return lines.stream().map(Line::toString).collect(Collectors.joining("\n"));
    }
}
