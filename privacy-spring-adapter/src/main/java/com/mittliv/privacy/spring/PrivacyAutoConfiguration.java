package com.mittliv.privacy.spring;

import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeScope;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;

/** Wires the policy, the engine and the declared purposes. Each bean gives way to one of the application's own. */
@AutoConfiguration
@EnableConfigurationProperties(PrivacyProperties.class)
public final class PrivacyAutoConfiguration {
    /** Made by Spring. */
    public PrivacyAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    InstantSource privacyClock() {
        return InstantSource.system();
    }

    @Bean
    @ConditionalOnMissingBean
    PolicyFiles privacyPolicyFiles(PrivacyProperties properties) {
        return new PolicyFiles(properties.policy().location());
    }

    @Bean
    @ConditionalOnMissingBean
    Policy privacyPolicy(PolicyFiles files, InstantSource clock) {
        return files.look().read().inForceAt(clock.instant());
    }

    @Bean
    @ConditionalOnMissingBean
    PrivacyEngine privacyEngine(Policy policy) {
        return PrivacyEngine.compile(policy);
    }

    @Bean
    @ConditionalOnMissingBean
    PurposeScope purposeScope(PrivacyEngine engine, ObjectProvider<AuditLog> log, InstantSource clock) {
        AuditLog audit = log.getIfUnique();
        return audit == null ? new PurposeScope(engine) : new PurposeScope(engine, audit, clock);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DeclaredPurposes declaredPurposes(
            ObjectProvider<PurposeScope> scope,
            ObjectProvider<PrivacyEngine> engine,
            ObjectProvider<PurposeGate> gates) {
        // Post-processors are made before all other beans: what they need is fetched at the first call.
        return new DeclaredPurposes(
                scope::getObject, engine::getObject, () -> gates.orderedStream().toList());
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static ForPurposePostProcessor forPurposePostProcessor(DeclaredPurposes purposes) {
        return new ForPurposePostProcessor(new ForPurposeInterceptor(purposes));
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static PurposeDeclarationCheck purposeDeclarationCheck(
            ConfigurableListableBeanFactory beans, PrivacyEngine engine) {
        return new PurposeDeclarationCheck(beans, engine.policy());
    }
}
