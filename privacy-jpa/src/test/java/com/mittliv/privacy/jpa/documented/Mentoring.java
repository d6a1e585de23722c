package com.mittliv.privacy.jpa.documented;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.jpa.RetentionEvent;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceConfiguration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

class Mentoring {
    static final Role MENTOR = Role.of("mentor");
    static final DataCategory NAME = DataCategory.of("name");
    static final DataCategory EMAIL = DataCategory.of("email-address");
    static final Purpose ADMINISTER = Purpose.of("administer-participation");
    static final Purpose NEWSLETTER = Purpose.of("send-newsletter").directMarketing();
    static final Event ENDED = Event.of("programme-ended");

    static final Policy POLICY = Policy.named("mentoring", "1", Policy.Controller.of("Example AB"))
            .rule(rule("participation")
                    .about(MENTOR)
                    .using(NAME, EMAIL)
                    .forPurpose(ADMINISTER)
                    .on(contract())
                    .kept(until(ENDED)))
            .rule(rule("newsletter")
                    .about(MENTOR)
                    .using(EMAIL)
                    .forPurpose(NEWSLETTER)
                    .on(consent())
                    .kept(whileConsented()))
            .build();

    @Entity(name = "Mentor")
    @AboutSubject(value = "id", role = "mentor")
    static class Mentor {
        @Id
        String id = "";

        @PersonalData("name")
        String name = "";

        @PersonalData("email-address")
        String email = "";

        @RetentionEvent("programme-ended")
        Instant endedAt;
    }

    public static void main(String... args) {
        PrivacyEngine engine = PrivacyEngine.compile(POLICY);
        PurposeScope scope = new PurposeScope(engine);
        PrivacyGuard guard = PrivacyGuard.of(engine, scope, InstantSource.system());
        PersistenceConfiguration unit = new PersistenceConfiguration("app")
                .properties(guard.settings())
                .property("jakarta.persistence.jdbc.url", "jdbc:h2:mem:mentoring")
                .property("jakarta.persistence.schema-generation.database.action", "create")
                .managedClass(Mentor.class);
        PrivacyGuard.entityClasses().forEach(unit::managedClass);

        try (EntityManagerFactory entities = unit.createEntityManagerFactory()) {
            scope.run(
                    ADMINISTER,
                    () -> entities.runInTransaction(em -> {
                        Mentor mentor = new Mentor();
                        mentor.id = "m1";
                        mentor.name = "Invented Name";
                        mentor.email = "mentor@example.org";
                        em.persist(mentor);
                    }));

            JpaSubjectStates people = new JpaSubjectStates(entities, engine);
            tell("newsletter, no consent", scope, NEWSLETTER, entities);
            people.record("m1", Consent.given(NEWSLETTER, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
            tell("newsletter, consent", scope, NEWSLETTER, entities);
            tell("administration", scope, ADMINISTER, entities);

            scope.run(
                    ADMINISTER,
                    () -> entities.runInTransaction(em ->
                            em.find(Mentor.class, "m1").endedAt = Instant.now().minus(1, ChronoUnit.DAYS)));
            tell("administration, programme ended", scope, ADMINISTER, entities);
            System.out.println("swept: " + new RetentionSweep(entities).run().attributesEmptied());
            tell("newsletter, after the sweep", scope, NEWSLETTER, entities);
        }
    }

    static void tell(String what, PurposeScope scope, Purpose purpose, EntityManagerFactory entities) {
        String found = scope.call(
                purpose,
                () -> entities.callInTransaction(em -> em.createQuery("from Mentor", Mentor.class)
                        .getResultStream()
                        .map(mentor -> mentor.name + ", " + mentor.email)
                        .toList()
                        .toString()));
        System.out.println(what + ": " + found);
    }
}
