package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.school.SchoolPolicy.PAYROLL;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.TEACHING;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.jpa.school.Lookups;
import com.mittliv.privacy.jpa.school.People.Teacher;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.scope.PurposeScope;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceConfiguration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same model is guarded however its unit is started. */
class SchoolStartTest {
    private final PurposeScope scope = new PurposeScope(SchoolTest.ENGINE);
    private final PrivacyGuard guard = PrivacyGuard.of(
                    SchoolTest.ENGINE, scope, () -> Instant.parse("2026-03-01T12:00:00Z"))
            .exempting(Lookups.Setting.class, "it is another library's");

    private Map<String, Object> settings(Database database) {
        Map<String, Object> settings = new HashMap<>(database.fresh());
        settings.putAll(guard.settings());
        settings.put("jakarta.persistence.schema-generation.database.action", "create");
        return settings;
    }

    @SuppressWarnings("try")
    private void isGuarded(EntityManagerFactory unit) {
        try (unit) {
            Teacher teacher = new Teacher();
            teacher.id = new UUID(1, 1);
            teacher.name = "NAME";
            teacher.salary = 7;
            try (var opened = scope.openSystem("the test prepares")) {
                unit.runInTransaction(em -> em.persist(teacher));
            }
            for (var purpose : List.of(TEACHING, PAYROLL)) {
                Teacher seen =
                        scope.call(purpose, () -> unit.callInTransaction(em -> em.find(Teacher.class, teacher.id)));
                assertThat(seen.name).isEqualTo("NAME");
                assertThat(seen.salary).isEqualTo(purpose.equals(PAYROLL) ? 7 : 0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void fromAPersistenceXml(Database database) {
        isGuarded(Persistence.createEntityManagerFactory("school", settings(database)));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void fromAPersistenceConfiguration(Database database) {
        isGuardedWith(PrivacyGuard.entityClasses(), database);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void fromOneThatKnowsOfTheLibrarysEntitiesThoseAloneThatTheGuardNeeds(Database database) {
        isGuardedWith(JpaSubjectStates.entityClasses(), database);
    }

    private void isGuardedWith(List<Class<?>> own, Database database) {
        PersistenceConfiguration unit = new PersistenceConfiguration("school-in-java").properties(settings(database));
        List.of(SchoolTest.classes()).forEach(unit::managedClass);
        own.forEach(unit::managedClass);
        isGuarded(unit.createEntityManagerFactory());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void fromANativeConfiguration(Database database) {
        Properties properties = new Properties();
        properties.putAll(settings(database));
        Configuration configuration = new Configuration().addProperties(properties);
        List.of(SchoolTest.classes()).forEach(configuration::addAnnotatedClass);
        PrivacyGuard.entityClasses().forEach(configuration::addAnnotatedClass);
        isGuarded(configuration.buildSessionFactory());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void fromMetadata(Database database) {
        MetadataSources sources = new MetadataSources(new StandardServiceRegistryBuilder()
                .applySettings(settings(database))
                .build());
        List.of(SchoolTest.classes()).forEach(sources::addAnnotatedClass);
        PrivacyGuard.entityClasses().forEach(sources::addAnnotatedClass);
        isGuarded(sources.buildMetadata().buildSessionFactory());
    }
}
