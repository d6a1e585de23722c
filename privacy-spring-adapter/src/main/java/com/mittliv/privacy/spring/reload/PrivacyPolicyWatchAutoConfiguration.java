package com.mittliv.privacy.spring.reload;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.PrivacyProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at the policy file while the application runs, where {@code privacy.policy.watch.enabled} is set. */
@AutoConfiguration(after = PrivacyAutoConfiguration.class)
@ConditionalOnBooleanProperty("privacy.policy.watch.enabled")
@EnableConfigurationProperties(PolicyWatchProperties.class)
public final class PrivacyPolicyWatchAutoConfiguration {
    /** Made by Spring. */
    public PrivacyPolicyWatchAutoConfiguration() {}

    @Bean
    PolicyWatch privacyPolicyWatch(
            PrivacyProperties properties,
            Policy policy,
            PolicyWatchProperties settings,
            ApplicationEventPublisher events) {
        return new PolicyWatch(properties.policy().location(), policy, settings, events::publishEvent);
    }

    /** Where there is an actuator. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    @ConditionalOnEnabledHealthIndicator("privacy-policy")
    static class Told {
        @Bean
        @ConditionalOnMissingBean(name = "privacyPolicyHealthIndicator")
        HealthIndicator privacyPolicyHealthIndicator(PolicyWatch watch) {
            return new PolicyFileHealthIndicator(watch);
        }
    }
}
