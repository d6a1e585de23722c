package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.PersonExport;
import com.mittliv.privacy.jpa.rights.PersonFiles;
import com.mittliv.privacy.jpa.rights.PersonalDataStore;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.spring.PrivacyJpaAutoConfiguration;
import com.mittliv.privacy.spring.PrivacyWebMvcAutoConfiguration;
import com.mittliv.privacy.spring.rights.RightsDesk.Record;
import com.mittliv.privacy.spring.security.CallerSubject;
import jakarta.persistence.EntityManagerFactory;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

/** Lets people exercise their rights over HTTP where {@code privacy.rights.enabled} is {@code true}. */
@AutoConfiguration(after = {PrivacyJpaAutoConfiguration.class, PrivacyWebMvcAutoConfiguration.class})
@ConditionalOnProperty(name = "privacy.rights.enabled", havingValue = "true")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, EntityManagerFactory.class})
@EnableConfigurationProperties(RightsProperties.class)
public final class PrivacyRightsAutoConfiguration {
    /** Made by Spring. */
    public PrivacyRightsAutoConfiguration() {}

    /** Where nobody can be told from anybody else. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("org.springframework.security.web.SecurityFilterChain")
    static class Unsecured {
        Unsecured() {
            throw new RightsSetupException("`privacy.rights.enabled` lets people exercise rights over HTTP, and nothing"
                    + " tells who calls; add `spring-boot-starter-security`");
        }
    }

    /** Where callers sign in. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.security.web.SecurityFilterChain")
    @RegisterReflectionForBinding({
        RequestBodies.Order.class,
        RequestBodies.Purposes.class,
        RequestBodies.Ground.class,
        RequestBodies.Given.class,
        RequestBodies.Claims.class
    })
    static class Secured {
        @Bean
        RightsDesk rightsDesk(
                PrivacyEngine engine,
                InstantSource clock,
                RightsProperties settings,
                ObjectProvider<CallerSubject> callers,
                ObjectProvider<IdentityCheck> checks,
                ObjectProvider<AuditLog> log,
                ObjectProvider<SubjectHasher> hasher,
                ApplicationEventPublisher events) {
            Optional<CallerSubject> caller = Optional.ofNullable(callers.getIfAvailable());
            if (caller.isEmpty() && settings.officerAuthorities().isEmpty()) {
                throw new RightsSetupException("nobody can exercise a right: nothing tells which person a caller is;"
                        + " define a bean `CallerSubject`, or name officers by `privacy.rights.officer-authorities`");
            }
            return new RightsDesk(
                    engine,
                    clock,
                    caller,
                    settings.officerAuthorities(),
                    checks.orderedStream().toList(),
                    Optional.ofNullable(log.getIfAvailable()).map(to -> record(to, hasher)),
                    events::publishEvent);
        }

        private static Record record(AuditLog log, ObjectProvider<SubjectHasher> hashers) {
            SubjectHasher hasher = hashers.getIfAvailable();
            if (hasher == null) {
                throw new RightsSetupException("there is an `AuditLog`, and nothing that names people in it; define a"
                        + " bean `SubjectHasher` with a key that is kept outside the database");
            }
            return new Record(log, hasher);
        }

        @Bean
        @ConditionalOnMissingBean
        PersonFiles personFiles(EntityManagerFactory entities) {
            return new PersonFiles(entities);
        }

        @Bean
        @ConditionalOnMissingBean
        PersonExport personExport(EntityManagerFactory entities) {
            return new PersonExport(entities);
        }

        @Bean
        @ConditionalOnMissingBean
        ErasureOrders erasureOrders(
                EntityManagerFactory entities, ErasureReceipts receipts, ObjectProvider<PersonalDataStore> stores) {
            return ErasureOrders.of(entities, receipts)
                    .with(stores.orderedStream().toArray(PersonalDataStore[]::new));
        }

        @Bean
        SubjectChanges subjectChanges(EntityManagerFactory entities, JpaSubjectStates states) {
            return new SubjectChanges(entities, states);
        }

        @Bean
        AccessController privacyAccessController(RightsDesk desk, PersonExport export) {
            return new AccessController(desk, export);
        }

        @Bean
        ErasureController privacyErasureController(RightsDesk desk, ErasureOrders orders, ErasureReceipts receipts) {
            return new ErasureController(desk, orders, receipts);
        }

        @Bean
        ChangeController privacyChangeController(
                RightsDesk desk, PersonFiles files, SubjectChanges states, ObjectProvider<RectificationDesk> to) {
            return new ChangeController(desk, files, states, Optional.ofNullable(to.getIfAvailable()));
        }

        @Bean
        ConsentController privacyConsentController(
                RightsDesk desk, SubjectChanges states, ObjectProvider<ConsentGivers> givers) {
            ConsentGivers known = givers.getIfAvailable();
            // INVARIANT: where there are children among the people, nobody passes for grown up by default.
            if (known == null && desk.engine().policy().consentAge().isPresent()) {
                throw new RightsSetupException("the policy names an age of consent, and nothing tells who is below it;"
                        + " define a bean `ConsentGivers`");
            }
            return new ConsentController(desk, states, Optional.ofNullable(known));
        }

        @Bean
        RightsAdvice rightsAdvice() {
            return new RightsAdvice();
        }
    }
}
