package com.mittliv.privacy.jpa.documented;

import static com.mittliv.privacy.jpa.documented.HandingOut.ADMINISTER;
import static com.mittliv.privacy.jpa.documented.HandingOut.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.mittliv.privacy.jpa.documented.HandingOut.Note;
import com.mittliv.privacy.jpa.documented.HandingOut.Written;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.Origins;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.vocabulary.Text;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the pages on rights and on the record show is compiled and does what they say. */
class RightsPageTest {
    private static final byte[] KEY = new byte[32];
    private static final SubjectHasher HASHER = SubjectHasher.keyed(KEY);

    private final PurposeScope scope = new PurposeScope(PrivacyEngine.compile(POLICY));

    @Test
    void theExportIsTheOneThatIsCompiledHere() throws IOException {
        new PageProgram("RIGHTS.md", HandingOut.class)
                .assertShowsAPartOfTheOneCompiledHere("new PersonExport(entities)");
    }

    @Test
    void theRecordIsTheOneThatIsCompiledHere() throws IOException {
        new PageProgram("DATABASE.md", HandingOut.class)
                .assertShowsAPartOfTheOneCompiledHere("new JpaAuditLog(entities);");
    }

    @Test
    void theExportHandsOutWhatIsNotWithheld() throws IOException {
        try (EntityManagerFactory entities = HandingOut.started(scope, "handing-out")) {
            scope.run(ADMINISTER, () -> entities.runInTransaction(em -> em.persist(new Note())));
            Written written = HandingOut.export(
                    entities,
                    Origins.PROVIDED,
                    Text.of("sv", "Ingen avgörs av ett program."),
                    new JpaAuditLog(entities),
                    HASHER,
                    ErasureReceipts.keyed(KEY));
            assertThat(written.page()).contains("Invented Name", "Ingen avgörs").doesNotContain("what another said");
            assertThat(written.json())
                    .contains("Invented Name", "rights-of-others")
                    .doesNotContain("what another said");
            assertThat(written.portable()).contains("Invented Name").doesNotContain("what another said");
        }
    }

    @Test
    void theRecordIsWrittenAndVerified() {
        try (EntityManagerFactory entities = HandingOut.started(scope, "recording")) {
            AuditEvent event = HandingOut.asked(HASHER, POLICY, Instant.now());
            assertThat(HandingOut.record(entities, event, AuditHead.EMPTY)).isInstanceOf(Intact.class);
            assertThat(new JpaAuditLog(entities).about(HASHER.hash("m1"))).hasSize(2);
        }
    }
}
