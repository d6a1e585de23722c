package com.mittliv.privacy.spring.security;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.spring.PolicyRehearsal;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.PrivacyProperties;
import com.mittliv.privacy.spring.PrivacyProperties.Callers;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Lets callers declare what {@code privacy.recipients}, or a {@link CallerPurposes} of the application's own, grants
 * them, and nothing else. Where neither is there, who may call what is left to the application's other rules.
 */
@AutoConfiguration(after = PrivacyAutoConfiguration.class)
@ConditionalOnClass(AuthorizationManager.class)
public final class PrivacySecurityAutoConfiguration {
    private static final boolean WEB = ClassUtils.isPresent(
            "org.springframework.web.context.request.RequestContextHolder",
            PrivacySecurityAutoConfiguration.class.getClassLoader());

    /** Made by Spring. */
    public PrivacySecurityAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(CallerPurposes.class)
    @Conditional(AnyGrant.class)
    GrantedPurposes callerPurposes(PrivacyProperties properties, PrivacyEngine engine) {
        return new GrantedPurposes(properties.recipients(), engine.policy().vocabulary());
    }

    @Bean
    @ConditionalOnBean(GrantedPurposes.class)
    PolicyRehearsal privacyRecipientsRehearsal(PrivacyProperties properties) {
        return next -> GrantedPurposes.findings(properties.recipients(), next.vocabulary());
    }

    @Bean
    @ConditionalOnBean(CallerPurposes.class)
    CallerGate callerGate(CallerPurposes callers) {
        return new CallerGate(callers, PrivacySecurityAutoConfiguration::isInsideRequest);
    }

    @Bean
    @ConditionalOnBean(CallerPurposes.class)
    @ConditionalOnMissingBean
    CallerTaskDecorator callerTaskDecorator() {
        return new CallerTaskDecorator(PrivacySecurityAutoConfiguration::isInsideRequest);
    }

    @Bean
    @ConditionalOnBean(CallerPurposes.class)
    @ConditionalOnMissingBean
    PurposeAuthorizations purposeAuthorizations(CallerPurposes callers, PrivacyEngine engine) {
        return new PurposeAuthorizations(callers, engine.policy().vocabulary());
    }

    private static boolean isInsideRequest() {
        return WEB && Requests.isHere();
    }

    /** Apart, so that it is loaded where there is a web alone. */
    private static final class Requests {
        static boolean isHere() {
            return RequestContextHolder.getRequestAttributes() != null;
        }
    }

    /** Whether anything stands under {@code privacy.recipients}. */
    static final class AnyGrant implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                            .bind("privacy.recipients", Bindable.mapOf(String.class, Callers.class))
                            .map(Map::size)
                            .orElse(0)
                    > 0;
        }
    }
}
