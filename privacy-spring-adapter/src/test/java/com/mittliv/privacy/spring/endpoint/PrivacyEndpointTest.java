package com.mittliv.privacy.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.audit.InMemoryAuditLog;
import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.PrivacyJpaAutoConfiguration;
import com.mittliv.privacy.spring.Refusal;
import com.mittliv.privacy.spring.RefusalEvent;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.spring.audit.PrivacyAuditAutoConfiguration;
import com.mittliv.privacy.spring.club.Membership;
import com.mittliv.privacy.spring.club.Memberships;
import com.mittliv.privacy.spring.observation.DecisionMetrics;
import com.mittliv.privacy.spring.observation.PrivacyMetricsAutoConfiguration;
import com.mittliv.privacy.spring.state.LiveSubjectStates;
import com.mittliv.privacy.spring.state.PrivacyStatesAutoConfiguration;
import com.mittliv.privacy.spring.sweep.PrivacySweepAutoConfiguration;
import com.mittliv.privacy.spring.sweep.SweepSchedule;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** What operators see, and what it is made of: the record, the counts, the sweep. */
@SuppressWarnings("try")
class PrivacyEndpointTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    PrivacyAutoConfiguration.class,
                    PrivacyJpaAutoConfiguration.class,
                    PrivacyAuditAutoConfiguration.class,
                    PrivacyStatesAutoConfiguration.class,
                    PrivacySweepAutoConfiguration.class,
                    PrivacyMetricsAutoConfiguration.class,
                    PrivacyEndpointAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    HibernateJpaAutoConfiguration.class,
                    DataJpaRepositoriesAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    TransactionManagerCustomizationAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                    "spring.jpa.hibernate.ddl-auto=create-drop",
                    "management.endpoints.web.exposure.include=privacy",
                    "privacy.sweep.initial-delay=1d",
                    "privacy.audit.store=jpa",
                    "privacy.states.cached=true",
                    "privacy.states.staleness=5m")
            .withBean(Policy.class, TestPolicy::policy)
            .withBean(InstantSource.class, () -> InstantSource.fixed(NOW))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withUserConfiguration(Club.class);

    @Test
    void itTellsThePolicyTheCoverageTheSweepAndTheRecordAndNobodysData() {
        application.run(context -> {
            fill(context);
            context.getBean(SweepSchedule.class).sweepNow();
            assertThat(told(context)).containsOnlyKeys("policy", "coverage", "sweep", "audit", "states");
            part(context, "policy")
                    .containsEntry("id", "club")
                    .containsEntry("version", "1")
                    .hasEntrySatisfying(
                            "sha256", hash -> assertThat(hash.toString()).hasSize(64))
                    .hasEntrySatisfying(
                            "findings",
                            all -> assertThat((List<?>) all)
                                    .hasSameSizeAs(TestPolicy.policy().analyse()));
            part(context, "coverage")
                    .hasEntrySatisfying(
                            "attributes",
                            all -> assertThat(((Map<?, ?>) all).get("Membership.emailAddress"))
                                    .isEqualTo("email-address"));
            part(context, "sweep")
                    .hasEntrySatisfying(
                            "last",
                            last -> assertThat(((Map<?, ?>) last).get("rows")).isEqualTo(1L));
            part(context, "audit")
                    .containsEntry(
                            "entries", context.getBean(AuditLog.class).head().sequence());
            assertThat(told(context).toString()).doesNotContain("Ada", "Cy", "example.org");
        });
    }

    @Test
    void aPartThatCannotBeToldTellsItsKindOfFailureAndTheOthersAreTold() {
        Part broken = new Part("audit", () -> {
            throw new IllegalStateException("Ada Example");
        });
        assertThat(new PrivacyEndpoint(List.of(broken, new Part("policy", Map::of))).privacy())
                .isEqualTo(
                        Map.of("audit", Map.of("unavailable", "java.lang.IllegalStateException"), "policy", Map.of()));
    }

    @Test
    void itIsThereOnlyWhereItIsExposed() {
        application
                .withPropertyValues("management.endpoints.web.exposure.include=health")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PrivacyEndpoint.class));
    }

    @Test
    void refusalsAndOpeningsAreOnRecordInTheDatabase() {
        application.run(context -> {
            AuditLog log = context.getBean(AuditLog.class);
            try (Opened opened = context.getBean(PurposeScope.class).openSystem("a test")) {
                assertThat(context.getBean(PurposeScope.class).isSystem()).isTrue();
            }
            context.publishEvent(new RefusalEvent(Refusal.of((Decision.Deny) refusal(context))));
            assertThat(log.stream())
                    .extracting(
                            entry -> entry.event().kind(),
                            entry -> entry.event().reason().orElseThrow())
                    .containsExactly(
                            tuple(AuditEvent.Kind.SYSTEM_OPENED, "a-test"),
                            tuple(AuditEvent.Kind.REFUSED, "consent-missing"));
            assertThat(log.verify().isIntact()).isTrue();
        });
    }

    @Test
    void unlessItIsAskedForThereIsNoRecord() {
        application
                .withPropertyValues("privacy.audit.store=off")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(AuditLog.class));
    }

    @Test
    void anAuditLogOfTheApplicationsOwnTakesItsPlace() {
        application
                .withBean(AuditLog.class, InMemoryAuditLog::new)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(JpaAuditLog.class));
    }

    @Test
    void decisionsHandedOverAndStatesAreCounted() {
        application.run(context -> {
            DecisionMetrics metrics = context.getBean(DecisionMetrics.class);
            assertThat(metrics.counted(refusal(context)).isPermitted()).isFalse();
            context.getBean(LiveSubjectStates.class).get("1");
            context.getBean(LiveSubjectStates.class).get("1");
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            assertThat(registry.get("privacy.decisions")
                            .tags("purpose", "send-newsletter", "result", "CONSENT_MISSING")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(context.getBean(LiveSubjectStates.class).asked()).isEqualTo(2);
            assertThat(context.getBean(LiveSubjectStates.class).loaded()).isEqualTo(1);
        });
    }

    @Test
    void aSweepIsAnObservation() {
        application
                .withBean(ObservationRegistry.class, ObservationRegistry::create)
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    context.getBean(ObservationRegistry.class)
                            .observationConfig()
                            .observationHandler(new DefaultMeterObservationHandler(registry));
                    fill(context);
                    context.getBean(SweepSchedule.class).sweepNow();
                    assertThat(registry.get("privacy.sweep")
                                    .tags("ending", "complete")
                                    .timer()
                                    .count())
                            .isEqualTo(1);
                });
    }

    private static Decision refusal(AssertableApplicationContext context) {
        PrivacyEngine engine = context.getBean(PrivacyEngine.class);
        var vocabulary = engine.policy().vocabulary();
        return engine.access(TestPolicy.NEWSLETTER, vocabulary.category("email-address"))
                .decide(SubjectState.none(), RecordState.of(vocabulary.role("member")), NOW);
    }

    private static Map<String, Object> told(AssertableApplicationContext context) {
        return context.getBean(PrivacyEndpoint.class).privacy();
    }

    private static MapAssert<String, Object> part(AssertableApplicationContext context, String name) {
        return assertThat(told(context).get(name))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class));
    }

    /** One of two members has left. */
    private static void fill(AssertableApplicationContext context) {
        try (Opened opened = context.getBean(PurposeScope.class).openSystem("fill the club")) {
            context.getBean(Memberships.class)
                    .saveAll(List.of(
                            new Membership("1", "Ada Example", "ada@example.org", null),
                            new Membership("3", "Cy Example", "cy@example.org", NOW.minusSeconds(1))));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = Membership.class)
    static class Club {}
}
