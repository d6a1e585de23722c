package com.mittliv.privacy.jpa.documented;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.jpa.RetentionEvent;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.ErasureOrder;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.FolderStore;
import com.mittliv.privacy.jpa.rights.RecipientOutbox;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

class Forgetting {
    static final Role MENTOR = Role.of("mentor");
    static final DataCategory NAME = DataCategory.of("name");
    static final DataCategory EMAIL = DataCategory.of("email-address");
    static final DataCategory LETTERS = DataCategory.of("letters");
    static final Purpose ADMINISTER = Purpose.of("administer-participation");
    static final Purpose NEWSLETTER = Purpose.of("send-newsletter").directMarketing();
    static final Event ENDED = Event.of("programme-ended");

    static final Policy POLICY = Policy.named("mentoring", "1", Policy.Controller.of("Example AB"))
            .rule(rule("participation")
                    .about(MENTOR)
                    .using(NAME)
                    .forPurpose(ADMINISTER)
                    .on(contract())
                    .kept(until(ENDED)))
            .rule(rule("newsletter")
                    .about(MENTOR)
                    .using(EMAIL, LETTERS)
                    .forPurpose(NEWSLETTER)
                    .on(consent())
                    .disclosedTo(Recipient.processor("printer"))
                    .kept(whileConsented()))
            .rights(new DeclaredRight(
                    DataSubjectRight.ERASURE,
                    Optional.empty(),
                    Text.of("en", "You can have your data erased."),
                    Optional.empty()))
            .build();

    @Entity(name = "Participant")
    @AboutSubject(value = "id", role = "mentor")
    static class Participant {
        @Id
        String id = "m1";

        @PersonalData("name")
        @Nullable
        String name = "Invented Name";

        @PersonalData("email-address")
        @Nullable
        String email = "mentor@example.org";

        @RetentionEvent("programme-ended")
        @Nullable
        Instant endedAt;
    }

    public static void main(String... args) throws IOException {
        PrivacyEngine engine = PrivacyEngine.compile(POLICY);
        PurposeScope scope = new PurposeScope(engine);
        PrivacyGuard guard = PrivacyGuard.of(engine, scope, InstantSource.system());
        PersistenceConfiguration unit = new PersistenceConfiguration("app")
                .properties(guard.settings())
                .property("jakarta.persistence.jdbc.url", "jdbc:h2:mem:forgetting")
                .property("jakarta.persistence.schema-generation.database.action", "create")
                .managedClass(Participant.class);
        PrivacyGuard.entityClasses().forEach(unit::managedClass);
        byte[] key = new byte[32]; // of the host: random, and kept outside the database
        ErasureReceipts receipts = ErasureReceipts.keyed(key);
        FolderStore letters = FolderStore.of(
                "letters", Files.createTempDirectory("letters"), LETTERS, file -> RecordState.of(MENTOR));

        try (EntityManagerFactory entities = unit.createEntityManagerFactory()) {
            scope.run(ADMINISTER, () -> entities.runInTransaction(em -> em.persist(new Participant())));
            Path letter = Files.createDirectories(letters.folderOf("m1")).resolve("2026-01.txt");
            Files.writeString(letter, "Dear mentor");
            new JpaSubjectStates(entities, engine)
                    .record("m1", Consent.given(NEWSLETTER, Instant.now().truncatedTo(ChronoUnit.SECONDS)));

            ErasureOrders orders = ErasureOrders.of(entities, receipts).with(letters);
            ErasureOrder order = orders.run(orders.take("m1").id());
            System.out.println(order.state() + ", letter there: " + Files.exists(letter));
            order.kept()
                    .forEach(kept -> System.out.println(
                            "stays: " + kept.holder() + ", " + kept.category() + ", " + kept.because()));
            new RecipientOutbox(entities, notice -> System.out.println("tell " + notice)).deliverDue();
            entities.runInTransaction(em -> em.<Connection>runWithConnection(connection -> {
                System.out.println(receipts.verify(connection).describe());
                receipts.of(connection, "m1")
                        .forEach(receipt -> System.out.println(
                                receipt.action() + " " + receipt.categories() + " of " + receipt.entity()));
            }));
        }
    }
}
