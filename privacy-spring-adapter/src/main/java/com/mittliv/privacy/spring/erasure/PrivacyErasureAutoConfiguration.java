package com.mittliv.privacy.spring.erasure;

import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.RecipientDelivery;
import com.mittliv.privacy.jpa.rights.RecipientOutbox;
import com.mittliv.privacy.spring.PrivacyJpaAutoConfiguration;
import com.mittliv.privacy.spring.internal.Turns;
import com.mittliv.privacy.spring.rights.PrivacyRightsAutoConfiguration;
import jakarta.persistence.EntityManagerFactory;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Tries orders to erase by a schedule where there are {@link ErasureOrders}, and tells recipients where there is a
 * {@link RecipientDelivery}.
 */
@AutoConfiguration(after = {PrivacyJpaAutoConfiguration.class, PrivacyRightsAutoConfiguration.class})
@ConditionalOnClass({EntityManagerFactory.class, ErasureOrders.class})
@EnableConfigurationProperties(ErasureProperties.class)
public final class PrivacyErasureAutoConfiguration {
    /** Made by Spring. */
    public PrivacyErasureAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean({EntityManagerFactory.class, RecipientDelivery.class})
    RecipientOutbox recipientOutbox(EntityManagerFactory entities, RecipientDelivery delivery) {
        return new RecipientOutbox(entities, delivery);
    }

    @Bean
    @ConditionalOnMissingBean
    @Conditional(OrdersOrOutbox.class)
    ErasureSchedule erasureSchedule(
            ObjectProvider<ErasureOrders> orders,
            ObjectProvider<RecipientOutbox> outbox,
            ErasureProperties settings,
            ObjectProvider<Turns> turns) {
        return new ErasureSchedule(
                Optional.ofNullable(orders.getIfAvailable()),
                Optional.ofNullable(outbox.getIfAvailable()),
                settings,
                turns.getIfAvailable(() -> Turns.NONE));
    }

    /** Where there is an actuator. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    @ConditionalOnEnabledHealthIndicator("privacy-erasure")
    @ConditionalOnBean(ErasureOrders.class)
    static class Told {
        @Bean
        @ConditionalOnMissingBean(name = "privacyErasureHealthIndicator")
        HealthIndicator privacyErasureHealthIndicator(
                ErasureOrders orders, ErasureProperties settings, InstantSource clock) {
            return new ErasureHealthIndicator(orders, settings.failingAfter(), clock);
        }
    }
}
