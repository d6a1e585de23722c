package com.mittliv.privacy.jpa.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.audit.AuditEntry;
import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.AuditException;
import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.audit.Events;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.audit.Verification;
import com.mittliv.privacy.audit.Verification.Broken;
import com.mittliv.privacy.audit.Verification.Flaw;
import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.Database;
import com.mittliv.privacy.jpa.Migrated;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class JpaAuditLogTest {
    private final Migrated migrated;
    private final EntityManagerFactory library;
    private final JpaAuditLog log;

    JpaAuditLogTest(Database database) {
        migrated = Migrated.on(database);
        library = Migrated.libraryOn(migrated.settings, "none");
        log = new JpaAuditLog(library);
    }

    @AfterEach
    void close() {
        library.close();
    }

    private void fourEntries() {
        LongStream.rangeClosed(1, 4).forEach(i -> log.append(Events.number(i)));
    }

    private List<Long> counts(JpaAuditLog of) {
        try (Stream<AuditEntry> entries = of.stream()) {
            return entries.map(entry -> entry.event().count().orElseThrow()).toList();
        }
    }

    private void execute(String... sql) {
        try {
            migrated.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void withoutTriggers() {
        if (migrated.database == Database.POSTGRESQL) {
            execute(
                    "alter table privacy_audit disable trigger all",
                    "alter table privacy_audit_head disable trigger all");
        } else {
            execute("drop trigger privacy_audit_append_only", "drop trigger privacy_audit_head_stays");
        }
    }

    private List<String> rows(String sql) {
        try {
            return Migrated.rows(migrated.settings, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anEntryStandsWithTheTransactionItIsAppendedIn() {
        try (EntityManager manager = library.createEntityManager()) {
            manager.getTransaction().begin();
            log.in(manager).append(Events.number(1));
            log.in(manager).append(Events.number(2));
            assertThat(counts(log)).as("nobody else sees it yet").isEmpty();
            assertThat(counts(log.in(manager))).containsExactly(1L, 2L);
            manager.getTransaction().commit();
        }
        assertThat(counts(log)).containsExactly(1L, 2L);
        assertThat(log.verify().isIntact()).isTrue();
    }

    @Test
    void anEntryIsGoneWithTheTransactionThatIsRolledBack() {
        log.append(Events.number(1));
        try (EntityManager manager = library.createEntityManager()) {
            manager.getTransaction().begin();
            log.in(manager).append(Events.number(2));
            manager.getTransaction().rollback();
        }
        log.append(Events.number(3));
        assertThat(counts(log)).containsExactly(1L, 3L);
        assertThat(log.verify()).isEqualTo(new Intact(log.head()));
    }

    @Test
    void whileTheManagerHasNoTransactionAnAppendIsOneOfItsOwn() {
        try (EntityManager manager = library.createEntityManager()) {
            log.in(manager).append(Events.number(1));
            assertThat(counts(log)).containsExactly(1L);
        }
    }

    @Test
    @SuppressWarnings("try")
    void aScopeThatAGuardedUnitIsMadeOfRecordsInThatUnit() {
        PrivacyEngine engine = PrivacyEngine.compile(
                Policy.named("club", "7", Policy.Controller.of("Example Club")).build());
        AtomicReference<EntityManagerFactory> there = new AtomicReference<>();
        PurposeScope scope = new PurposeScope(engine, new JpaAuditLog(there::get), InstantSource.system());
        Map<String, Object> settings = new HashMap<>(migrated.settings);
        settings.putAll(PrivacyGuard.of(engine, scope, InstantSource.system()).settings());
        try (EntityManagerFactory guarded = Migrated.libraryOn(settings, "none")) {
            there.set(guarded);
            try (Opened opened = scope.openSystem("move to a new database")) {
                assertThat(scope.isSystem()).isTrue();
            }
        }
        try (Stream<AuditEntry> entries = log.stream()) {
            assertThat(entries).singleElement().satisfies(entry -> {
                assertThat(entry.event().kind()).isEqualTo(AuditEvent.Kind.SYSTEM_OPENED);
                assertThat(entry.event().reason()).contains("move-to-a-new-database");
            });
        }
    }

    @Test
    void whatCannotBeRecordedDoesNotHappen() {
        withoutTriggers();
        execute(
                "insert into privacy_objection (subject_id, purpose, at) values ('a', 'newsletter', current_timestamp)");
        execute("drop table privacy_audit");
        try (EntityManager manager = library.createEntityManager()) {
            manager.getTransaction().begin();
            manager.createQuery("delete from PrivacyObjection").executeUpdate();
            assertThatThrownBy(() -> log.in(manager).append(Events.number(1)))
                    .isInstanceOf(AuditException.class)
                    .hasMessageContaining("chain `main`");
            assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
            manager.getTransaction().commit();
        }
        assertThat(rows("select purpose from privacy_objection")).containsExactly("newsletter");
    }

    @Test
    void severalEventsAreAppendedTogetherOrNotAtAll() {
        List<AuditEntry> appended = log.appendAll(
                LongStream.rangeClosed(1, 450).mapToObj(Events::number).toList());
        assertThat(appended).hasSize(450);
        assertThat(counts(log)).hasSize(450).isSorted();
        assertThat(log.appendAll(List.of())).isEmpty();
        execute("alter table privacy_audit add constraint few check (amount < 460)");
        assertThatThrownBy(() -> log.appendAll(LongStream.rangeClosed(451, 470)
                        .mapToObj(Events::number)
                        .toList()))
                .isInstanceOf(AuditException.class);
        assertThat(log.head()).isEqualTo(appended.get(449).head());
        assertThat(counts(log)).hasSize(450);
    }

    @Test
    void writersInTheirOwnTransactionsAndInOthersMakeOneWholeRecord() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Long>> tasks = new ArrayList<>();
            for (long i = 1; i <= 200; i++) {
                long number = i;
                tasks.add(() -> number % 3 == 0
                        ? appendIn(number)
                        : log.append(Events.number(number)).sequence());
            }
            for (var done : pool.invokeAll(tasks)) {
                assertThat(done.get()).isPositive();
            }
        } finally {
            pool.shutdownNow();
        }
        List<Long> kept =
                LongStream.rangeClosed(1, 200).filter(i -> i % 6 != 0).boxed().toList();
        assertThat(counts(log)).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(log.verify()).isEqualTo(new Intact(log.head()));
        assertThat(log.head().sequence()).isEqualTo(kept.size());
    }

    /** In a transaction that is rolled back for even numbers. */
    private long appendIn(long number) {
        try (EntityManager manager = library.createEntityManager()) {
            manager.getTransaction().begin();
            long sequence = log.in(manager).append(Events.number(number)).sequence();
            if (number % 2 == 0) {
                manager.getTransaction().rollback();
            } else {
                manager.getTransaction().commit();
            }
            return sequence;
        }
    }

    @Test
    void aRecordIsFoundWholeWhileOthersAppendToIt() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        var pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                writers.add(pool.submit(() -> {
                    for (long number = 1; !done.get(); number++) {
                        log.append(Events.number(number));
                    }
                }));
            }
            while (log.head().sequence() < 500) {
                assertThat(log.verify()).isInstanceOf(Intact.class);
            }
            done.set(true);
            for (var writer : writers) {
                writer.get();
            }
        } finally {
            done.set(true);
            pool.shutdownNow();
        }
    }

    @Test
    void aWriterOfAnotherChainDoesNotWait() {
        try (EntityManager manager = library.createEntityManager()) {
            manager.getTransaction().begin();
            log.in(manager).append(Events.number(1));
            assertThat(log.chain("import").append(Events.number(2)).sequence()).isEqualTo(1);
            manager.getTransaction().commit();
        }
        assertThat(log.verifyChains())
                .containsExactly(
                        Map.entry("import", new Intact(log.chain("import").head())),
                        Map.entry("main", new Intact(log.head())));
        assertThatThrownBy(() -> log.chain("No Name")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsOnRecordAboutAPersonIsFoundInAllChains() {
        log.append(Events.number(2));
        log.chain("import").append(Events.number(1));
        assertThat(log.about(Events.PERSON))
                .extracting(entry -> entry.event().count().orElseThrow())
                .containsExactly(1L, 2L);
        assertThat(log.about(SubjectHasher.keyed(new byte[32]).hash("another"))).isEmpty();
        withoutTriggers();
        execute("update privacy_audit set recipient = 'nobody' where chain = 'import'");
        assertThatThrownBy(() -> log.about(Events.PERSON)).isInstanceOf(AuditException.class);
    }

    @Test
    void theDatabaseItselfRefusesToRewriteIt() {
        fourEntries();
        for (String statement : new String[] {
            "update privacy_audit set at = at", "delete from privacy_audit", "delete from privacy_audit_head"
        }) {
            assertThatThrownBy(() -> migrated.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("append-only");
        }
        assertThat(log.verify()).isEqualTo(new Intact(log.head()));
    }

    @Test
    void aChangeOfAnyColumnIsSeen() {
        fourEntries();
        Map<String, String> changes = Map.ofEntries(
                Map.entry("chain", "'elsewhere'"),
                Map.entry("sequence_number", "-1"),
                Map.entry("kind", "'ERASED'"),
                Map.entry("at", "at + interval '1' second"),
                Map.entry("at_nanos", "1"),
                Map.entry("subject", "null"),
                Map.entry("policy_version", "'8'"),
                Map.entry("purpose", "'newsletter'"),
                Map.entry("recipient", "null"),
                Map.entry("categories", "'cv'"),
                Map.entry("rule", "'other'"),
                Map.entry("reason", "null"),
                Map.entry("amount", "7"),
                Map.entry("previous", "repeat('1', 64)"),
                Map.entry("hash", "repeat('1', 64)"));
        assertThat(changes.keySet())
                .containsExactlyInAnyOrderElementsOf(rows("select column_name from information_schema.columns"
                        + " where lower(table_name) = 'privacy_audit'"));
        withoutTriggers();
        execute("create table entries_before as select * from privacy_audit");
        changes.forEach((column, value) -> {
            execute("update privacy_audit set " + column + " = " + value + " where sequence_number = 2");
            Verification found = log.verify();
            assertThat(found).as(column).isInstanceOf(Broken.class);
            assertThat(((Broken) found).sequence()).as(column).isIn(1L, 2L);
            restore();
        });
    }

    private void restore() {
        execute("delete from privacy_audit", "insert into privacy_audit select * from entries_before");
        assertThat(log.verify().isIntact()).isTrue();
    }

    @Test
    void whatNoEntryCanSayIsSeenToo() {
        fourEntries();
        withoutTriggers();
        execute("create table entries_before as select * from privacy_audit");
        for (String change : new String[] {
            "kind = 'FORGOTTEN'", "at_nanos = -1", "categories = 'cv  photo'", "hash = 'x'", "subject = 'p1'"
        }) {
            execute("update privacy_audit set " + change + " where sequence_number = 2");
            assertThat(log.verify()).as(change).isEqualTo(new Broken(2, Flaw.CHANGED));
            assertThatThrownBy(() -> counts(log))
                    .isInstanceOf(AuditException.class)
                    .hasMessageContaining("verify");
            restore();
        }
    }

    @Test
    void anEntryRemovedFromTheMiddleIsMissing() {
        fourEntries();
        withoutTriggers();
        execute("delete from privacy_audit where sequence_number = 2");
        assertThat(log.verify()).isEqualTo(new Broken(2, Flaw.MISSING));
    }

    @Test
    void entriesThatChangedPlacesAreSeen() {
        fourEntries();
        withoutTriggers();
        execute(
                "update privacy_audit set sequence_number = 9 where sequence_number = 2",
                "update privacy_audit set sequence_number = 2 where sequence_number = 3",
                "update privacy_audit set sequence_number = 3 where sequence_number = 9");
        assertThat(log.verify()).isEqualTo(new Broken(2, Flaw.CHANGED));
    }

    @Test
    void theLastEntryRemovedIsSeenByTheHead() {
        fourEntries();
        withoutTriggers();
        execute("delete from privacy_audit where sequence_number = 4");
        assertThat(log.verify()).isEqualTo(new Broken(4, Flaw.TRUNCATED));
    }

    @Test
    void anEndThatIsCutOffWithItsHeadIsSeenByAHeadKeptElsewhere() {
        fourEntries();
        AuditHead kept = log.head();
        withoutTriggers();
        execute(
                "delete from privacy_audit where sequence_number > 2",
                "update privacy_audit_head set sequence_number = 2, hash ="
                        + " (select hash from privacy_audit where sequence_number = 2)");
        assertThat(log.verify()).isEqualTo(new Intact(log.head()));
        assertThat(log.verify(Optional.of(kept))).isEqualTo(new Broken(3, Flaw.TRUNCATED));
    }

    @Test
    void aHeadThatDoesNotMatchIsSeen() {
        fourEntries();
        withoutTriggers();
        execute("create table heads_before as select * from privacy_audit_head");
        for (String change : new String[] {
            "update privacy_audit_head set sequence_number = 3",
            "update privacy_audit_head set hash = repeat('1', 64)",
            "update privacy_audit_head set hash = 'x'",
            "delete from privacy_audit_head"
        }) {
            execute(change);
            assertThat(log.verify()).as(change).isInstanceOf(Broken.class);
            assertThat(log.verifyChains().get("main")).as(change).isInstanceOf(Broken.class);
            execute("delete from privacy_audit_head", "insert into privacy_audit_head select * from heads_before");
        }
        execute("update privacy_audit_head set hash = 'x'");
        assertThatThrownBy(() -> log.append(Events.number(5))).isInstanceOf(AuditException.class);
    }

    @Test
    void anAppendThatWaitsTooLongFails() {
        log.append(Events.number(1));
        try (EntityManager manager = library.createEntityManager()) {
            manager.getTransaction().begin();
            log.in(manager).append(Events.number(2));
            assertThatThrownBy(() -> log.append(Events.number(3)))
                    .isInstanceOf(AuditException.class)
                    .hasMessageContaining("whether another transaction has held it for long");
            manager.getTransaction().commit();
        }
        assertThat(counts(log)).containsExactly(1L, 2L);
    }

    @Test
    void itsTablesAreAmongThoseTheUnitKnows() {
        assertThat(PrivacyGuard.entityClasses()).containsAll(JpaAuditLog.entityClasses());
    }
}
