package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.jpa.sweep.SweepPartitions;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.jpa.sweep.SweepReport.Partition;
import com.mittliv.privacy.jpa.sweep.SweepReport.Went;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Partitions of PostgreSQL of which every row is due are emptied as a whole; all others are swept row by row. */
class SweepPartitionsTest {
    private static final Instant MARCH = Instant.parse("2024-03-10T10:00:00Z");
    private static final Instant APRIL = Instant.parse("2024-04-10T10:00:00Z");
    private static final Instant IN_MAY_2026 = Instant.parse("2026-05-15T12:00:00Z");
    private static final byte[] KEY = new byte[32];

    /** A visit, kept for two years after it ended. */
    @Entity(name = "Visit")
    @AboutSubject(value = "personId", roleFrom = "role")
    static class Visit {
        @Id
        long id;

        @Column(name = "person_id")
        @Nullable
        String personId;

        @Nullable
        String role;

        @Column(name = "ended_at")
        @RetentionEvent("ended")
        @Nullable
        Instant endedAt;

        @PersonalData("name")
        @Nullable
        String name;
    }

    /** The same, with an address that a consent may keep. */
    @Entity(name = "Letter")
    @AboutSubject(value = "personId", roleFrom = "role")
    static class Letter {
        @Id
        long id;

        @Column(name = "person_id")
        @Nullable
        String personId;

        @Nullable
        String role;

        @Column(name = "ended_at")
        @RetentionEvent("ended")
        @Nullable
        Instant endedAt;

        @PersonalData("email")
        @Nullable
        String email;
    }

    /** The same, with elements that go with it. */
    @Entity(name = "Call")
    @AboutSubject(value = "personId", roleFrom = "role")
    static class Call {
        @Id
        long id;

        @Column(name = "person_id")
        @Nullable
        String personId;

        @Nullable
        String role;

        @Column(name = "ended_at")
        @RetentionEvent("ended")
        @Nullable
        Instant endedAt;

        @ElementCollection
        @CollectionTable(name = "call_note")
        @PersonalData("name")
        Set<String> notes = new HashSet<>();
    }

    private final Migrated database = Migrated.on(Database.POSTGRESQL);
    private final ErasureReceipts receipts = ErasureReceipts.keyed(KEY);
    private final World world;

    SweepPartitionsTest() throws SQLException {
        table(database, "visit", "name");
        table(database, "letter", "email");
        table(database, "call", "name");
        database.execute("create table call_note (call_id bigint, notes text)");
        world = world(database.settings);
        partition(world, database);
    }

    private static void table(Migrated in, String name, String value) throws SQLException {
        in.execute("create table " + name + " (id bigint, person_id text, role text, ended_at timestamptz, " + value
                + " text, primary key (id, ended_at)) partition by range (ended_at)");
    }

    private static World world(Map<String, Object> settings) {
        World world = new World(settings, ENGINE, "none", Visit.class, Letter.class, Call.class);
        world.now.set(IN_MAY_2026);
        return world;
    }

    private static void partition(World world, Migrated in) throws SQLException {
        for (String entity : List.of("Visit", "Letter", "Call")) {
            String statements = new SweepPartitions(world.entities).monthly(entity, YearMonth.of(2024, 3), 6);
            in.execute(statements, statements);
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** Rows of March and April, which are due, and of June, which are not. */
    private static void fill(Migrated in, String table) throws SQLException {
        in.execute("insert into " + table + " select i, 'p' || i % 90, 'adept',"
                + " case when i <= 300 then timestamptz '" + MARCH + "' when i <= 500 then timestamptz '" + APRIL
                + "' else timestamptz '2024-06-10T10:00:00Z' end, 'VALUE' || i from generate_series(1, 600) i");
    }

    private RetentionSweep sweep() {
        return world.sweep().withWholePartitions().withReceipts(receipts).waitingForLocks(Duration.ZERO);
    }

    private List<Partition> went(SweepReport report) {
        return report.partitions().stream()
                .filter(partition -> partition.entity().equals("Visit"))
                .toList();
    }

    private static Partition whole(String name, long rows) {
        return new Partition("Visit", name, Went.AS_A_WHOLE, rows);
    }

    private static Partition byRows(String name, Went why) {
        return new Partition("Visit", name, why, 0);
    }

    private List<String> left() throws SQLException {
        return Migrated.rows(database.settings, "select id from visit order by id");
    }

    @Test
    void wholePartitionsAndSingleRowsLeaveTheSameRowsAndTheSameProof() throws SQLException {
        fill(database, "visit");
        Migrated other = Migrated.on(Database.POSTGRESQL);
        for (String table : List.of("visit", "letter", "call")) {
            table(other, table, table.equals("letter") ? "email" : "name");
        }
        other.execute("create table call_note (call_id bigint, notes text)");
        try (World byRows = world(other.settings)) {
            partition(byRows, other);
            fill(other, "visit");
            SweepReport one = byRows.sweep().withReceipts(receipts).run();
            SweepReport all = sweep().run();
            assertThat(went(all)).containsExactly(whole("visit_2024_03", 300), whole("visit_2024_04", 200));
            assertThat(went(one)).isEmpty();
            assertThat(all.entities()).isEqualTo(one.entities());
            assertThat(all.rowsErased()).isEqualTo(500);
        }
        String sums = "select entity, action, categories, grounds, sum(row_count), sum(length(subjects)) from"
                + " privacy_receipt group by 1, 2, 3, 4";
        assertThat(Migrated.rows(database.settings, sums)).isEqualTo(Migrated.rows(other.settings, sums));
        String rows = "select * from visit order by id";
        assertThat(Migrated.rows(database.settings, rows)).hasSize(100).isEqualTo(Migrated.rows(other.settings, rows));
        try (Connection here = Migrated.connect(database.settings);
                Connection there = Migrated.connect(other.settings)) {
            assertThat(receipts.verify(here)).isInstanceOf(Intact.class);
            for (long id = 1; id <= 600; id++) {
                assertThat(receipts.proves(here, "p" + id % 90, "Visit", List.of(id)))
                        .hasSize(id <= 500 ? 1 : 0)
                        .hasSameSizeAs(receipts.proves(there, "p" + id % 90, "Visit", List.of(id)));
            }
        }
    }

    @Test
    void nothingIsLeftToBeDoneInTheNextSweep() throws SQLException {
        fill(database, "visit");
        assertThat(sweep().run().rowsErased()).isEqualTo(500);
        SweepReport again = sweep().run();
        assertThat(again.rowsErased()).isZero();
        assertThat(went(again)).isEmpty();
        database.execute("insert into visit values (1, 'p1', 'adept', '" + MARCH + "', 'LATE')");
        assertThat(went(sweep().run())).containsExactly(whole("visit_2024_03", 1));
    }

    @Test
    void aPartitionWithARowThatIsKeptIsSweptRowByRow() throws SQLException {
        fill(database, "visit");
        database.execute("update visit set role = 'visitor' where id = 7");
        hold("p40");
        SweepReport report = sweep().run();
        assertThat(went(report)).isEmpty();
        assertThat(left().subList(0, 7)).containsExactly("7", "40", "130", "220", "310", "400", "490");
        assertThat(report.rowsErased()).isEqualTo(500 - 7);
    }

    private void hold(String person) {
        world.states.hold(
                person, new LegalHold("a dispute", "legal office", MARCH, Optional.empty(), LocalDate.of(2027, 1, 1)));
    }

    @Test
    void aPartitionOfWhichARowIsNotDueForAnotherSecondStays() throws SQLException {
        fill(database, "visit");
        Instant due = Instant.parse("2026-04-10T22:00:00Z");
        world.now.set(due.minusNanos(1_000));
        assertThat(went(sweep().run())).containsExactly(whole("visit_2024_03", 300));
        assertThat(left()).hasSize(300);
        world.now.set(due);
        assertThat(went(sweep().run())).containsExactly(whole("visit_2024_04", 200));
    }

    /** Runs a sweep beside a transaction that ends a while after the sweep has come upon it. */
    private SweepReport beside(String... statements) throws Exception {
        try (Connection other = Migrated.connect(database.settings);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            for (String each : statements) {
                boolean unused = statement.execute(each);
            }
            CompletableFuture<SweepReport> report = CompletableFuture.supplyAsync(
                    () -> sweep().waitingForLocks(Duration.ofSeconds(30)).run());
            String waiting = "select count(*) from pg_locks where not granted";
            while (Migrated.rows(database.settings, waiting).equals(List.of("0")) && !report.isDone()) {
                Thread.onSpinWait();
            }
            assertThat(report).isNotDone();
            other.commit();
            return report.get();
        }
    }

    @Test
    void aHoldThatIsBeingSetIsWaitedForAndKeepsItsRows() throws Exception {
        fill(database, "visit");
        SweepReport report = beside("insert into privacy_hold (subject_id, reason, set_by, held_from, review_on)"
                + " select 'p40', 'a dispute', 'legal office', '" + MARCH + "', '2027-01-01'");
        assertThat(went(report)).isEmpty();
        assertThat(left().subList(0, 4)).containsExactly("40", "130", "220", "310");
    }

    @Test
    void aHoldCanNotBeSetBetweenTheLastLookAndTheEnd() throws Exception {
        fill(database, "visit");
        // A reader of the partition is in the way of the sweep's last act, for which the table of holds is closed
        // already.
        try (Connection reader = Migrated.connect(database.settings);
                Statement reads = reader.createStatement();
                Connection setter = Migrated.connect(database.settings);
                Statement sets = setter.createStatement()) {
            reader.setAutoCommit(false);
            boolean unused = reads.execute("select count(*) from visit_2024_03");
            sets.execute("set lock_timeout = '20ms'");
            CompletableFuture<SweepReport> report = CompletableFuture.supplyAsync(
                    () -> sweep().waitingForLocks(Duration.ofSeconds(30)).run());
            String last = "select count(*) from pg_locks where not granted and mode = 'AccessExclusiveLock'";
            boolean refused = false;
            while (!refused && !report.isDone()) {
                if (!Migrated.rows(database.settings, last).equals(List.of("0"))) {
                    try {
                        setter.setAutoCommit(false);
                        sets.execute("lock table privacy_hold in row exclusive mode");
                    } catch (SQLException e) {
                        refused = "55P03".equals(e.getSQLState());
                    }
                    setter.rollback();
                }
            }
            assertThat(refused).isTrue();
            reader.commit();
            assertThat(went(report.get())).contains(whole("visit_2024_03", 300));
        }
    }

    @Test
    void aRowThatIsBeingWrittenIsWaitedForAndJudged() throws Exception {
        fill(database, "visit");
        SweepReport report =
                beside("insert into visit values (1000, 'p1', 'visitor', '" + MARCH + "', 'OF NO KNOWN ROLE')");
        assertThat(went(report)).containsExactly(whole("visit_2024_04", 200));
        assertThat(left()).hasSize(101).contains("1000");
    }

    @Test
    void wherePartitionsAreInUseForLongTheirRowsGoOneByOne() throws SQLException {
        fill(database, "visit");
        try (Connection other = Migrated.connect(database.settings);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            boolean unused = statement.execute("select count(*) from visit_2024_03");
            SweepReport report = sweep().run();
            assertThat(went(report))
                    .containsExactly(byRows("visit_2024_03", Went.BY_ROWS_WHILE_IN_USE), whole("visit_2024_04", 200));
            assertThat(report.rowsErased()).isEqualTo(500);
        }
        try (Connection connection = Migrated.connect(database.settings)) {
            assertThat(receipts.verify(connection)).isInstanceOf(Intact.class);
        }
        assertThat(Migrated.rows(database.settings, "select sum(row_count) from privacy_receipt"))
                .containsExactly("500");
    }

    @Test
    void whatTheDatabaseTiesToRowsMakesThemGoOneByOne() throws SQLException {
        fill(database, "visit");
        database.execute(
                "create function told() returns trigger language plpgsql as 'begin return old; end'",
                "create trigger told before delete on visit_2024_03 for each row execute function told()",
                "create table elsewhere (id bigint, at timestamptz, foreign key (id, at) references visit_2024_04)");
        SweepReport report = sweep().run();
        assertThat(went(report))
                .containsExactly(
                        byRows("visit_2024_03", Went.BY_ROWS_FOR_TRIGGERS),
                        byRows("visit_2024_04", Went.BY_ROWS_REFERRED_TO));
        assertThat(report.rowsErased()).isEqualTo(500);
    }

    @Test
    void whoMayNotTruncateOrDoesNotSeeAllSweepsRowByRow() throws SQLException {
        fill(database, "visit");
        Map<String, Object> plain = database.plainUser(
                "select, insert, update, delete on all tables in schema public", "truncate on visit_2024_04");
        database.execute(
                "alter table visit_2024_04 enable row level security",
                "create policy hides on visit_2024_04 using (id <> 400)");
        try (World limited = world(new HashMap<>(plain))) {
            SweepReport report = limited.sweep().withWholePartitions().run();
            assertThat(went(report))
                    .containsExactly(
                            byRows("visit_2024_03", Went.BY_ROWS_FOR_LACK_OF_RIGHTS),
                            byRows("visit_2024_04", Went.BY_ROWS_FOR_ROW_SECURITY));
            assertThat(report.rowsErased()).isEqualTo(500);
        }
    }

    @Test
    void whereStricterTransactionsSeeWhatWasRowsGoOneByOne() throws SQLException {
        fill(database, "visit");
        Map<String, Object> strict = new HashMap<>(database.settings);
        strict.put("hibernate.connection.isolation", "REPEATABLE_READ");
        try (World other = world(strict)) {
            SweepReport report = other.sweep().withWholePartitions().run();
            assertThat(went(report))
                    .containsExactly(
                            byRows("visit_2024_03", Went.BY_ROWS_FOR_ISOLATION),
                            byRows("visit_2024_04", Went.BY_ROWS_FOR_ISOLATION));
            assertThat(report.rowsErased()).isEqualTo(500);
        }
    }

    @Test
    void whereConsentMayKeepOrElementsGoAlongRowsGoOneByOne() throws SQLException {
        fill(database, "letter");
        fill(database, "call");
        database.execute("alter table call drop column name", "insert into call_note values (1, 'NOTE')");
        SweepReport report = sweep().run();
        assertThat(report.partitions())
                .containsExactlyInAnyOrder(
                        new Partition("Letter", "Letter", Went.BY_ROWS_JUDGED_BY_MORE, 0),
                        new Partition("Call", "Call", Went.BY_ROWS_WITH_OTHERS, 0));
        // E-mail addresses are kept until the end alone, unless a consent keeps them.
        assertThat(Migrated.rows(database.settings, "select count(*) from letter"))
                .containsExactly("0");
        assertThat(Migrated.rows(database.settings, "select count(*) from call_note"))
                .containsExactly("0");
    }

    @Test
    void partitionsAheadBeginAndEndAtMidnightInThePolicysTimeZone() {
        assertThat(new SweepPartitions(world.entities).monthly("Visit", YearMonth.of(2026, 3), 2))
                .isEqualTo("create table if not exists Visit_2026_03 partition of Visit for values from"
                        + " ('2026-03-01 00:00:00+01:00') to ('2026-04-01 00:00:00+02:00');\n"
                        + "create table if not exists Visit_2026_04 partition of Visit for values from"
                        + " ('2026-04-01 00:00:00+02:00') to ('2026-05-01 00:00:00+02:00');\n");
        assertThatThrownBy(() -> new SweepPartitions(world.entities).monthly("Vist", YearMonth.of(2026, 3), 2))
                .hasMessageContaining("no guarded entity is called `Vist`; there are ")
                .hasMessageContaining("`Visit`");
        assertThatThrownBy(() -> new SweepPartitions(world.entities).monthly("Visit", YearMonth.of(2026, 3), 0))
                .hasMessage("partitions are made for 1 to 1200 months, got 0");
    }
}
