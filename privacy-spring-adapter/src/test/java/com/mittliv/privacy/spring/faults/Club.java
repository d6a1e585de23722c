package com.mittliv.privacy.spring.faults;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.jpa.PurposeMasks;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.spring.Postgres;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.PrivacyJpaAutoConfiguration;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.spring.state.LiveSubjectStates;
import com.mittliv.privacy.spring.state.PrivacyStatesAutoConfiguration;
import com.mittliv.privacy.spring.sweep.PrivacySweepAutoConfiguration;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** An instance of the club's application, on a database that others may share. */
final class Club implements AutoCloseable {
    final ConfigurableApplicationContext context;
    final JpaSubjectStates ledger;
    private final PrivacyEngine engine;
    private final InstantSource clock;

    private Club(ConfigurableApplicationContext context) {
        this.context = context;
        this.ledger = context.getBean(JpaSubjectStates.class);
        this.engine = context.getBean(PrivacyEngine.class);
        this.clock = context.getBean(InstantSource.class);
    }

    static Club started(Postgres database, Policy policy, InstantSource clock, String... settings) {
        return new Club(new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.datasource.url", database.url(),
                        "spring.datasource.username", "postgres",
                        "spring.datasource.password", "postgres",
                        "spring.datasource.hikari.maximum-pool-size", "4",
                        "spring.datasource.hikari.connection-timeout", "500",
                        "spring.jpa.hibernate.ddl-auto", "none",
                        "privacy.sweep.initial-delay", "1d",
                        "privacy.states.cached", "true",
                        "logging.level.root", "off"))
                .properties(settings)
                .initializers(made -> {
                    ((GenericApplicationContext) made).registerBean(Policy.class, () -> policy);
                    ((GenericApplicationContext) made).registerBean(InstantSource.class, () -> clock);
                })
                .run());
    }

    /** What a purpose sees of the rows of an entity: of each, by its id, the attributes that are there. */
    Map<Long, String> seen(Purpose purpose, Class<? extends Row> entity) {
        return context.getBean(PurposeScope.class)
                .call(
                        purpose,
                        () -> transaction(em -> em.createQuery("from " + entity.getSimpleName(), entity)
                                .getResultStream()
                                .collect(Collectors.toMap(Row::id, Row::there))));
    }

    /** What is decided in memory about a member's e-mail address. */
    Decision decided(Purpose purpose, String person, String category, Instant leftAt) {
        RecordState record = RecordState.of(engine.policy().vocabulary().role("member"));
        return engine.access(purpose, engine.policy().vocabulary().category(category))
                .decide(
                        states().get(person),
                        leftAt == null
                                ? record
                                : record.with(engine.policy().vocabulary().event("left"), leftAt),
                        clock.instant());
    }

    @SuppressWarnings("try")
    void store(Object... rows) {
        try (Opened opened = context.getBean(PurposeScope.class).openSystem("fill the club")) {
            transaction(em -> {
                List.of(rows).forEach(em::persist);
                return rows.length;
            });
        }
    }

    void settleMasks() {
        new PurposeMasks(context.getBean(PrivacyGuard.class), context.getBean(EntityManagerFactory.class)).settle();
    }

    Purpose newsletter() {
        return engine.policy().vocabulary().purpose(TestPolicy.NEWSLETTER.id());
    }

    Instant now() {
        return clock.instant();
    }

    LiveSubjectStates states() {
        return context.getBean(LiveSubjectStates.class);
    }

    /** Says yes or no to the letters, in this instance's wording, now. */
    void says(String person, Consent.Act act) {
        Consent consent = act == Consent.Act.GIVEN
                ? Consent.given(newsletter(), clock.instant())
                : Consent.withdrawn(newsletter(), clock.instant());
        ledger.record(person, consent);
        states().changed(person);
    }

    private <T> T transaction(Function<EntityManager, T> work) {
        return context.getBean(EntityManagerFactory.class).callInTransaction(work::apply);
    }

    @Override
    public void close() {
        context.close();
    }

    @ImportAutoConfiguration({
        PrivacyAutoConfiguration.class,
        PrivacyJpaAutoConfiguration.class,
        PrivacyStatesAutoConfiguration.class,
        PrivacySweepAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        HibernateJpaAutoConfiguration.class
    })
    @AutoConfigurationPackage(basePackageClasses = Club.class)
    static class Application {}
}
