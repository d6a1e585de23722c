package com.mittliv.privacy.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.jpa.PrivacyCoverage;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeRequiredException;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.spring.club.Membership;
import com.mittliv.privacy.spring.club.Memberships;
import com.mittliv.privacy.spring.sweep.SweepSchedule;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

@PrivacyTest
class PrivacySliceTest {
    @SpringBootConfiguration
    @AutoConfigurationPackage(basePackageClasses = Membership.class)
    @EnableJpaRepositories(basePackageClasses = Memberships.class)
    static class Club {
        @Bean
        Policy policy() {
            return TestPolicy.policy();
        }
    }

    @Autowired
    Memberships memberships;

    @Autowired
    PurposeScope scope;

    @Autowired
    EntityManager entities;

    @Autowired
    EntityManagerFactory unit;

    @Autowired
    ObjectProvider<SweepSchedule> schedule;

    @Test
    void repositoriesAreGuardedAsInTheApplication() {
        scope.run(TestPolicy.MEMBERSHIP, () -> {
            entities.persist(new Membership("m1", "Ada Example", "ada@example.org", null));
            entities.flush();
        });
        entities.clear();
        scope.run(
                TestPolicy.MEMBERSHIP,
                () -> assertThat(memberships.findAll())
                        .extracting(row -> row.name)
                        .containsExactly("Ada Example"));
        entities.clear();
        scope.run(TestPolicy.NEWSLETTER, () -> assertThat(memberships.findAll()).isEmpty());
        assertThatThrownBy(memberships::findAll).hasStackTraceContaining(PurposeRequiredException.class.getName());
    }

    @Test
    void theDataMapIsAtHandAndTheRestOfTheApplicationIsNot() {
        PrivacyAssertions.assertThat(PrivacyCoverage.of(unit)).isComplete();
        assertThat(schedule.getIfAvailable()).isNull();
    }
}
