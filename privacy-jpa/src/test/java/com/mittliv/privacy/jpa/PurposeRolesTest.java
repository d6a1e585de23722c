package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.CLAIMS;
import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static com.mittliv.privacy.jpa.Terms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.vocabulary.Purpose;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A role of the database for each purpose binds also a connection past the guard, in rows and in columns. */
class PurposeRolesTest {
    private static final Instant YESTERDAY = Instant.parse("2026-02-28T12:00:00Z");
    private static final Class<?>[] TYPES = {Adept.class, Adept.Note.class};

    private final Map<String, Object> administrator = Database.POSTGRESQL.fresh();
    private final String role = "plain" + UUID.randomUUID().toString().replace("-", "");
    private final World open = new World(administrator, ENGINE, PrivacyGuard::withPurposeRoles, TYPES);
    private final Map<String, Object> plain;
    private final World world;

    PurposeRolesTest() throws SQLException {
        Migrated.execute(
                administrator,
                "create role " + role + " login password 'plain'",
                // As before there were roles: the migration takes it back for guarded tables.
                "grant select, insert, update, delete on all tables in schema public to " + role,
                "revoke all on privacy_audit, privacy_audit_head from " + role,
                new RowSecurity(open.entities).migration(),
                new RowSecurity(open.entities).roles(role),
                "grant select, insert, update, delete on privacy_consent, privacy_objection, privacy_restriction,"
                        + " privacy_restriction_open_for, privacy_hold to privacy_any",
                "grant usage on all sequences in schema public to privacy_any");
        plain = Secured.of(administrator, role);
        world = new World(plain, ENGINE, PrivacyGuard::withPurposeRoles, "none", TYPES);
        open.system(em -> {
            em.persist(new Adept(1, "adept"));
            em.persist(new Adept(2, "adept").ended(YESTERDAY));
            em.persist(new Adept(3, "mentor"));
            return "stored";
        });
        open.states.record("p1", Consent.given(NEWSLETTER, YESTERDAY));
    }

    @AfterEach
    void close() {
        world.close();
        open.close();
    }

    private interface OnConnection {
        void run(Connection connection) throws SQLException;
    }

    /** A connection past the guard, in a transaction that said its purpose. */
    private void past(Purpose purpose, OnConnection work) throws SQLException {
        try (Connection connection = Migrated.connect(plain)) {
            connection.setAutoCommit(false);
            Secured.tell(connection, RowSetting.PURPOSE, purpose.id());
            Secured.tell(connection, RowSetting.NOW, world.now.get().toString());
            Secured.tell(connection, "role", PurposeRoles.of(purpose));
            work.run(connection);
            connection.rollback();
        }
    }

    private static void refused(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var before = connection.setSavepoint();
            assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageContaining("permission denied");
            connection.rollback(before);
        }
    }

    @Test
    void aConnectionPastTheGuardReadsTheColumnsOfItsPurposeAlone() throws SQLException {
        past(SERVICE, connection -> {
            assertThat(Secured.values(connection, "select name from adept")).containsExactly("NAME1", "NAME3");
            assertThat(Secured.values(connection, "select email from adept")).containsExactly("EMAIL1", "EMAIL3");
        });
        past(NEWSLETTER, connection -> {
            assertThat(Secured.values(connection, "select email from adept")).containsExactly("EMAIL1");
            refused(connection, "select name from adept");
            refused(connection, "select * from adept");
            refused(connection, "select id from adept order by name");
            refused(connection, "update adept set email = name");
            refused(connection, "update adept set name = 'X'");
            refused(connection, "select text from note");
            refused(connection, "select alias_name from adept_alias");
        });
        past(CLAIMS, connection -> {
            assertThat(Secured.values(connection, "select name from adept")).containsExactly("NAME2");
            refused(connection, "select email from adept");
        });
    }

    @Test
    void aConnectionThatBecomesNoRoleReadsNothing() throws SQLException {
        try (Connection connection = Migrated.connect(plain)) {
            connection.setAutoCommit(false);
            Secured.tell(connection, RowSetting.PURPOSE, "*");
            for (String table : List.of("adept", "note", "adept_alias")) {
                refused(connection, "select 1 from " + table);
            }
        }
    }

    @Test
    void theGuardReadsTheSameAsWithoutThem() {
        try (World alone = new World(administrator, ENGINE, guard -> guard, "none", TYPES)) {
            for (Purpose purpose : ENGINE.policy().vocabulary().purposes()) {
                assertThat(read(world, purpose)).as(purpose.id()).isEqualTo(read(alone, purpose));
            }
            assertThat(read(world, SERVICE)).isNotEmpty();
        }
    }

    private static List<String> read(World world, Purpose purpose) {
        return world.read(
                purpose,
                em -> em.createQuery("from Adept order by id", Adept.class).getResultList().stream()
                        .map(adept -> adept.id + adept.name + adept.email + adept.aliases.size() + adept.notes.size())
                        .toList());
    }

    @Test
    void whatThePurposeMayIsWritten() {
        world.work(SERVICE, em -> {
            em.persist(new Adept(7, "adept"));
            em.find(Adept.class, 1L).name = "OTHER";
        });
        assertThat(world.find(SERVICE, Adept.class, 1L).name).isEqualTo("OTHER");
        assertThat(world.find(SERVICE, Adept.class, 7L)).isNotNull();
        world.states.record("p7", Consent.given(NEWSLETTER, YESTERDAY));
        assertThat(world.all(NEWSLETTER, Adept.class))
                .extracting(adept -> adept.id)
                .containsExactlyInAnyOrder(1L, 7L);
    }

    @Test
    void theSystemScopeSeesAll() {
        assertThat(world.<Long>system(
                        em -> em.createQuery("select count(a) from Adept a where a.name is not null", Long.class)
                                .getSingleResult()))
                .isEqualTo(3);
    }

    @Test
    void theRoleEndsWithTheTransaction() {
        String who = "select current_user";
        world.work(
                SERVICE,
                em -> em.unwrap(Session.class).doWork(connection -> {
                    assertThat(Secured.values(connection, "select 1")).containsExactly("1");
                    assertThat(Secured.values(GuardedJdbc.inside(connection), who))
                            .containsExactly("privacy_for_service");
                    connection.commit();
                    assertThat(Secured.values(GuardedJdbc.inside(connection), who))
                            .containsExactly(role);
                }));
    }

    @Test
    void anApplicationCannotBecomeARoleItself() {
        for (String sql : List.of(
                "set role privacy_all",
                "set local role privacy_all",
                "reset role",
                "select set_config('role', 'none', true)")) {
            assertThatThrownBy(() -> world.work(
                            NEWSLETTER,
                            em -> em.unwrap(Session.class).doWork(connection -> {
                                try (Statement statement = connection.createStatement()) {
                                    statement.execute(sql);
                                }
                            })))
                    .as(sql)
                    .isInstanceOf(RefusedStatementException.class);
        }
    }

    @Test
    void whatIsDoneForAPurposeIsPutOnRecordInItsTransactionAndCannotBeTakenBack() throws SQLException {
        JpaAuditLog audit = new JpaAuditLog(world.entities);
        AuditEvent asked = AuditEvent.asked(
                DataSubjectRight.ACCESS,
                SubjectHasher.keyed(new byte[32]).hash("p1"),
                ENGINE.policy(),
                world.now.get());
        for (Purpose purpose : List.of(SERVICE, NEWSLETTER)) {
            world.work(purpose, em -> {
                assertThat(em.createQuery("select count(*) from Adept", Long.class)
                                .getSingleResult())
                        .isPositive();
                audit.in(em).append(asked);
            });
        }
        world.scope.run(SERVICE, () -> audit.append(asked));
        audit.append(asked);
        assertThat(audit.head().sequence()).isEqualTo(4);
        assertThat(audit.verify()).isInstanceOf(Intact.class);
        past(SERVICE, connection -> {
            refused(connection, "update privacy_audit set reason = 'erasure'");
            refused(connection, "delete from privacy_audit");
            refused(connection, "delete from privacy_audit_head");
        });
    }

    @Test
    void runAgainItChangesNothing() throws SQLException {
        String grants = "select table_name, column_name, grantee, privilege_type from"
                + " information_schema.role_column_grants where grantee like 'privacy\\_%' escape '\\' order by 1, 2, 3, 4";
        List<String> before = Migrated.rows(administrator, grants);
        Migrated.execute(administrator, new RowSecurity(open.entities).roles(role));
        assertThat(Migrated.rows(administrator, grants)).isEqualTo(before).isNotEmpty();
    }
}
