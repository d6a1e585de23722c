package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.jpa.proof.ErasedRows.Action;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.proof.Receipt;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.jpa.sweep.SweepProgress;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.jpa.sweep.SweepReport.Ending;
import com.mittliv.privacy.jpa.sweep.SweepReport.Sample;
import com.mittliv.privacy.jpa.sweep.SweepReport.Swept;
import com.mittliv.privacy.jpa.sweep.SweepWatch.Next;
import jakarta.persistence.OptimisticLockException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How a sweep goes about it: batches, locks, workers, speed, progress, receipts. */
@ParameterizedClass
@EnumSource(Database.class)
class SweepBatchesTest {
    private static final Instant ENDED = Instant.parse("2024-01-31T10:00:00Z");
    private static final byte[] KEY = new byte[32];

    private final Map<String, Object> settings;
    private final World world;
    private final ErasureReceipts receipts = ErasureReceipts.keyed(KEY);

    SweepBatchesTest(Database database) {
        settings = database.fresh();
        world = new World(settings, ENGINE, Adept.class, Adept.Note.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void storeDue(int rows) {
        Object[] due = new Object[rows];
        for (int i = 0; i < rows; i++) {
            due[i] = new Adept(i + 1, "adept").ended(ENDED);
        }
        world.store(due);
    }

    private RetentionSweep sweep() {
        return world.sweep().waitingForLocks(Duration.ZERO);
    }

    private long count(String entity) {
        return world.system(em ->
                em.createQuery("select count(*) from " + entity, Long.class).getSingleResult());
    }

    private static Swept of(SweepReport report, String entity) {
        return report.entities().stream()
                .filter(swept -> swept.entity().equals(entity))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRowThatAnotherTransactionHasLockedIsPassedByAndGoesInTheNextSweep() throws SQLException {
        storeDue(5);
        try (Connection other = Migrated.connect(settings);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            boolean unused = statement.execute("select id from adept where id = 3 for update");
            SweepReport report = sweep().run();
            assertThat(of(report, "Note").rowsErased()).isEqualTo(5);
            assertThat(of(report, "Adept").rowsErased()).isEqualTo(4);
            assertThat(of(report, "Adept").passedBy()).isEqualTo(1);
            assertThat(report.ending()).isEqualTo(Ending.COMPLETE);
            other.rollback();
        }
        assertThat(of(sweep().run(), "Adept").rowsErased()).isEqualTo(1);
        assertThat(count("Adept")).isZero();
    }

    @Test
    void aLockedRowIsLookedAtAgainAtTheEnd() throws Exception {
        storeDue(5);
        try (Connection other = Migrated.connect(settings);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            boolean unused = statement.execute("select id from adept where id = 3 for update");
            Thread later = new Thread(() -> {
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                try {
                    other.rollback();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            later.start();
            SweepReport report =
                    world.sweep().waitingForLocks(Duration.ofSeconds(30)).run();
            later.join();
            assertThat(of(report, "Adept").rowsErased()).isEqualTo(5);
            assertThat(of(report, "Adept").passedBy()).isZero();
        }
    }

    @Test
    void aSweepThatIsStoppedIsTakenUpByTheNext() {
        storeDue(35);
        SweepReport first =
                sweep().inBatchesOf(10).watchedBy(progress -> Next.STOP).run();
        assertThat(first.ending()).isEqualTo(Ending.STOPPED);
        assertThat(first.rowsErased()).isEqualTo(20);
        SweepReport second = sweep().inBatchesOf(10).run();
        assertThat(second.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(second.rowsErased()).isEqualTo(50);
        assertThat(count("Adept") + count("Note")).isZero();
    }

    @Test
    void aWatchIsToldHowFarItHasComeOfWhatWasExpected() {
        storeDue(35);
        world.states.record("p1", Consent.given(Terms.NEWSLETTER, ENDED));
        List<SweepProgress> told = new ArrayList<>();
        SweepReport report = sweep().inBatchesOf(10)
                .watchedBy(progress -> {
                    told.add(progress);
                    return Next.GO_ON;
                })
                .run();
        assertThat(told).extracting(SweepProgress::done).isSorted();
        SweepProgress last = told.get(told.size() - 1);
        assertThat(last.done()).isEqualTo(last.expected());
        assertThat(last.expected()).isEqualTo(report.rowsErased() + report.attributesEmptied());
        assertThat(last.rowsPerSecond()).isPositive();
        assertThat(last.remaining()).contains(Duration.ZERO);
        assertThat(last.work()).isEqualTo(report.work());
    }

    @Test
    void severalWorkersEraseEachRowOnceAndEachHasAReceipt() throws SQLException {
        storeDue(400);
        SweepReport report = world.sweep()
                .inBatchesOf(25)
                .withWorkers(3)
                .withReceipts(receipts)
                .run();
        assertThat(of(report, "Adept").rowsErased()).isEqualTo(400);
        assertThat(of(report, "Note").rowsErased()).isEqualTo(400);
        assertThat(count("Adept") + count("Note")).isZero();
        try (Connection connection = Migrated.connect(settings)) {
            assertThat(receipts.verify(connection)).isInstanceOf(Intact.class);
            for (long id = 1; id <= 400; id += 57) {
                List<Receipt> proof = receipts.proves(connection, "p" + id, "Adept", List.of(id));
                assertThat(proof).hasSize(1);
                assertThat(proof.get(0).action()).isEqualTo(Action.DELETED);
                assertThat(proof.get(0).work()).isEqualTo(report.work());
                assertThat(proof.get(0).grounds()).containsExactly("claims", "newsletter", "service");
            }
        }
        assertThat(Migrated.rows(settings, "select sum(row_count) from privacy_receipt"))
                .containsExactly("800");
        assertThat(Migrated.rows(settings, "select distinct dependents from privacy_receipt where entity = 'Adept'"))
                .allMatch(line -> line.matches("\\d+ adept_alias"));
    }

    @Test
    void whatIsEmptiedIsOnRecordByWhatWasThere() throws SQLException {
        Adept all = new Adept(1, "adept");
        Adept some = new Adept(2, "adept");
        some.email = null;
        world.store(all.ended(ENDED), some.ended(ENDED));
        world.now.set(ENDED.plusSeconds(1));
        world.sweep().withReceipts(receipts).run();
        assertThat(Migrated.rows(
                        settings,
                        "select action, categories, row_count from privacy_receipt where entity = 'Adept' order by"
                                + " categories"))
                .containsExactly("emptied address 2", "emptied email 1");
    }

    @Test
    void aDryRunNamesSomeRowsByTheirKeysAndErasesNone() {
        storeDue(25);
        SweepReport counted = sweep().dryRun();
        assertThat(counted.samples()).extracting(Sample::entity).containsExactly("Note", "Adept");
        assertThat(counted.samples().get(1).keys()).hasSize(10).contains(List.of(1L));
        assertThat(counted.rowsErased()).isEqualTo(50);
        assertThat(count("Adept")).isEqualTo(25);
    }

    @Test
    void itIsNoFasterThanItMayBe() {
        storeDue(60);
        long before = System.nanoTime();
        sweep().inBatchesOf(20).atMost(100).run();
        // 120 rows in all; after the last batch nothing is waited for.
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(950));
    }

    @Test
    void itWaitsWhileAReplicaIsTooFarBehind() {
        storeDue(3);
        AtomicInteger asked = new AtomicInteger();
        SweepReport report = sweep().waitingWhileBehind(
                        () -> Duration.ofSeconds(asked.incrementAndGet() < 4 ? 60 : 1), Duration.ofSeconds(10))
                .run();
        assertThat(asked.get()).isGreaterThan(4);
        assertThat(report.rowsErased()).isEqualTo(6);
    }

    @Test
    void aRowThatATableOutsideTheMappingRefersToStaysAloneAndEmpty() throws SQLException {
        storeDue(12);
        Migrated.execute(
                settings,
                "create table elsewhere (adept_id bigint references adept)",
                "insert into elsewhere values (7)");
        SweepReport report = sweep().run();
        assertThat(of(report, "Adept").rowsErased()).isEqualTo(11);
        assertThat(of(report, "Adept").passedBy()).isEqualTo(1);
        assertThat(Migrated.rows(settings, "select id, name, email from adept")).containsExactly("7 null null");
    }

    @Test
    void eachBatchIsJudgedAtItsOwnInstantSoThatAClockSetBackStopsIt() {
        storeDue(30);
        Instant due = Instant.parse("2026-02-01T00:00:00Z");
        world.now.set(due);
        SweepReport report = sweep().inBatchesOf(10)
                .watchedBy(progress -> {
                    if (progress.entity().equals("Adept")) {
                        world.now.set(Instant.parse("2026-01-31T22:59:59.999999Z"));
                    }
                    return Next.GO_ON;
                })
                .run();
        assertThat(of(report, "Adept").rowsErased()).isEqualTo(10);
        assertThat(count("Adept")).isEqualTo(20);
        long emptied = world.system(em -> em.createQuery("select count(*) from Adept where name is null", Long.class)
                .getSingleResult());
        assertThat(emptied).isZero();
    }

    @Test
    void aConsentGivenWhileTheSweepRunsKeeps() {
        storeDue(30);
        SweepReport report = sweep().inBatchesOf(10)
                .watchedBy(progress -> {
                    if (progress.entity().equals("Note") && progress.done() == 10) {
                        world.now.set(world.now.get().plusSeconds(60));
                        world.states.record("p30", Consent.given(Terms.NEWSLETTER, world.now.get()));
                    }
                    return Next.GO_ON;
                })
                .run();
        assertThat(of(report, "Adept").rowsErased()).isEqualTo(29);
        assertThat(world.system(em -> em.find(Adept.class, 30L)).email).isEqualTo("EMAIL30");
    }

    @Test
    void aFailureIsToldByItsCodeWithoutTheKeysAndValuesThatTheDatabaseQuotes() throws SQLException {
        storeDue(3);
        Migrated.execute(settings, "alter table adept_alias rename to elsewhere");
        assertThatThrownBy(() -> sweep().run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("a statement of the sweep failed with SQL state `42\\w+`, and nothing of its batch"
                        + " was done; the database's own log tells more")
                .hasNoCause();
        assertThat(count("Adept")).isEqualTo(3);
    }

    @Test
    void anInterruptedSweepStops() {
        storeDue(3);
        Thread.currentThread().interrupt();
        SweepReport report = sweep().run();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.ending()).isEqualTo(Ending.STOPPED);
        assertThat(report.rowsErased()).isZero();
    }

    @Test
    void aStaleObjectCannotBringBackWhatWasErased() {
        world.store(new Adept(1, "adept").ended(ENDED));
        world.now.set(ENDED.plusSeconds(1));
        Adept stale = world.system(em -> em.find(Adept.class, 1L));
        assertThat(sweep().run().attributesEmptied()).isEqualTo(2);
        stale.email = "back@example.org";
        assertThatThrownBy(() -> world.system(em -> em.merge(stale))).isInstanceOf(OptimisticLockException.class);
    }

    @Test
    void sizesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> sweep().inBatchesOf(0)).hasMessage("a sweep has 1 to 50000 rows in a batch, got 0");
        assertThatThrownBy(() -> sweep().withWorkers(65)).hasMessage("a sweep has 1 to 64 workers, got 65");
        assertThatThrownBy(() -> sweep().atMost(0)).hasMessage("a sweep takes more than 0 rows a second, got 0.0");
        assertThatThrownBy(() -> sweep().withPseudonyms(new byte[31]))
                .hasMessage("a key for pseudonyms must have at least 32 bytes, got 31");
    }
}
