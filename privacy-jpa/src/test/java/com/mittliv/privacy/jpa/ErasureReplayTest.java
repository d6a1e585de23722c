package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.ErasureTerms.ENGINE;
import static com.mittliv.privacy.jpa.ErasureTerms.RECEIPTS;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static com.mittliv.privacy.jpa.Terms.RESEARCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.audit.AuditException;
import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.jpa.RetentionSweepTest.Invoice;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.proof.ErasureReplay;
import com.mittliv.privacy.jpa.proof.ReplayReport;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.state.LedgerCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A database is set back to an old backup, and what was erased since is erased again. */
@ParameterizedClass
@EnumSource(Database.class)
class ErasureReplayTest {
    private static final Instant ENDED = Instant.parse("2025-06-15T10:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-15T10:00:00Z");
    private static final List<String> TABLES = List.of("adept", "adept_alias", "note", "invoice", "privacy_receipt");

    @TempDir
    private Path folder;

    private final Database database;
    private final Map<String, Object> live;

    ErasureReplayTest(Database database) {
        this.database = database;
        this.live = Migrated.on(database).settings;
    }

    private interface Use {
        void of(World world) throws Exception;
    }

    private static void on(Map<String, Object> settings, String schemaAction, Use use) throws Exception {
        try (World world = new World(settings, ENGINE, schemaAction, Adept.class, Adept.Note.class, Invoice.class)) {
            use.of(world);
        }
    }

    private static void erase(World world, String subject) {
        ErasureOrders orders = ErasureOrders.of(world.entities, RECEIPTS);
        assertThat(orders.run(orders.take(subject).id()).doneAt()).isPresent();
    }

    private AuditHead copy(World world) {
        return world.entities.callInTransaction(em -> em.<Connection, AuditHead>callWithConnection(
                connection -> RECEIPTS.copy(connection, folder.resolve("receipts"))));
    }

    private static List<String> contents(Map<String, Object> settings, String table) throws SQLException {
        return Migrated.rows(settings, "select * from " + table).stream()
                .sorted()
                .toList();
    }

    /** Some people, one of whom was erased and came back before the backup; then the backup; then more erasures. */
    private Map<String, Object> backedUp() throws Exception {
        on(live, "update", world -> {
            world.store(
                    new Adept(1, "adept").ended(LONG_AGO),
                    new Adept(2, "adept").ended(ENDED),
                    new Adept(3, "adept").ended(LONG_AGO),
                    new Adept(4, "adept").ended(LONG_AGO),
                    new Adept(5, "adept").ended(LONG_AGO));
            world.states.record("p2", Consent.given(NEWSLETTER, ENDED));
            erase(world, "p3");
            world.store(new Adept(3, "adept"));
            Invoice invoice = new Invoice();
            invoice.id = 1;
            invoice.payer = world.system(em -> em.find(Adept.class, 4L));
            world.store(invoice);
        });
        Map<String, Object> backup = database.copyOf(live);
        on(live, "none", world -> {
            world.system(em -> {
                em.remove(em.find(Invoice.class, 1L));
                return "the invoice is gone";
            });
            erase(world, "p1");
            erase(world, "p2");
            erase(world, "p4");
            assertThat(copy(world).sequence()).isGreaterThan(5);
            assertThat(new LedgerCopy(world.entities, folder.resolve("ledger")).update())
                    .isPositive();
        });
        return backup;
    }

    @Test
    void whatWasErasedSinceTheBackupIsErasedAgainAndNothingElse() throws Exception {
        Map<String, Object> restored = backedUp();
        assertThat(contents(restored, "adept")).hasSize(5).isNotEqualTo(contents(live, "adept"));
        on(restored, "none", world -> {
            ReplayReport report = new ErasureReplay(world.entities, RECEIPTS).replay(folder.resolve("receipts"));
            assertThat(report.deleted()).containsEntry("Adept", 1L).containsEntry("Note", 3L);
            assertThat(report.emptied()).containsEntry("Adept", 2L);
            assertThat(report.leftEmpty())
                    .as("an invoice came back that refers to it")
                    .isEqualTo(Map.of("Adept", 1L));
            assertThat(report.elsewhere()).isEmpty();
            assertThat(report.pages()).isEqualTo(6);
            world.system(em -> {
                Adept shell = em.find(Adept.class, 4L);
                assertThat(shell.name).isNull();
                assertThat(shell.aliases).isEmpty();
                assertThat(em.find(Adept.class, 3L).name)
                        .as("stored anew before the backup")
                        .isEqualTo("NAME3");
                em.remove(em.find(Invoice.class, 1L));
                return "looked at";
            });
            ReplayReport again = new ErasureReplay(world.entities, RECEIPTS).replay(folder.resolve("receipts"));
            assertThat(again).isEqualTo(new ReplayReport(0, Map.of(), Map.of(), Map.of(), java.util.Set.of()));
            world.system(
                    em -> em.createNativeQuery("delete from adept where id = 4").executeUpdate());
        });
        for (String table : TABLES) {
            assertThat(contents(restored, table)).as(table).isEqualTo(contents(live, table));
        }
    }

    @Test
    void theChainGoesOnWhereItEnded() throws Exception {
        Map<String, Object> restored = backedUp();
        on(restored, "none", world -> {
            new ErasureReplay(world.entities, RECEIPTS).replay(folder.resolve("receipts"));
            erase(world, "p5");
            assertThat(copy(world).sequence()).isGreaterThan(8);
        });
        assertThat(RECEIPTS.verify(folder.resolve("receipts")).isIntact()).isTrue();
    }

    @Test
    void whatPeopleSaidSinceTheBackupIsAddedAgain() throws Exception {
        Map<String, Object> restored = backedUp();
        on(restored, "none", world -> {
            assertThat(world.states.load("p2").consents()).hasSize(1);
            LedgerCopy copy = new LedgerCopy(world.entities, folder.resolve("ledger"));
            assertThat(copy.replay()).isPositive();
            assertThat(world.states.load("p2").consents())
                    .extracting(Consent::act)
                    .containsExactly(Consent.Act.GIVEN, Consent.Act.WITHDRAWN);
            assertThat(world.states.load("p2").objections())
                    .extracting(Objection::purpose)
                    .contains(RESEARCH);
            assertThat(copy.replay()).isZero();
            assertThat(copy.update()).isZero();
        });
        String said = "select subject_id, purpose, act, at, wording from privacy_consent order by 1, 2, 3, 4";
        assertThat(Migrated.rows(restored, said)).isEqualTo(Migrated.rows(live, said));
        String objected = "select subject_id, purpose, at from privacy_objection order by 1, 2, 3";
        assertThat(Migrated.rows(restored, objected)).isEqualTo(Migrated.rows(live, objected));
    }

    @Test
    void receiptsThatWereTamperedWithAreNotReplayed() throws Exception {
        Map<String, Object> restored = backedUp();
        Path file = folder.resolve("receipts");
        Files.writeString(file, Files.readString(file).replaceFirst("\"entity\":\"Adept\"", "\"entity\":\"Note\""));
        on(restored, "none", world -> {
            assertThatThrownBy(() -> new ErasureReplay(world.entities, RECEIPTS).replay(file))
                    .isInstanceOf(AuditException.class)
                    .hasMessageContaining("can't be relied on");
            assertThatThrownBy(() -> copy(world)).hasStackTraceContaining("can't be relied on");
        });
        assertThat(contents(restored, "adept")).hasSize(5);
    }

    @Test
    void aDatabaseThatHasGoneItsOwnWayIsLeftAlone() throws Exception {
        Map<String, Object> restored = backedUp();
        on(restored, "none", world -> {
            erase(world, "p5");
            assertThatThrownBy(() -> new ErasureReplay(world.entities, RECEIPTS).replay(folder.resolve("receipts")))
                    .isInstanceOf(AuditException.class)
                    .hasMessageContaining("doesn't hold the receipts of the restored database");
            assertThatThrownBy(() -> copy(world)).hasStackTraceContaining("doesn't hold the receipts of the file");
            byte[] other = new byte[32];
            other[0] = 1;
            assertThatThrownBy(() -> new ErasureReplay(world.entities, ErasureReceipts.keyed(other))
                            .replay(folder.resolve("receipts")))
                    .isInstanceOf(AuditException.class);
        });
    }

    @Test
    void aCopyThatACrashLeftIncompleteGoesOn() throws Exception {
        Map<String, Object> unused = backedUp();
        Path file = folder.resolve("receipts");
        Path ledger = folder.resolve("ledger");
        String whole = Files.readString(file);
        String allSaid = Files.readString(ledger);
        Files.writeString(file, whole.substring(0, whole.length() - 50));
        Files.writeString(ledger, allSaid.substring(0, allSaid.length() - 5));
        on(live, "none", world -> {
            AuditHead head = copy(world);
            assertThat(RECEIPTS.verify(file)).isEqualTo(new Intact(head));
            assertThat(Files.readString(file)).isEqualTo(whole);
            assertThat(new LedgerCopy(world.entities, ledger).update()).isEqualTo(1);
            assertThat(Files.readString(ledger)).isEqualTo(allSaid);
        });
        appendGarbage(file);
        assertThatThrownBy(() -> RECEIPTS.verify(file)).isInstanceOf(AuditException.class);
    }

    private static void appendGarbage(Path file) throws IOException {
        Files.writeString(file, "null\n", StandardOpenOption.APPEND);
    }
}
