package com.mittliv.privacy.spring.audit;

import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.mittliv.privacy.spring.PrivacyJpaAutoConfiguration;
import jakarta.persistence.EntityManagerFactory;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Keeps the record in the database where {@code privacy.audit.store} says so, unless there is an {@code AuditLog}. */
@AutoConfiguration(after = PrivacyJpaAutoConfiguration.class)
@ConditionalOnClass(JpaAuditLog.class)
@ConditionalOnBean(EntityManagerFactory.class)
@ConditionalOnProperty(name = "privacy.audit.store", havingValue = "jpa")
@ConditionalOnMissingBean(AuditLog.class)
@EnableConfigurationProperties(AuditProperties.class)
public final class PrivacyAuditAutoConfiguration {
    /** Made by Spring. */
    public PrivacyAuditAutoConfiguration() {}

    @Bean
    JpaAuditLog privacyAuditLog(ObjectProvider<EntityManagerFactory> entities, AuditProperties settings) {
        // The unit's guard needs the scope, which needs the log: it is asked for at the first entry.
        return new JpaAuditLog(entities::getObject).chain(settings.chain());
    }

    @Bean
    RefusalRecord privacyRefusalRecord(JpaAuditLog log, PrivacyEngine engine, InstantSource clock) {
        return new RefusalRecord(log, engine, clock);
    }
}
