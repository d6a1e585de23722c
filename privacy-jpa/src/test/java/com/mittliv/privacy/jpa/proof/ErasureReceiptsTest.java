package com.mittliv.privacy.jpa.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.audit.AuditException;
import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.audit.Verification;
import com.mittliv.privacy.audit.Verification.Broken;
import com.mittliv.privacy.audit.Verification.Flaw;
import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.jpa.Database;
import com.mittliv.privacy.jpa.Migrated;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.jpa.proof.ErasedRows.Action;
import com.mittliv.privacy.jpa.proof.ErasedRows.Row;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class ErasureReceiptsTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final ErasureReceipts RECEIPTS = ErasureReceipts.keyed(new byte[32]);

    private final Migrated migrated;

    ErasureReceiptsTest(Database database) {
        migrated = Migrated.on(database);
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = migrated.connect()) {
            return work.in(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Receipt> of(ErasureReceipts receipts, String subject) {
        return with(connection -> receipts.of(connection, subject));
    }

    private Verification verified() {
        return with(RECEIPTS::verify);
    }

    private AuditHead head() {
        return with(RECEIPTS::head);
    }

    private static ErasedRows rows(String entity, Action action, Row... rows) {
        return new ErasedRows(
                entity,
                action,
                List.of("name", "address"),
                List.of("service"),
                List.of(rows),
                Map.of("adept_alias", 3L));
    }

    private static Row row(String subject, Object... key) {
        return new Row(subject, List.of(key));
    }

    private void write(String work, ErasedRows... erased) {
        with(connection -> {
            connection.setAutoCommit(false);
            RECEIPTS.write(connection, work, "7", AT, List.of(erased));
            connection.commit();
            return "written";
        });
    }

    private void fourPages() {
        write(
                "sweep-1",
                rows("Note", Action.DELETED, row("p1", 1L), row("p2", 2L)),
                rows("Adept", Action.EMPTIED, row("p1", 1L)));
        write("sweep-2", rows("Adept", Action.DELETED, row("p1", 1L)), rows("Adept", Action.DELETED, row("p3", 3L)));
    }

    private void tamper(String... sql) {
        List<String> all = new ArrayList<>();
        if (migrated.database == Database.POSTGRESQL) {
            all.add("alter table privacy_receipt disable trigger all");
            all.add("alter table privacy_receipt_head disable trigger all");
        } else {
            all.add("drop trigger privacy_receipt_append_only");
            all.add("drop trigger privacy_receipt_head_stays");
        }
        all.addAll(List.of(sql));
        try {
            migrated.execute(all.toArray(String[]::new));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void pagesThatNobodyTouchedAreIntact() {
        assertThat(verified()).isEqualTo(new Intact(AuditHead.EMPTY));
        fourPages();
        AuditHead head = head();
        assertThat(head.sequence()).isEqualTo(4);
        assertThat(verified()).isEqualTo(new Intact(head));
    }

    @Test
    void whatWasErasedAboutAPersonIsFoundByTheKeyAlone() {
        fourPages();
        assertThat(of(RECEIPTS, "p1"))
                .extracting(receipt -> receipt.page() + " " + receipt.work() + " " + receipt.entity() + " "
                        + receipt.action() + " " + receipt.rows())
                .containsExactly("1 sweep-1 Note DELETED 1", "2 sweep-1 Adept EMPTIED 1", "3 sweep-2 Adept DELETED 1");
        assertThat(of(RECEIPTS, "p1").get(0)).satisfies(receipt -> {
            assertThat(receipt.categories()).containsExactly("address", "name");
            assertThat(receipt.grounds()).containsExactly("service");
            assertThat(receipt.policyVersion()).isEqualTo("7");
            assertThat(receipt.at()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123456Z"));
        });
        byte[] other = new byte[32];
        other[0] = 1;
        ErasureReceipts stranger = ErasureReceipts.keyed(other);
        assertThat(of(stranger, "p1")).isEmpty();
        assertThat(this.<Verification>with(stranger::verify)).isEqualTo(new Broken(1, Flaw.CHANGED));
    }

    @Test
    void aRowIsProvedErasedByItsPersonEntityAndKeyTogether() {
        fourPages();
        assertThat(proofs("p1", "Note", 1)).containsExactly(1L);
        assertThat(proofs("p1", "Adept", new BigDecimal("1.00")))
                .as("whatever type the key is given in")
                .containsExactly(2L, 3L);
        assertThat(proofs("p2", "Note", 1)).isEmpty();
        assertThat(proofs("p1", "Note", 2)).isEmpty();
        assertThat(proofs("p3", "Note", 3)).isEmpty();
    }

    private List<Long> proofs(String subject, String entity, Object key) {
        List<Receipt> found = with(connection -> RECEIPTS.proves(connection, subject, entity, List.of(key)));
        return found.stream().map(Receipt::page).toList();
    }

    @Test
    void whatTheTransactionUndoesLeavesNoReceipt() {
        write("sweep-1", rows("Note", Action.DELETED, row("p1", 1L)));
        with(connection -> {
            connection.setAutoCommit(false);
            RECEIPTS.write(connection, "sweep-2", "7", AT, List.of(rows("Note", Action.DELETED, row("p2", 2L))));
            connection.rollback();
            return "undone";
        });
        write("sweep-3", rows("Note", Action.DELETED, row("p3", 3L)));
        assertThat(of(RECEIPTS, "p2")).isEmpty();
        assertThat(verified().isIntact()).isTrue();
        assertThat(head().sequence()).isEqualTo(2);
    }

    @Test
    void manyRowsFillSeveralPagesAndListsOfNoneFillNone() {
        Row[] many = IntStream.range(0, 130_001)
                .mapToObj(i -> row("p" + i / 3, (long) i))
                .toArray(Row[]::new);
        write("sweep-1", rows("Note", Action.DELETED, many), rows("Adept", Action.DELETED));
        assertThat(head().sequence()).isEqualTo(3);
        assertThat(verified().isIntact()).isTrue();
        assertThat(of(RECEIPTS, "p43333"))
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.rows()).isEqualTo(2));
    }

    @Test
    void aChangeOfAnyColumnIsSeen() {
        fourPages();
        Map<String, String> changes = Map.ofEntries(
                Map.entry("work", "'sweep-9'"),
                Map.entry("entity", "'Notf'"),
                Map.entry("action", "'EMPTIED'"),
                Map.entry("categories", "'name'"),
                Map.entry("grounds", "''"),
                Map.entry("policy_version", "'8'"),
                Map.entry("at", "at + interval '1' second"),
                Map.entry("row_count", "1"),
                Map.entry("subjects", "row_keys"),
                Map.entry("row_keys", "subjects"),
                Map.entry("dependents", "'2 adept_alias'"),
                Map.entry("previous", "repeat('1', 64)"),
                Map.entry("hash", "repeat('1', 64)"),
                Map.entry("id", "-1"));
        assertThat(changes.keySet()).containsExactlyInAnyOrderElementsOf(columns());
        tamper("create table pages_before as select * from privacy_receipt");
        changes.forEach((column, value) -> {
            tamperAgain("update privacy_receipt set " + column + " = " + value + " where id = 1");
            assertThat(verified()).as(column).isEqualTo(new Broken(1, Flaw.CHANGED));
            tamperAgain("delete from privacy_receipt", "insert into privacy_receipt select * from pages_before");
            assertThat(verified().isIntact()).isTrue();
        });
    }

    private void tamperAgain(String... sql) {
        try {
            migrated.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> columns() {
        return with(connection -> {
            List<String> columns = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("select * from privacy_receipt")) {
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(result.getMetaData().getColumnName(i).toLowerCase(java.util.Locale.ROOT));
                }
            }
            return columns;
        });
    }

    @Test
    void whatWasTamperedWithProvesNothing() {
        fourPages();
        tamper("update privacy_receipt set action = 'DELETED' where id = 2");
        assertThatThrownBy(() -> of(RECEIPTS, "p1"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("page 2")
                .hasMessageContaining("verify");
        assertThatThrownBy(() -> proofs("p1", "Adept", 1)).isInstanceOf(AuditException.class);
        assertThat(of(RECEIPTS, "p3")).hasSize(1);
    }

    @Test
    void aPageTakenOutOfTheMiddleIsMissed() {
        fourPages();
        tamper("delete from privacy_receipt where id = 2");
        assertThat(verified()).isEqualTo(new Broken(2, Flaw.MISSING));
    }

    @Test
    void pagesCutOffAtTheEndAreMissed() {
        fourPages();
        tamper("delete from privacy_receipt where id >= 3");
        assertThat(verified()).isEqualTo(new Broken(3, Flaw.TRUNCATED));
    }

    @Test
    void pagesSetBackWithTheirHeadAreMissedByAHeadKeptElsewhere() {
        write("sweep-1", rows("Note", Action.DELETED, row("p1", 1L)));
        AuditHead before = head();
        fourPages();
        AuditHead kept = head();
        tamper(
                "delete from privacy_receipt where id > 1",
                "update privacy_receipt_head set page = 1, hash = '" + before.hash() + "'");
        assertThat(verified().isIntact()).isTrue();
        assertThat(this.<Verification>with(connection -> RECEIPTS.verify(connection, kept)))
                .isEqualTo(new Broken(2, Flaw.TRUNCATED));
    }

    @Test
    void aHeadThatDoesNotFitThePagesIsSeen() {
        fourPages();
        AuditHead head = head();
        tamper("update privacy_receipt_head set hash = repeat('1', 64)");
        assertThat(verified()).isEqualTo(new Broken(4, Flaw.CHANGED));
        tamperAgain("update privacy_receipt_head set page = 2, hash = '" + head.hash() + "'");
        assertThat(verified().isIntact()).isFalse();
        tamperAgain("delete from privacy_receipt_head");
        assertThat(verified().isIntact()).isFalse();
    }

    @Test
    void theOwnerCannotRewriteThem() {
        fourPages();
        for (String sql : List.of(
                "update privacy_receipt set work = work",
                "delete from privacy_receipt",
                "delete from privacy_receipt_head")) {
            assertThatThrownBy(() -> migrated.execute(sql)).as(sql).hasMessageContaining("append-only");
        }
    }

    @Test
    void theyHoldNoPersonalValue() {
        String secret = "19121212-1212";
        UUID key = UUID.randomUUID();
        write("sweep-1", rows("Note", Action.DELETED, row(secret, key, secret)));
        with(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("select * from privacy_receipt")) {
                assertThat(result.next()).isTrue();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    byte[] bytes = result.getObject(i) instanceof byte[] binary
                            ? binary
                            : String.valueOf(result.getObject(i)).getBytes(StandardCharsets.UTF_8);
                    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                            .doesNotContain(secret, key.toString(), "1912");
                }
            }
            return "looked at";
        });
        assertThat(row(secret, secret)).asString().doesNotContain(secret);
    }

    @Test
    void severalWritersMakeOneChain() throws Exception {
        int writers = 6;
        int pages = 20;
        try (EntityManagerFactory made = Migrated.libraryOn(migrated.database.fresh(), "create")) {
            // A schema that Hibernate made has no head until somebody writes.
            var pool = Executors.newFixedThreadPool(writers);
            try {
                List<Callable<String>> work = IntStream.range(0, writers)
                        .<Callable<String>>mapToObj(writer -> () -> {
                            for (int i = 0; i < pages; i++) {
                                long id = writer * 1_000L + i;
                                made.runInTransaction(manager ->
                                        manager.<Connection>runWithConnection(connection -> RECEIPTS.write(
                                                connection,
                                                "sweep-" + id,
                                                "7",
                                                AT,
                                                List.of(rows("Note", Action.DELETED, row("p" + id, id))))));
                            }
                            return "done";
                        })
                        .toList();
                for (var done : pool.invokeAll(work)) {
                    assertThat(done.get()).isEqualTo("done");
                }
            } finally {
                pool.shutdownNow();
            }
            made.runInTransaction(manager -> manager.<Connection>runWithConnection(connection -> {
                assertThat(RECEIPTS.head(connection).sequence()).isEqualTo(writers * pages);
                assertThat(RECEIPTS.verify(connection).isIntact()).isTrue();
                assertThat(RECEIPTS.of(connection, "p3007")).hasSize(1);
            }));
        }
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> ErasureReceipts.keyed(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 32 random bytes, got 31");
        assertThat(RECEIPTS.toString()).isEqualTo("ErasureReceipts[keyed]");
        assertThat(PrivacyGuard.entityClasses()).containsAll(ErasureReceipts.entityClasses());
    }
}
