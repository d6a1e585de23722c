package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.CLAIMS;
import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static com.mittliv.privacy.jpa.Terms.RESEARCH;
import static com.mittliv.privacy.jpa.Terms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.school.Lookups;
import com.mittliv.privacy.jpa.school.Pupils;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Row security binds a role that is neither the administrator's nor exempt, whichever way it comes. */
class RowSecurityTest {
    private static final Instant YESTERDAY = Instant.parse("2026-02-28T12:00:00Z");
    private static final Class<?>[] TYPES = {Adept.class, Adept.Note.class};

    private final Map<String, Object> administrator = Database.POSTGRESQL.fresh();
    private final World open = new World(administrator, ENGINE, PrivacyGuard::withRowSecurity, TYPES);
    private final Secured database;
    private final World world;

    RowSecurityTest() throws SQLException {
        open.store(
                new Adept(1, "adept"),
                new Adept(2, "adept").ended(YESTERDAY),
                new Adept(3, "mentor"),
                new Adept(4, "stranger"));
        open.states.record("p1", Consent.given(NEWSLETTER, YESTERDAY));
        database = Secured.by(open, administrator);
        world = new World(database.plain, ENGINE, PrivacyGuard::withRowSecurity, "none", TYPES);
    }

    @AfterEach
    void close() {
        world.close();
        open.close();
    }

    private Set<String> seen(String purpose, String sql) throws SQLException {
        return database.seen(purpose, world.now.get(), sql);
    }

    @Test
    void aConnectionThatSaysNoPurposeSeesNoRow() throws SQLException {
        for (String table : List.of("adept", "note", "adept_alias")) {
            assertThat(Migrated.rows(database.plain, "select * from " + table)).isEmpty();
            assertThat(seen("", "select * from " + table)).isEmpty();
            assertThat(seen("no-such-purpose", "select * from " + table)).isEmpty();
            assertThat(seen(RESEARCH.id(), "select * from " + table)).isEmpty();
        }
    }

    @Test
    void aConnectionThatSaysItsPurposeSeesTheRowsOfThat() throws SQLException {
        assertThat(seen("service", "select id from adept")).containsExactly("1", "3");
        assertThat(seen("matching", "select id from adept")).containsExactly("1", "3");
        assertThat(seen("newsletter", "select id from adept")).containsExactly("1");
        assertThat(seen("claims", "select id from adept")).containsExactly("2");
        assertThat(seen("*", "select id from adept")).containsExactly("1", "2", "3", "4");
        assertThat(seen("service", "select id from note")).containsExactly("1", "3");
        assertThat(seen("newsletter", "select id from note")).isEmpty();
        assertThat(seen("claims", "select alias_name from adept_alias")).containsExactly("ALIAS2");
        assertThat(seen("newsletter", "select alias_name from adept_alias")).isEmpty();
    }

    @Test
    void withoutATimeTheDatabasesOwnCounts() throws SQLException {
        open.system(em -> em.find(Adept.class, 3L).ended(Instant.now().minusSeconds(60)));
        open.system(em -> em.find(Adept.class, 1L).ended(Instant.now().plusSeconds(86_400)));
        try (Connection connection = Migrated.connect(database.plain)) {
            connection.setAutoCommit(false);
            Secured.tell(connection, RowSetting.PURPOSE, SERVICE.id());
            assertThat(Secured.values(connection, "select id from adept")).containsExactly("1");
            connection.commit();
            assertThat(Secured.values(connection, "select id from adept")).isEmpty();
        }
    }

    @Test
    void theGuardSeesTheSameRowsAsWithoutIt() {
        try (World alone = new World(administrator, ENGINE, guard -> guard, "none", TYPES)) {
            for (Purpose purpose : ENGINE.policy().vocabulary().purposes()) {
                assertThat(read(world, purpose)).as(purpose.id()).isEqualTo(read(alone, purpose));
            }
            assertThat(read(world, SERVICE).toString()).contains("NAME1", "ALIAS3", "NOTE1");
        }
    }

    private static List<?> read(World world, Purpose purpose) {
        return world.read(
                purpose,
                em -> List.of(
                        em.createQuery("from Adept order by id", Adept.class).getResultList().stream()
                                .map(adept -> List.of(
                                        adept.id,
                                        String.valueOf(adept.name),
                                        String.valueOf(adept.email),
                                        List.copyOf(adept.aliases),
                                        adept.notes.stream()
                                                .map(note -> String.valueOf(note.text))
                                                .toList()))
                                .toList(),
                        em.createQuery("select n.id from Note n order by id", Long.class)
                                .getResultList()));
    }

    @Test
    void theSystemScopeSeesAll() {
        assertThat(world.<Long>system(em -> em.createQuery("select count(a) from Adept a", Long.class)
                        .getSingleResult()))
                .isEqualTo(4);
        assertThat(world.sweep().dryRun().entities())
                .isEqualTo(open.sweep().dryRun().entities());
    }

    @Test
    void jdbcOnTheSessionsConnectionIsBound() {
        String declared = "/* reads Adept.name */ select name from adept";
        world.work(CLAIMS, em -> assertThat(jdbc(em, declared)).containsExactly("NAME2"));
        world.work(
                SERVICE,
                em -> assertThat(jdbc(em, "select current_user"))
                        .as("not as the administrator")
                        .containsExactly(database.role));
    }

    @Test
    void anApplicationCannotSayThePurposeItself() {
        for (String sql : List.of(
                "select set_config('privacy.purpose', '*', true)",
                "set local privacy.purpose = '*'",
                "set privacy.purpose to '*'",
                "reset privacy.purpose",
                "do $$ begin perform set_config('privacy.purpose', '*', true); end $$",
                "select privacy_now()")) {
            assertThatThrownBy(() -> world.work(NEWSLETTER, em -> jdbc(em, sql)))
                    .as(sql)
                    .isInstanceOf(RefusedStatementException.class);
            assertThatThrownBy(() -> world.work(
                            NEWSLETTER, em -> em.createNativeQuery(sql).getResultList()))
                    .as(sql)
                    .isInstanceOf(RefusedStatementException.class);
        }
        assertThatThrownBy(() -> world.work(
                        NEWSLETTER,
                        em -> em.createQuery(
                                        "select function('set_config', 'privacy.purpose', '*', true) from Adept a",
                                        Object.class)
                                .getResultList()))
                .hasMessageContaining("set_config");
    }

    private static Set<String> jdbc(EntityManager em, String sql) {
        return em.unwrap(Session.class).doReturningWork(connection -> Secured.values(connection, sql));
    }

    @Test
    void whatWasToldEndsWithItsTransactionAndIsToldAnewInTheNext() {
        world.work(
                SERVICE,
                em -> em.unwrap(Session.class).doWork(connection -> {
                    Savepoint savepoint = connection.setSavepoint();
                    assertThat(toldWith(connection)).isEqualTo("service");
                    connection.rollback(savepoint);
                    assertThat(told(connection)).isEmpty();
                    assertThat(toldWith(connection)).isEqualTo("service");
                    connection.commit();
                    assertThat(told(connection)).isEmpty();
                    assertThat(toldWith(connection)).isEqualTo("service");
                    connection.rollback();
                    assertThat(told(connection)).isEmpty();
                }));
    }

    @Test
    void aPurposeClosedWithinATransactionIsNoLongerTold() {
        world.transaction(em -> em.unwrap(Session.class).doReturningWork(connection -> {
            world.scope.run(SERVICE, () -> assertThat(toldWith(connection)).isEqualTo("service"));
            assertThat(toldWith(connection)).isEmpty();
            world.scope.run(CLAIMS, () -> assertThat(toldWith(connection)).isEqualTo("claims"));
            return "done";
        }));
    }

    /** What the database knows once the application has said something. */
    private static String toldWith(Connection connection) {
        try {
            assertThat(Secured.values(connection, "select 1")).containsExactly("1");
            return told(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the database knows, asked past the guard. */
    private static String told(Connection connection) throws SQLException {
        String sql = "select coalesce(current_setting('privacy.purpose', true), '')";
        return String.join("", Secured.values(GuardedJdbc.inside(connection), sql));
    }

    @Test
    void guardedDataAreNotReadOutsideATransaction() {
        Map<String, Object> settings = new HashMap<>(database.plain);
        settings.put("hibernate.connection.autocommit", "true");
        try (World committing = new World(settings, ENGINE, PrivacyGuard::withRowSecurity, "none", TYPES);
                EntityManager em = committing.entities.createEntityManager()) {
            assertThatThrownBy(() -> committing.scope.call(SERVICE, () -> em.find(Adept.class, 1L)))
                    .isInstanceOf(RefusedStatementException.class)
                    .hasMessageContaining("within a transaction");
            assertThat(committing.find(SERVICE, Adept.class, 1L)).isNotNull();
        }
    }

    @Test
    void aRowThatThePurposeDoesNotSeeIsNotWritten() throws SQLException {
        assertThatThrownBy(() -> world.work(NEWSLETTER, em -> em.persist(new Adept(7, "adept"))))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> world.work(SERVICE, em -> {
                    em.find(Adept.class, 1L).role = "stranger";
                    em.flush();
                }))
                .hasStackTraceContaining("row-level security");
        try (Connection connection = Migrated.connect(database.plain);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Secured.tell(connection, RowSetting.PURPOSE, NEWSLETTER.id());
            assertThat(statement.executeUpdate("update adept set name = 'X'")).isEqualTo(1);
            assertThat(statement.executeUpdate("delete from adept where id = 2"))
                    .isZero();
            connection.rollback();
        }
    }

    @Test
    void whatThePurposeSeesIsWrittenAndWhatPeopleSayIsHeeded() {
        world.work(SERVICE, em -> {
            em.persist(new Adept(7, "adept"));
            em.find(Adept.class, 1L).name = "OTHER";
        });
        world.states.record("p7", Consent.given(NEWSLETTER, YESTERDAY));
        assertThat(world.all(NEWSLETTER, Adept.class))
                .extracting(adept -> adept.id)
                .contains(7L);
        assertThat(world.find(SERVICE, Adept.class, 1L).name).isEqualTo("OTHER");
        world.states.record("p7", Consent.withdrawn(NEWSLETTER, world.now.get()));
        assertThat(world.all(NEWSLETTER, Adept.class))
                .extracting(adept -> adept.id)
                .containsExactly(1L);
    }

    @Test
    void anOwnerIsBoundToo() throws SQLException {
        Migrated.execute(administrator, "alter table adept owner to " + database.role);
        assertThat(Migrated.rows(database.plain, "select id from adept")).isEmpty();
        assertThat(seen("claims", "select id from adept")).containsExactly("2");
    }

    @Test
    void theMigrationRunsTwiceAndReplacesThatOfAnotherPolicy() throws SQLException {
        String policies = "select tablename, policyname, qual from pg_policies order by 1, 2";
        List<String> first = Migrated.rows(administrator, policies);
        assertThat(first).hasSize(3);
        String migration = new RowSecurity(open.entities).migration();
        Migrated.execute(administrator, migration, migration);
        assertThat(Migrated.rows(administrator, policies)).isEqualTo(first);

        Policy.Builder wider = Policy.named("programme", "2", Policy.Controller.of("Example"))
                .timeZone(Terms.POLICY.timeZone())
                .declare(Terms.MENTOR, Terms.ADEPT, Terms.NAME, Terms.CONTACT, Terms.EMAIL, Terms.ADDRESS)
                .declare(Terms.NOTES, Terms.STARTED, Terms.ENDED, RESEARCH)
                .rule(ProcessingRule.rule("research")
                        .about(Terms.MENTOR)
                        .using(Terms.NAME)
                        .forPurpose(RESEARCH)
                        .on(LegalBasis.contract())
                        .kept(Retention.until(Terms.ENDED)));
        PrivacyEngine engine = PrivacyEngine.compile(wider.build());
        try (World next = new World(administrator, engine, PrivacyGuard::withRowSecurity, "none", TYPES)) {
            Migrated.execute(administrator, new RowSecurity(next.entities).migration());
        }
        assertThat(seen("research", "select id from adept")).containsExactly("3");
        assertThat(seen("service", "select id from adept")).isEmpty();
    }

    @Test
    void itIsRefusedWhereItCannotBe() {
        assertThatThrownBy(() -> new World(Database.H2.fresh(), ENGINE, PrivacyGuard::withRowSecurity, TYPES))
                .hasStackTraceContaining("row security is PostgreSQL's");
        try (World alone = new World(administrator, ENGINE, guard -> guard, "none", TYPES)) {
            assertThatThrownBy(() -> new RowSecurity(alone.entities))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("withRowSecurity");
        }
    }

    @Test
    void masksFollowAlsoWhereThePurposeSeesNotTheRow() throws SQLException {
        Map<String, Object> settings = Database.POSTGRESQL.fresh();
        try (World owner = new World(
                settings,
                PurposeMaskTest.newsletterAskedAs(NEWSLETTER),
                PrivacyGuard::withRowSecurity,
                PurposeMaskTest.Reader.class)) {
            owner.store(new PurposeMaskTest.Reader());
            Secured secured = Secured.by(owner, settings);
            try (World reader = new World(
                    secured.plain,
                    PurposeMaskTest.newsletterAskedAs(NEWSLETTER),
                    PrivacyGuard::withRowSecurity,
                    "none",
                    PurposeMaskTest.Reader.class)) {
                PurposeMasks masks = new PurposeMasks(reader.guard, reader.entities);
                assertThat(masks.settle()).containsEntry("Reader", 1L);
                assertThat(reader.all(NEWSLETTER, PurposeMaskTest.Reader.class)).isEmpty();
                reader.scope.run(NEWSLETTER, () -> reader.states.record("0", Consent.given(NEWSLETTER, YESTERDAY)));
                assertThat(masks.disagreements()).isEmpty();
                assertThat(reader.all(NEWSLETTER, PurposeMaskTest.Reader.class)).hasSize(1);
            }
        }
    }

    @Test
    void aModelOfManyMappingsIsSeenAsWithoutIt() throws SQLException {
        Map<String, Object> settings = Database.POSTGRESQL.fresh();
        UnaryOperator<PrivacyGuard> alone = guard -> guard.exempting(Lookups.Setting.class, "it is another library's");
        UnaryOperator<PrivacyGuard> both = guard -> alone.apply(guard).withRowSecurity();
        try (World owner = new World(settings, SchoolTest.ENGINE, both, SchoolTest.classes())) {
            owner.store(Pupils.make(1, 12).toArray());
            Secured secured = Secured.by(owner, settings);
            String tables = "select tablename from pg_policies";
            Set<String> guarded = Set.copyOf(Migrated.rows(settings, tables));
            assertThat(guarded).hasSizeGreaterThan(35);
            try (World without = new World(settings, SchoolTest.ENGINE, alone, "none", SchoolTest.classes());
                    World with = new World(secured.plain, SchoolTest.ENGINE, both, "none", SchoolTest.classes())) {
                int rows = 0;
                for (Purpose purpose : SchoolTest.ENGINE.policy().vocabulary().purposes()) {
                    var all = SchoolTest.seen(without, purpose);
                    var seen = SchoolTest.seen(with, purpose);
                    assertThat(all).as(purpose.id()).containsAllEntriesOf(seen);
                    all.keySet().removeAll(seen.keySet());
                    assertThat(all.keySet())
                            .as("told by local times: " + purpose.id())
                            .allMatch(key -> key.startsWith("Report "));
                    rows += seen.size();
                }
                assertThat(new RowSecurity(owner.entities).migration().lines())
                        .filteredOn(line -> line.startsWith("-- Fewer rows"))
                        .isNotEmpty()
                        .allMatch(line -> line.contains(" in Report: "));
                assertThat(rows).isGreaterThan(100);
            }
            for (String table : guarded) {
                assertThat(Migrated.rows(secured.plain, "select * from " + table))
                        .as(table)
                        .isEmpty();
            }
        }
    }
}
