package com.mittliv.privacy.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.jpa.ParityTest.Cases;
import com.mittliv.privacy.jpa.ParityTest.People;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.Sql.Piece.CutOff;
import com.mittliv.privacy.jpa.internal.Sql.Piece.Now;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.TimeForm;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.retention.Retention.Anchor;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Row security lets through what the engine permits. */
class RowSecurityParityTest {
    private static final int POLICIES = Integer.getInteger("privacy.parity.policies", 1);

    @Test
    void rowsOfAPlainConnectionAndOfTheGuardAreThoseTheEnginePermits() throws SQLException {
        int rows = 0;
        for (long seed = 1; seed <= POLICIES; seed++) {
            rows += compare(seed, People.IN_TABLES, Integer.MAX_VALUE);
        }
        assertThat(rows).as("rows that were seen").isGreaterThan(POLICIES * 40);
    }

    @Test
    void soAreThoseOfPeopleWhoSaidInColumnsWhatTheySaid() throws SQLException {
        int rows = 0;
        for (Supplier<Sayings> kind :
                SaidPeople.kinds().stream().limit(POLICIES).toList()) {
            // Planning what these ask takes PostgreSQL a second for each statement.
            rows += compare(1, new SaidPeople(kind), POLICIES);
        }
        assertThat(rows).as("rows that were seen").isPositive();
    }

    private static int compare(long seed, People people, int mostPurposes) throws SQLException {
        int rows = 0;
        Map<String, Object> administrator = Database.POSTGRESQL.fresh();
        try (Cases cases = new Cases(administrator, seed, PrivacyGuard::withRowSecurity, people)) {
            Secured database = Secured.by(cases.world, administrator);
            try (World world =
                    new World(database.plain, cases.engine, PrivacyGuard::withRowSecurity, "none", cases.types)) {
                world.now.set(cases.now);
                for (Purpose purpose :
                        cases.random.purposes().stream().limit(mostPurposes).toList()) {
                    rows += compare(cases, database, world, purpose);
                }
                cases.rows.forEach(
                        (id, row) -> assertThat(world.states.load(row.subject).consents())
                                .as("the plain role loads what row security would hide")
                                .containsExactlyInAnyOrderElementsOf(
                                        cases.people.get(id).consents()));
            }
        }
        return rows;
    }

    private static int compare(Cases cases, Secured database, World world, Purpose purpose) throws SQLException {
        List<DataCategory> all = cases.random.categories();
        Set<String> specimens =
                permitted(cases, id -> all.stream().anyMatch(category -> cases.mayUse(id, purpose, category)));
        Set<String> details = permitted(cases, id -> cases.mayUse(id, purpose, all.get(1)));
        Set<String> elements = permitted(cases, id -> cases.mayUse(id, purpose, all.get(3)));
        Set<String> papers =
                permitted(cases, id -> all.stream().anyMatch(category -> cases.mayUsePaper(id, purpose, category)));
        String of = "seed " + cases.seed + ", " + purpose.id();
        assertThat(database.seen(purpose.id(), cases.now, "select id from specimen"))
                .as(of)
                .isEqualTo(specimens);
        assertThat(database.seen(purpose.id(), cases.now, "select id from detail"))
                .as(of)
                .isEqualTo(details);
        assertThat(database.seen(purpose.id(), cases.now, "select specimen_id from specimen_a3"))
                .as(of)
                .isEqualTo(elements);
        assertThat(world.all(purpose, Specimen.class))
                .as(of)
                .extracting(row -> String.valueOf(row.id))
                .containsExactlyInAnyOrderElementsOf(specimens);
        assertThat(world.all(purpose, Specimen.Detail.class))
                .as(of)
                .extracting(row -> String.valueOf(row.id))
                .containsExactlyInAnyOrderElementsOf(details);
        for (String table : List.of("paper", "sheet")) {
            assertThat(papers)
                    .as(of + ": some are told by local times, of which SQL lets fewer through")
                    .containsAll(database.seen(purpose.id(), cases.now, "select number from " + table));
        }
        return specimens.size() + details.size() + elements.size();
    }

    private static Set<String> permitted(Cases cases, Predicate<Long> permitted) {
        return cases.rows.keySet().stream()
                .filter(permitted)
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    @Test
    void cutOffsInSqlAreThoseOfTheCalendar() throws SQLException {
        List<Period> periods = List.of(
                Period.ofDays(1),
                Period.ofDays(30),
                Period.ofMonths(1),
                Period.ofMonths(6),
                Period.of(1, 1, 1),
                Period.ofYears(2),
                Period.ofYears(10));
        int compared = 0;
        try (Connection connection = Migrated.connect(Database.POSTGRESQL.fresh());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(String.join(";\n", PolicySql.FUNCTIONS));
            for (ZoneId zone : List.of(
                    ZoneId.of("Europe/Stockholm"), ZoneId.of("America/New_York"), ZoneOffset.ofHoursMinutes(5, 30))) {
                Calendar calendar = new Calendar(zone);
                for (Instant now : nows(calendar)) {
                    Secured.tell(connection, RowSetting.NOW, now.toString());
                    for (TimeForm form : List.of(
                            TimeForm.INSTANTS, new TimeForm.Days(), new TimeForm.LocalTimes(ZoneOffset.ofHours(-3)))) {
                        List<Sql> pieces = new ArrayList<>(List.of(Sql.of(new Now(form))));
                        for (Period period : periods) {
                            for (Anchor anchor : Anchor.values()) {
                                pieces.add(Sql.of(new CutOff(period, anchor, form)));
                            }
                        }
                        for (Sql piece : pieces) {
                            String policy =
                                    new PolicySql(zone, now).where(new SqlPredicate.Test(piece, Sql.of("false")), "");
                            String guard = piece.at(now, calendar);
                            try (ResultSet result = statement.executeQuery("select " + policy + " = " + guard
                                    + ", pg_typeof(" + policy + ") = pg_typeof(" + guard + ")")) {
                                assertThat(result.next()).isTrue();
                                assertThat(result.getBoolean(1) && result.getBoolean(2))
                                        .as(now + ": " + policy + " is " + guard)
                                        .isTrue();
                            }
                            compared++;
                        }
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(1_000);
    }

    /** Instants around midnights at month ends, leap days and changes of clocks. */
    private static List<Instant> nows(Calendar calendar) {
        List<Instant> nows = new ArrayList<>();
        for (String day : List.of("2024-02-29", "2024-03-01", "2026-03-29", "2026-03-31", "2026-10-25", "2027-01-01")) {
            Instant start = calendar.startOf(java.time.LocalDate.parse(day));
            nows.addAll(List.of(start.minusSeconds(1), start, start.plusSeconds(7_200)));
        }
        return nows;
    }

    @Test
    void whatSqlCannotSayHoldsForNoRow() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        SqlPredicate.Test byDays = test(new CutOff(Period.ofDays(30), Anchor.values()[0], TimeForm.INSTANTS));
        SqlPredicate.Test byLocalTimes = test(new Now(new TimeForm.LocalTimes(ZoneId.of("Europe/Stockholm"))));
        PolicySql midnightTwice = new PolicySql(ZoneId.of("America/Havana"), now);
        PolicySql plain = new PolicySql(ZoneId.of("Europe/Stockholm"), now);
        assertThat(midnightTwice.where(byDays, "a")).isEqualTo("false");
        assertThat(midnightTwice.isExact(byDays)).isFalse();
        assertThat(plain.isExact(byDays)).isTrue();
        assertThat(plain.where(byLocalTimes, "a")).isEqualTo("false");
        assertThat(plain.where(SqlPredicate.any(List.of(byDays, byLocalTimes)), "a"))
                .contains("a.at < ")
                .endsWith(" or false)");
    }

    private static SqlPredicate.Test test(Sql.Piece piece) {
        Sql at = Sql.column("at");
        return new SqlPredicate.Test(Sql.of(at, " < ", piece), Sql.of(at, " >= ", piece));
    }
}
