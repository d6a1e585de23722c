package com.mittliv.privacy.spring.endpoint;

import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.PrivacyCoverage;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.spring.audit.PrivacyAuditAutoConfiguration;
import com.mittliv.privacy.spring.erasure.PrivacyErasureAutoConfiguration;
import com.mittliv.privacy.spring.reload.PolicyWatch;
import com.mittliv.privacy.spring.reload.PrivacyPolicyWatchAutoConfiguration;
import com.mittliv.privacy.spring.state.LiveSubjectStates;
import com.mittliv.privacy.spring.state.PrivacyStatesAutoConfiguration;
import com.mittliv.privacy.spring.sweep.PrivacySweepAutoConfiguration;
import com.mittliv.privacy.spring.sweep.SweepSchedule;
import jakarta.persistence.EntityManagerFactory;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Adds the actuator's endpoint {@code privacy}, of what the application has. */
@AutoConfiguration(
        after = {
            PrivacyAuditAutoConfiguration.class,
            PrivacyErasureAutoConfiguration.class,
            PrivacyPolicyWatchAutoConfiguration.class,
            PrivacyStatesAutoConfiguration.class,
            PrivacySweepAutoConfiguration.class
        })
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnAvailableEndpoint(PrivacyEndpoint.class)
public final class PrivacyEndpointAutoConfiguration {
    /** Made by Spring. */
    public PrivacyEndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    PrivacyEndpoint privacyEndpoint(ObjectProvider<Part> parts) {
        return new PrivacyEndpoint(parts.orderedStream().toList());
    }

    @Bean
    @Order(1)
    Part privacyPolicyPart(PrivacyEngine engine) {
        Map<String, Object> told = Told.policy(engine.policy());
        return new Part("policy", () -> told);
    }

    @Bean
    @Order(6)
    @ConditionalOnBean(PolicyWatch.class)
    Part privacyPolicyFilePart(PolicyWatch watch) {
        return new Part("policyFile", () -> Told.policyFile(watch.status()));
    }

    @Bean
    @Order(4)
    @ConditionalOnSingleCandidate(AuditLog.class)
    Part privacyAuditPart(AuditLog log) {
        return new Part("audit", () -> Told.audit(log));
    }

    /** What needs a persistence unit. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(EntityManagerFactory.class)
    static class OfUnit {
        @Bean
        @Order(2)
        @ConditionalOnSingleCandidate(EntityManagerFactory.class)
        Part privacyCoveragePart(EntityManagerFactory unit) {
            return new Part("coverage", () -> Told.coverage(PrivacyCoverage.of(unit)));
        }

        @Bean
        @Order(3)
        @ConditionalOnBean(SweepSchedule.class)
        Part privacySweepPart(SweepSchedule schedule, InstantSource clock) {
            return new Part("sweep", () -> Told.sweep(schedule.status(), clock.instant()));
        }

        @Bean
        @Order(7)
        @ConditionalOnSingleCandidate(ErasureOrders.class)
        Part privacyErasurePart(ErasureOrders orders, InstantSource clock) {
            return new Part("erasure", () -> Told.erasure(orders.tally(), clock.instant()));
        }

        @Bean
        @Order(5)
        @ConditionalOnBean(LiveSubjectStates.class)
        Part privacyStatesPart(LiveSubjectStates states) {
            return new Part("states", () -> Told.states(states));
        }
    }
}
