package com.mittliv.privacy.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeRequiredException;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.spring.club.Membership;
import com.mittliv.privacy.spring.club.Memberships;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class PrivacyJpaAutoConfigurationTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    PrivacyAutoConfiguration.class,
                    PrivacyJpaAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    HibernateJpaAutoConfiguration.class,
                    DataJpaRepositoriesAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    TransactionManagerCustomizationAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                    "spring.jpa.hibernate.ddl-auto=create-drop")
            .withBean(Policy.class, TestPolicy::policy)
            .withBean(InstantSource.class, () -> InstantSource.fixed(NOW))
            .withUserConfiguration(Club.class);

    @Test
    void withoutAPurposeNothingIsRead() {
        with(context -> assertThatThrownBy(() -> members(context).findAll())
                .hasStackTraceContaining(PurposeRequiredException.class.getName()));
    }

    @Test
    void aPurposeSeesItsRowsAndAttributesThroughARepository() {
        with(context -> {
            var scope = context.getBean(PurposeScope.class);
            List<Membership> office =
                    scope.call(TestPolicy.MEMBERSHIP, () -> members(context).findAll());
            assertThat(office).extracting(row -> row.name).containsExactlyInAnyOrder("Ada Example", "Bo Example");
            List<Membership> letters =
                    scope.call(TestPolicy.NEWSLETTER, () -> members(context).findAll());
            assertThat(letters).singleElement().satisfies(row -> {
                assertThat(row.emailAddress).isEqualTo("ada@example.org");
                assertThat(row.name).isNull();
            });
        });
    }

    @Test
    void aRepositorysOwnMethodCanDeclareThePurpose() {
        with(context -> assertThat(members(context).readers())
                .extracting(row -> row.emailAddress)
                .containsExactly("ada@example.org"));
    }

    @Test
    void aWithdrawalClosesTheNextQuery() {
        with(context -> {
            context.getBean(JpaSubjectStates.class).record("1", Consent.withdrawn(TestPolicy.NEWSLETTER, NOW));
            assertThat(members(context).readers()).isEmpty();
        });
    }

    @Test
    @SuppressWarnings("try")
    void theSweepIsReady() {
        with(context -> {
            context.getBean(RetentionSweep.class).run();
            try (Opened opened = context.getBean(PurposeScope.class).openSystem("count")) {
                assertThat(members(context).count()).isEqualTo(2);
            }
        });
    }

    @Test
    void itBacksOffWhereThereIsNoJpa() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(PrivacyAutoConfiguration.class, PrivacyJpaAutoConfiguration.class))
                .withBean(Policy.class, TestPolicy::policy)
                .withClassLoader(new FilteredClassLoader(EntityManagerFactory.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PrivacyGuard.class));
    }

    private static Memberships members(AssertableApplicationContext context) {
        return context.getBean(Memberships.class);
    }

    /** Three members: one reads the newsletter, one does not, one has left. */
    @SuppressWarnings("try")
    private void with(Consumer<AssertableApplicationContext> test) {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            try (Opened opened = context.getBean(PurposeScope.class).openSystem("fill the club")) {
                members(context)
                        .saveAll(List.of(
                                new Membership("1", "Ada Example", "ada@example.org", null),
                                new Membership("2", "Bo Example", "bo@example.org", null),
                                new Membership("3", "Cy Example", "cy@example.org", NOW.minusSeconds(1))));
                context.getBean(JpaSubjectStates.class)
                        .record("1", Consent.given(TestPolicy.NEWSLETTER, NOW.minusSeconds(60)));
            }
            test.accept(context);
        });
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = Membership.class)
    static class Club {}
}
