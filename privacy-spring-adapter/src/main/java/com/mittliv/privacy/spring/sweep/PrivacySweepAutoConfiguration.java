package com.mittliv.privacy.spring.sweep;

import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.StoreSweep;
import com.mittliv.privacy.jpa.rights.SweptStore;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.spring.PrivacyJpaAutoConfiguration;
import com.mittliv.privacy.spring.internal.Turns;
import io.micrometer.observation.ObservationRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs the sweep by a schedule, and tells its health. Backs off where there is no sweep. */
@AutoConfiguration(after = PrivacyJpaAutoConfiguration.class)
@ConditionalOnClass(RetentionSweep.class)
@ConditionalOnBean(RetentionSweep.class)
@EnableConfigurationProperties(SweepProperties.class)
public final class PrivacySweepAutoConfiguration {
    /** Made by Spring. */
    public PrivacySweepAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean({ErasureReceipts.class, SweptStore.class})
    StoreSweep storeSweep(EntityManagerFactory entities, ErasureReceipts receipts, ObjectProvider<SweptStore> stores) {
        return StoreSweep.of(entities, receipts).with(stores.orderedStream().toArray(SweptStore[]::new));
    }

    @Bean
    @ConditionalOnMissingBean
    SweepSchedule sweepSchedule(
            RetentionSweep sweep,
            ObjectProvider<StoreSweep> stores,
            SweepProperties settings,
            InstantSource clock,
            ApplicationEventPublisher events,
            ObjectProvider<SweepObserver> observer,
            ObjectProvider<Turns> turns) {
        return new SweepSchedule(
                sweep,
                Optional.ofNullable(stores.getIfAvailable()),
                settings,
                clock,
                events::publishEvent,
                observer.getIfAvailable(() -> Supplier::get),
                turns.getIfAvailable(() -> Turns.NONE));
    }

    /** Where Micrometer observes. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    static class Observed {
        @Bean
        SweepObserver privacySweepObserver(ObjectProvider<ObservationRegistry> registry) {
            return new ObservedSweeps(registry.getIfUnique(() -> ObservationRegistry.NOOP));
        }
    }

    /** Where there is an actuator. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    @ConditionalOnEnabledHealthIndicator("privacy-sweep")
    static class Told {
        @Bean
        @ConditionalOnMissingBean(name = "privacySweepHealthIndicator")
        HealthIndicator privacySweepHealthIndicator(
                SweepSchedule schedule, SweepProperties settings, InstantSource clock) {
            return new SweepHealthIndicator(schedule, settings.overdueAfter(), clock);
        }
    }
}
