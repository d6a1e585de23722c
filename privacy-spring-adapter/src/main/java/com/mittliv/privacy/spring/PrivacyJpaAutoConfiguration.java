package com.mittliv.privacy.spring;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.scope.PurposeScope;
import jakarta.persistence.EntityManagerFactory;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** Puts the guard into Hibernate and makes the library's entities known. Backs off where there is no JPA. */
@AutoConfiguration(after = {PrivacyAutoConfiguration.class, HibernateJpaAutoConfiguration.class})
@ConditionalOnClass({EntityManagerFactory.class, HibernatePropertiesCustomizer.class})
public final class PrivacyJpaAutoConfiguration {
    /** Made by Spring. */
    public PrivacyJpaAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    PrivacyGuard privacyGuard(PrivacyEngine engine, PurposeScope scope, InstantSource clock) {
        return PrivacyGuard.of(engine, scope, clock);
    }

    @Bean
    HibernatePropertiesCustomizer privacyGuardSettings(PrivacyGuard guard) {
        return settings -> settings.putAll(guard.settings());
    }

    @Bean
    EntityManagerFactoryBuilderCustomizer privacyEntities() {
        // Whatever packages the application has scanned, these belong to it.
        return builder -> builder.addPersistenceUnitPostProcessors(
                unit -> PrivacyGuard.entityClasses().forEach(entity -> unit.addManagedClassName(entity.getName())));
    }

    @Bean
    @ConditionalOnSingleCandidate(EntityManagerFactory.class)
    PolicyRehearsal privacyEntitiesRehearsal(EntityManagerFactory entities, PrivacyGuard guard) {
        return new EntitiesRehearsal(entities, guard);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(EntityManagerFactory.class)
    JpaSubjectStates subjectStates(EntityManagerFactory entities, PrivacyEngine engine) {
        return new JpaSubjectStates(entities, engine);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(EntityManagerFactory.class)
    RetentionSweep retentionSweep(EntityManagerFactory entities) {
        return new RetentionSweep(entities);
    }
}
