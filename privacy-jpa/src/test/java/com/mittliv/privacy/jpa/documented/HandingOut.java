package com.mittliv.privacy.jpa.documented;

import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;

import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.audit.Verification;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.jpa.RetentionEvent;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.Origins;
import com.mittliv.privacy.jpa.rights.PersonExport;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.rights.Withholding;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pages show of exports and of the record, with all that it needs around it. */
class HandingOut {
    static final Role MENTOR = Role.of("mentor");
    static final DataCategory NAME = DataCategory.of("name");
    static final DataCategory NOTES = DataCategory.of("notes");
    static final Purpose ADMINISTER = Purpose.of("administer-participation");
    static final Event ENDED = Event.of("programme-ended");

    static final Policy POLICY = Policy.named("mentoring", "1", Policy.Controller.of("Example AB"))
            .languages("sv", "en")
            .rule(rule("participation")
                    .about(MENTOR)
                    .using(NAME, NOTES)
                    .forPurpose(ADMINISTER)
                    .on(contract())
                    .kept(until(ENDED)))
            .rights(Stream.of(DataSubjectRight.ACCESS, DataSubjectRight.PORTABILITY)
                    .map(right -> new DeclaredRight(right, Optional.empty(), Text.NONE, Optional.empty()))
                    .toArray(DeclaredRight[]::new))
            .build();

    @Entity(name = "Note")
    @AboutSubject(value = "mentor", role = "mentor")
    static class Note {
        @Id
        long id = 1;

        @Nullable
        String mentor = "m1";

        @PersonalData("name")
        @Nullable
        String name = "Invented Name";

        @PersonalData("notes")
        @Nullable
        String text = "what another said";

        @RetentionEvent("programme-ended")
        @Nullable
        Instant endedAt;
    }

    /** What was written. */
    record Written(String page, String json, String portable) {}

    static EntityManagerFactory started(PurposeScope scope, String database) {
        PersistenceConfiguration unit = new PersistenceConfiguration("app")
                .properties(PrivacyGuard.of(PrivacyEngine.compile(POLICY), scope, InstantSource.system())
                        .settings())
                .property("jakarta.persistence.jdbc.url", "jdbc:h2:mem:" + database)
                .property("jakarta.persistence.schema-generation.database.action", "create")
                .managedClass(Note.class);
        PrivacyGuard.entityClasses().forEach(unit::managedClass);
        return unit.createEntityManagerFactory();
    }

    static Written export(
            EntityManagerFactory entities,
            Origins origins,
            Text words,
            JpaAuditLog audit,
            SubjectHasher hasher,
            ErasureReceipts receipts)
            throws IOException {
        Writer writer = new StringWriter();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PersonExport export = new PersonExport(entities)
                .with(origins)
                .tellingOfAutomatedDecisions(words)
                .tellingOfDisclosures(audit, hasher)
                .tellingOfErasures(receipts)
                .withholding("Note", NOTES, Withholding.RIGHTS_OF_OTHERS);
        export.page("m1", "sv", writer);
        export.json("m1", out);
        export.portable("m1", out);
        String[] documents = out.toString(StandardCharsets.UTF_8).split("(?<=\\})(?=\\{\"form\")");
        return new Written(writer.toString(), documents[0], documents[1]);
    }

    static Verification record(EntityManagerFactory entities, AuditEvent event, AuditHead headKeptElsewhere) {
        EntityManager manager = entities.createEntityManager();
        try (manager) {
            manager.getTransaction().begin();
            JpaAuditLog audit = new JpaAuditLog(entities);
            audit.append(event);
            audit.in(manager).append(event);

            Verification found = audit.verify(Optional.of(headKeptElsewhere));
            manager.getTransaction().commit();
            return found;
        }
    }

    static AuditEvent asked(SubjectHasher hasher, Policy policy, Instant now) {
        return AuditEvent.asked(
                DataSubjectRight.ACCESS, hasher.hash("m1"), policy, now.truncatedTo(ChronoUnit.SECONDS));
    }
}
