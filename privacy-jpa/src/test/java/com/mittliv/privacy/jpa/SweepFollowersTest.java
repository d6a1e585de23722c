package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.jpa.internal.SweepPlan.Edge;
import com.mittliv.privacy.jpa.internal.SweepPlan.Form;
import com.mittliv.privacy.jpa.internal.SweepPlan.Verdict;
import com.mittliv.privacy.jpa.internal.Sweepable;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that are due just when their person's row is go with it unseen, in PostgreSQL, and all others don't. */
class SweepFollowersTest {
    private static final Instant ENDED = Instant.parse("2024-01-31T10:00:00Z");
    private static final String HELD = "select pv_a.id from keeper pv_a where exists (select 1 from privacy_hold";
    private static final String UNSEEN = "delete from paper pv_a where pv_a.keeper_id";

    private final Map<String, Object> settings = Database.POSTGRESQL.fresh();
    private final CountedStatements statements = new CountedStatements();
    private final World world = new World(
            statements.on(settings), ENGINE, Keeper.class, Paper.class, Draft.class, Adept.class, Adept.Note.class);
    private final ErasureReceipts receipts = ErasureReceipts.keyed(new byte[32]);

    /** Somebody whose papers are kept as long as they. */
    @Entity(name = "Keeper")
    @AboutSubject(value = "personId", role = "mentor")
    static class Keeper {
        @Id
        long id;

        @Column(nullable = false)
        String personId = "";

        @PersonalData("name")
        @Nullable
        String name;

        @RetentionEvent("ended")
        @Nullable
        Instant endedAt;
    }

    /** A paper about its keeper. */
    @Entity(name = "Paper")
    @AboutSubject(value = "keeper.personId", role = "mentor")
    @RetentionEvent(value = "ended", path = "keeper.endedAt")
    static class Paper {
        @Id
        long id;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        @Nullable
        Keeper keeper;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable
        Keeper witness;

        @PersonalData("notes")
        @Nullable
        String text;
    }

    /** A paper of somebody's that has an end of its own. */
    @Entity(name = "Draft")
    @AboutSubject(value = "keeper.personId", role = "mentor")
    static class Draft {
        @Id
        long id;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        @Nullable
        Keeper keeper;

        @PersonalData("notes")
        @Nullable
        String text;

        @RetentionEvent("ended")
        @Nullable
        Instant endedAt;
    }

    @BeforeEach
    void tenKeepersWithThreePapersEach() throws SQLException {
        Migrated.execute(
                settings,
                "insert into keeper (id, personid, name, endedat) select i, 'p' || i, 'n', '2024-01-31' from"
                        + " generate_series(1, 10) i",
                "insert into paper (id, keeper_id, text) select i, 1 + i / 3, 't' from generate_series(0, 29) i",
                "create index on paper (keeper_id)",
                "create index on paper (witness_id)",
                "create index on draft (keeper_id)",
                "vacuum analyze");
        statements.prepared.clear();
    }

    @AfterEach
    void close() {
        world.close();
        statements.close();
    }

    private SweepReport swept() {
        return new RetentionSweep(world.entities)
                .waitingForLocks(Duration.ZERO)
                .withReceipts(receipts)
                .run();
    }

    private Verdict verdict(String table, String column) {
        Sweepable sweepable = (Sweepable) world.entities
                .unwrap(SessionFactoryImplementor.class)
                .getSessionFactoryOptions()
                .getStatementInspector();
        List<Edge> edges = sweepable.sweepPlan(Form.JOINED).edges();
        return edges.stream()
                .filter(edge ->
                        edge.from().equalsIgnoreCase(table) && edge.columns().equals(List.of(column)))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private boolean anyWentUnseen() {
        return statements.prepared.stream()
                .anyMatch(sql -> sql.toLowerCase(Locale.ROOT).contains(UNSEEN));
    }

    private boolean anyAsked(String beginning) {
        return statements.prepared.stream()
                .anyMatch(sql -> sql.toLowerCase(Locale.ROOT).startsWith(beginning));
    }

    private List<String> rows(String sql) throws SQLException {
        return Migrated.rows(settings, sql);
    }

    private void requireAReceiptForEach(long papers) throws SQLException {
        assertThat(rows("select sum(row_count) from privacy_receipt where entity = 'Paper' and action = 'DELETED'"))
                .containsExactly(String.valueOf(papers));
        try (Connection connection = Migrated.connect(settings)) {
            assertThat(receipts.verify(connection)).isInstanceOf(Intact.class);
        }
    }

    @Test
    void rowsAreJudgedByAnotherOnlyWhereAllThatIsSaidOfThemIsSaidOfIt() {
        assertThat(verdict("paper", "keeper_id")).isEqualTo(Verdict.OF_THE_ROW_REFERRED_TO);
        assertThat(verdict("paper", "witness_id")).isEqualTo(Verdict.THEIR_OWN);
        assertThat(verdict("draft", "keeper_id")).isEqualTo(Verdict.THEIR_OWN);
        assertThat(verdict("note", "adept_id")).isEqualTo(Verdict.THEIR_OWN);
    }

    @Test
    void theyGoWithItAndEachHasAReceiptInItsPersonsName() throws SQLException {
        assertThat(swept().rowsErased()).isEqualTo(40);
        assertThat(anyWentUnseen()).isTrue();
        assertThat(rows("select id from paper")).isEmpty();
        requireAReceiptForEach(30);
        try (Connection connection = Migrated.connect(settings)) {
            for (long id = 0; id < 30; id++) {
                assertThat(receipts.proves(connection, "p" + (1 + id / 3), "Paper", List.of(id)))
                        .hasSize(1);
            }
        }
    }

    @Test
    void rowsOfSomebodyUnderAHoldStayWithTheirPerson() throws SQLException {
        hold("p4");
        assertThat(swept().rowsErased()).isEqualTo(36);
        assertThat(rows("select id from paper order by id")).containsExactly("9", "10", "11");
        requireAReceiptForEach(27);
        assertThat(anyAsked(HELD)).isTrue();
    }

    @Test
    void whereNobodyIsUnderAHoldNoTableIsReadForIt() {
        assertThat(swept().rowsErased()).isEqualTo(40);
        assertThat(anyAsked("select 1 where exists (select 1 from privacy_hold"))
                .isTrue();
        assertThat(anyAsked(HELD)).isFalse();
    }

    @Test
    void whereSeveralSweptAndNobodyIsLeftThePapersAreNotLookedAtAgain() {
        SweepReport report = new RetentionSweep(world.entities).withWorkers(2).run();
        assertThat(report.rowsErased()).isEqualTo(40);
        assertThat(anyAsked("select count(*) from keeper")).isTrue();
        assertThat(anyAsked("select count(*) from paper")).isFalse();
    }

    @Test
    void aRowThatIsKeptWithThoseOfAnotherIsLookedAt() throws SQLException {
        Migrated.execute(settings, "update paper set witness_id = 4 where id = 0");
        hold("p4");
        assertThat(swept().rowsErased()).isEqualTo(34);
        assertThat(anyWentUnseen()).isFalse();
        assertThat(rows("select id from paper order by id")).containsExactly("0", "9", "10", "11");
        assertThat(rows("select id from keeper order by id")).containsExactly("1", "4");
        requireAReceiptForEach(26);
    }

    @Test
    void whereThereAreMoreThanTheDatabaseKnewTheyAreCountedAndGoInParts() throws SQLException {
        Migrated.execute(
                settings,
                "insert into paper (id, keeper_id, text) select i, 3, 't' from generate_series(100, 60099) i");
        assertThat(swept().rowsErased()).isEqualTo(60_040);
        assertThat(anyWentUnseen()).isTrue();
        assertThat(rows("select max(row_count) from privacy_receipt where entity = 'Paper' and action = 'DELETED'"))
                .containsExactly("50000");
        requireAReceiptForEach(60_030);
    }

    @Test
    void whatTheDatabaseDoesNotWatchIsLookedAt() throws SQLException {
        String constraint =
                rows("select conname from pg_constraint where conrelid = 'paper'::regclass and contype = 'f'"
                                + " and conkey = (select array_agg(attnum) from pg_attribute where attrelid ="
                                + " 'paper'::regclass and attname = 'keeper_id')")
                        .get(0);
        Migrated.execute(settings, "alter table paper drop constraint " + constraint);
        assertThat(swept().rowsErased()).isEqualTo(40);
        assertThat(anyWentUnseen()).isFalse();
        requireAReceiptForEach(30);
    }

    @Test
    void aLockedRowIsNotWaitedForAndKeepsItsPersonsRow() throws SQLException {
        try (Connection other = Migrated.connect(settings);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            boolean unused = statement.execute("select id from paper where id = 7 for update");
            assertThat(swept().rowsErased()).isEqualTo(38);
            other.rollback();
        }
        assertThat(rows("select id from paper")).containsExactly("7");
        assertThat(rows("select id from keeper")).containsExactly("3");
        assertThat(swept().rowsErased()).isEqualTo(2);
        requireAReceiptForEach(30);
    }

    @Test
    void aRowThatATriggerKeepsIsLookedAtAndKeepsItsPersonsRow() throws SQLException {
        Migrated.execute(
                settings,
                "create function keeps() returns trigger language plpgsql as"
                        + " 'begin if old.id = 7 then return null; end if; return old; end'",
                "create trigger keeps before delete on paper for each row execute function keeps()");
        SweepReport report = swept();
        assertThat(report.rowsErased()).isEqualTo(38);
        assertThat(report.entities()).anyMatch(swept -> swept.entity().equals("Paper") && swept.passedBy() == 1);
        assertThat(anyWentUnseen()).isFalse();
        assertThat(rows("select id from paper")).containsExactly("7");
        assertThat(rows("select id from keeper")).containsExactly("3");
        requireAReceiptForEach(29);
    }

    private void hold(String subject) {
        world.states.hold(
                subject, new LegalHold("a dispute", "legal office", ENDED, Optional.empty(), LocalDate.of(2027, 1, 1)));
    }
}
