package com.mittliv.privacy.spring.observation;

import com.mittliv.privacy.spring.reload.PolicyFileStatus.State;
import com.mittliv.privacy.spring.reload.PolicyWatch;
import com.mittliv.privacy.spring.reload.PrivacyPolicyWatchAutoConfiguration;
import com.mittliv.privacy.spring.state.LiveSubjectStates;
import com.mittliv.privacy.spring.state.PrivacyStatesAutoConfiguration;
import com.mittliv.privacy.spring.sweep.PrivacySweepAutoConfiguration;
import com.mittliv.privacy.spring.sweep.SweepSchedule;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts refusals, sweeps and states where the application has metrics. */
@AutoConfiguration(
        after = {
            PrivacyPolicyWatchAutoConfiguration.class,
            PrivacySweepAutoConfiguration.class,
            PrivacyStatesAutoConfiguration.class
        },
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public final class PrivacyMetricsAutoConfiguration {
    /** Made by Spring. */
    public PrivacyMetricsAutoConfiguration() {}

    @Bean
    RefusalMetrics privacyRefusalMetrics(MeterRegistry registry) {
        return new RefusalMetrics(registry);
    }

    @Bean
    @ConditionalOnMissingBean
    DecisionMetrics privacyDecisionMetrics(MeterRegistry registry) {
        return new DecisionMetrics(registry);
    }

    @Bean
    @ConditionalOnBean(PolicyWatch.class)
    MeterBinder privacyPolicyFileMetrics(PolicyWatch watch) {
        return registry -> Gauge.builder(
                        "privacy.policy.broken", watch, known -> known.status().state() == State.BROKEN ? 1 : 0)
                .description("Whether the policy file cannot be used: 1 if it cannot")
                .register(registry);
    }

    /** Where states are kept in memory. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "com.mittliv.privacy.jpa.state.JpaSubjectStates")
    @ConditionalOnBean(LiveSubjectStates.class)
    static class OfStates {
        @Bean
        StatesMetrics privacyStatesMetrics(LiveSubjectStates states) {
            return new StatesMetrics(states);
        }
    }

    /** Where sweeps run by a schedule. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "com.mittliv.privacy.jpa.sweep.RetentionSweep")
    @ConditionalOnBean(SweepSchedule.class)
    static class OfSweeps {
        @Bean
        SweepMetrics privacySweepMetrics(MeterRegistry registry, SweepSchedule schedule, InstantSource clock) {
            return new SweepMetrics(registry, schedule, clock);
        }
    }
}
