package com.mittliv.privacy.spring.thread;

import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import io.micrometer.context.ContextRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Carries purposes to other threads, unless {@code privacy.carry-purposes} is {@code false}. */
@AutoConfiguration(after = PrivacyAutoConfiguration.class)
@ConditionalOnProperty(name = "privacy.carry-purposes", havingValue = "true", matchIfMissing = true)
public final class PrivacyThreadAutoConfiguration {
    /** Made by Spring. */
    public PrivacyThreadAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    PurposeTaskDecorator purposeTaskDecorator(ObjectProvider<PurposeScope> scope) {
        // Executors are made early, for others to be made by them.
        return new PurposeTaskDecorator(scope::getObject);
    }

    /** Where Micrometer's context propagation is on the class path. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ContextRegistry.class)
    static class ByContextPropagation {
        @Bean
        PurposeThreadLocalAccessor purposeThreadLocalAccessor(PurposeScope scope) {
            return new PurposeThreadLocalAccessor(scope, ContextRegistry.getInstance());
        }
    }
}
