package com.mittliv.privacy.spring.json;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JacksonModule;

/** Lets the application's JSON follow the purpose, unless {@code privacy.json.enabled} is {@code false}. */
@AutoConfiguration(after = PrivacyAutoConfiguration.class)
@ConditionalOnClass(JacksonModule.class)
@ConditionalOnProperty(name = "privacy.json.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(JsonProperties.class)
public final class PrivacyJsonAutoConfiguration {
    /** Made by Spring. */
    public PrivacyJsonAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    PrivacyJsonModule privacyJsonModule(
            ObjectProvider<PrivacyEngine> engine, ObjectProvider<PurposeScope> scope, JsonProperties properties) {
        return new PrivacyJsonModule(engine::getObject, scope::getObject, properties.withheld());
    }
}
