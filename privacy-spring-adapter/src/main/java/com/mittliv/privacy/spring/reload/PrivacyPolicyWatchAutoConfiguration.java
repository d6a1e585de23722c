package com.mittliv.privacy.spring.reload;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.spring.PolicyFiles;
import com.mittliv.privacy.spring.PolicyRehearsal;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looks at the policy file while the application runs, where {@code privacy.policy.watch.enabled} is set, and where the
 * policy comes from there and not from a bean of the application's own.
 */
@AutoConfiguration(after = PrivacyAutoConfiguration.class)
@ConditionalOnBooleanProperty("privacy.policy.watch.enabled")
@EnableConfigurationProperties(PolicyWatchProperties.class)
public final class PrivacyPolicyWatchAutoConfiguration {
    /** Made by Spring. */
    public PrivacyPolicyWatchAutoConfiguration() {}

    @Bean
    @ConditionalOnBean(name = "privacyPolicy")
    PolicyWatch privacyPolicyWatch(
            PolicyFiles files,
            Policy policy,
            InstantSource clock,
            PolicyWatchProperties settings,
            ObjectProvider<RefusedPolicy> refused,
            ObjectProvider<PolicyRehearsal> rehearsals,
            ObjectProvider<PolicyRestart> restart,
            ApplicationEventPublisher events) {
        Optional<PolicyRestart> byRestart = Optional.ofNullable(restart.getIfAvailable());
        Judgement judgement = new Judgement(
                policy,
                Optional.ofNullable(refused.getIfAvailable()),
                rehearsals.orderedStream().toList(),
                byRestart);
        return new PolicyWatch(files, judgement, policy, byRestart, clock, settings, events::publishEvent);
    }

    @Bean
    @ConditionalOnProperty(name = "privacy.policy.watch.on-change", havingValue = "restart")
    PolicyRestart privacyPolicyRestart(ConfigurableApplicationContext context, PolicyWatchProperties settings) {
        return new PolicyRestart(context, settings.spread());
    }

    /** Where there is an actuator. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    @ConditionalOnEnabledHealthIndicator("privacy-policy")
    static class Told {
        @Bean
        @ConditionalOnBean(name = "privacyPolicy")
        @ConditionalOnMissingBean(name = "privacyPolicyHealthIndicator")
        HealthIndicator privacyPolicyHealthIndicator(PolicyWatch watch) {
            return new PolicyFileHealthIndicator(watch);
        }
    }
}
