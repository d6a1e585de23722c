package com.mittliv.privacy.spring.observation;

import com.mittliv.privacy.spring.sweep.PrivacySweepAutoConfiguration;
import com.mittliv.privacy.spring.sweep.SweepSchedule;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts refusals and sweeps where the application has metrics. */
@AutoConfiguration(
        after = PrivacySweepAutoConfiguration.class,
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
