package com.mittliv.privacy.spring.audit;

import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.audit.SpooledAuditLog;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.mittliv.privacy.spring.PrivacyJpaAutoConfiguration;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** Keeps the record in the database where {@code privacy.audit.store} says so, unless there is an {@code AuditLog}. */
@AutoConfiguration(after = PrivacyJpaAutoConfiguration.class)
@ConditionalOnClass(JpaAuditLog.class)
@ConditionalOnBean(EntityManagerFactory.class)
@Conditional(KeptSomewhere.class)
@ConditionalOnMissingBean(AuditLog.class)
@EnableConfigurationProperties(AuditProperties.class)
public final class PrivacyAuditAutoConfiguration {
    /** Made by Spring. */
    public PrivacyAuditAutoConfiguration() {}

    @Bean
    @ConditionalOnProperty(name = "privacy.audit.store", havingValue = "jpa")
    JpaAuditLog privacyAuditLog(ObjectProvider<EntityManagerFactory> entities, AuditProperties settings) {
        return inDatabase(entities, settings);
    }

    @Bean
    @ConditionalOnProperty(name = "privacy.audit.store", havingValue = "spooled")
    SpooledRecord privacySpooledRecord(
            ObjectProvider<EntityManagerFactory> entities, AuditProperties settings, InstantSource clock) {
        Path directory = Objects.requireNonNull(settings.spool().directory());
        JpaAuditLog database = inDatabase(entities, settings);
        return new SpooledRecord(
                () -> SpooledAuditLog.open(directory, database, settings.spool().limits(), clock));
    }

    private static JpaAuditLog inDatabase(ObjectProvider<EntityManagerFactory> entities, AuditProperties settings) {
        // The unit's guard needs the scope, which needs the log: it is asked for at the first entry.
        return new JpaAuditLog(entities::getObject).chain(settings.chain());
    }

    @Bean
    RefusalRecord privacyRefusalRecord(AuditLog log, PrivacyEngine engine, InstantSource clock) {
        return new RefusalRecord(log, engine, clock);
    }
}
