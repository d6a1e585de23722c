package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.jpa.internal.Bounds;
import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Form;
import com.mittliv.privacy.jpa.internal.Sweepable;
import com.mittliv.privacy.retention.Calendar;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is due is found by an index on its event, in PostgreSQL, and costs by what is due. */
class SweepStatementsTest {
    private static final Map<String, Object> SETTINGS = Database.POSTGRESQL.fresh();
    private static final int ROWS = Integer.getInteger("privacy.due.rows", 100_000);
    private static final Instant LATER = Instant.parse("2028-09-01T12:00:00Z");
    private static final World WORLD = new World(SETTINGS, ENGINE, Adept.class, Adept.Note.class);

    @BeforeAll
    static void manyRowsOfWhichFewAreDue() throws SQLException {
        Migrated.execute(
                SETTINGS,
                "insert into adept (id, version, personid, role, name, email, endedat) select i, 0, 'p' || i, case when"
                        + " i % 2 = 0 then 'adept' else 'mentor' end, 'n', 'e', timestamptz '2030-06-01' - case i % 1000"
                        + " when 0 then interval '9 years' when 500 then interval '4 years' else interval '0' end from"
                        + " generate_series(1, " + ROWS + ") i",
                "insert into note (id, adept_id, text) select i, 1 + i / 3, 't' from generate_series(1, 299000) i",
                "create index adept_ended on adept (endedat, id, personid, role)",
                "create index note_adept on note (adept_id)",
                "create index alias_adept on adept_alias (adept_id)",
                "vacuum analyze");
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static SweepPlan.Table table(String entity) {
        Sweepable sweepable = (Sweepable) WORLD.entities
                .unwrap(SessionFactoryImplementor.class)
                .getSessionFactoryOptions()
                .getStatementInspector();
        return sweepable.sweepPlan(Form.JOINED).tables().stream()
                .filter(each -> each.entity().equals(entity))
                .findFirst()
                .orElseThrow();
    }

    private static String explained(SweepPlan.Table table, String columns, String options, String end)
            throws SQLException {
        return explained(table, columns, options, end, WORLD.now.get());
    }

    private static String explained(SweepPlan.Table table, String columns, String options, String end, Instant now)
            throws SQLException {
        String where = Bounds.inFrontOf(
                table.erasing().withoutGround(),
                SweepPlan.ROW,
                now,
                new Calendar(ENGINE.policy().timeZone()));
        return String.join(
                "\n",
                Migrated.rows(
                        SETTINGS,
                        "explain " + options + " select " + columns + " from " + table.from() + " where " + where
                                + end));
    }

    @Test
    void theRowsDueAreFoundInTheIndexOfTheirEventAlone() throws SQLException {
        String plan = explained(table("Adept"), "pv_a.id", "", "");
        assertThat(plan).contains("index only scan using adept_ended").doesNotContain("seq scan on adept");
    }

    @Test
    void aBatchOfThemIsToo() throws SQLException {
        String plan = explained(
                table("Adept"),
                "pv_a.id",
                "",
                " order by pv_a.id fetch first 5000 rows only for update of pv_a skip locked");
        assertThat(plan).contains("adept_ended").doesNotContain("seq scan on adept");
    }

    @Test
    void rowsThatFindTheirPersonByAnotherAreFoundFromThere() throws SQLException {
        String plan = explained(
                table("Note"),
                "pv_a.id",
                "",
                " order by pv_a.id fetch first 5000 rows only for update of pv_a skip locked");
        assertThat(plan)
                .contains("adept_ended")
                .contains("note_adept")
                .doesNotContain("seq scan on adept", "seq scan on note");
    }

    @Test
    void noMoreRowsAreReadThanAreDue() throws SQLException {
        String plan = explained(table("Adept"), "pv_a.id", "(analyze, costs off, timing off, buffers off)", "");
        assertThat(plan).contains("actual rows=" + ROWS / 1_000);
        assertThat(plan.lines().filter(line -> line.contains("rows removed by filter")))
                .isEmpty();
    }

    /** A run over more rows ({@code -Dprivacy.due.rows=10000000}) also shows its plans. */
    @Test
    void whereTwiceAsManyAreDueAtMostTwiceAsManyPagesAreReadAndNoTable() throws SQLException {
        String unused = explained(table("Adept"), "pv_a.id", "(analyze)", "", LATER);
        String some = explained(table("Adept"), "pv_a.id", "(analyze, buffers)", "");
        String twice = explained(table("Adept"), "pv_a.id", "(analyze, buffers)", "", LATER);
        if (ROWS > 100_000) {
            System.out.println(some + "\n\n" + twice);
        }
        assertThat(twice).containsPattern("heap fetches: \\d\\b").containsPattern("rows=" + ROWS / 500 + "\\b");
        assertThat(pages(twice)).isLessThanOrEqualTo(pages(some) * 2);
    }

    private static long pages(String plan) {
        Matcher read =
                Pattern.compile("buffers: shared hit=(\\d+)(?: read=(\\d+))?").matcher(plan);
        assertThat(read.find()).as(plan).isTrue();
        return Long.parseLong(read.group(1)) + (read.group(2) == null ? 0 : Long.parseLong(read.group(2)));
    }
}
