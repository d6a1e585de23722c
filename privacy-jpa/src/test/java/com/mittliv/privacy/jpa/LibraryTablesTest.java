package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Migrated.execute;
import static com.mittliv.privacy.jpa.Migrated.rows;
import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mittliv.privacy.audit.AuditEntry;
import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.LegalHold.Release;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The library's tables as its migrations make them. */
@ParameterizedClass
@EnumSource(Database.class)
class LibraryTablesTest {
    private static final Instant AT = Instant.parse("2026-02-28T12:00:00Z");
    private static final String COLUMNS = """
            select table_name, column_name, data_type, character_maximum_length, datetime_precision, is_nullable,
                is_identity
            from information_schema.columns
            where lower(table_schema) = 'public' and lower(table_name) like 'privacy_%'
                and lower(table_name) <> 'privacy_schema_history'""";
    /** What the library does with its tables, and no more. */
    private static final String[] NEEDED = {
        "select, insert on privacy_consent",
        "select, insert, delete on privacy_objection",
        "select, insert, update, delete on privacy_restriction",
        "select, insert, delete on privacy_restriction_open_for",
        "select, insert, update on privacy_hold",
        "select, insert on privacy_mask_layout",
        "select, insert on privacy_receipt",
        "select, update on privacy_receipt_head",
        "select, insert, update on privacy_erasure_order",
        "select, insert, update on privacy_erasure_store",
        "select, insert, update on privacy_outbox",
        "select, insert, update, delete on privacy_store_sweep",
        "select, insert on privacy_audit",
        "select, insert, update on privacy_audit_head"
    };

    private final Migrated migrated;

    LibraryTablesTest(Database database) {
        migrated = Migrated.on(database);
    }

    private void recordSomething(Map<String, Object> settings) {
        try (EntityManagerFactory library = Migrated.libraryOn(settings, "none")) {
            JpaSubjectStates states = new JpaSubjectStates(library, ENGINE);
            states.record("a", Consent.given(NEWSLETTER, AT));
            states.record("a", Objection.to(NEWSLETTER, AT));
            states.record("a", Objection.to(NEWSLETTER, AT).overriddenBy("grounds on record"));
            states.restrict("a", Restriction.since(AT).openFor(NEWSLETTER));
            states.restrict("a", Restriction.since(AT.plusSeconds(1)));
            states.liftRestriction("a");
            states.hold("a", new LegalHold("a dispute", "office", AT, Optional.empty(), LocalDate.of(2030, 1, 1)));
            states.liftHolds("a", new Release(AT, "office", "settled"));
            AuditEntry unused = new JpaAuditLog(library).append(AuditEvent.systemOpened("a test", ENGINE.policy(), AT));
            assertThat(states.load("a").consents()).hasSize(1);
            assertThat(states.load("a").holds()).allMatch(hold -> hold.release().isPresent());
        }
    }

    @Test
    void hibernateFindsInThemWhatItsMappingSays() {
        try (EntityManagerFactory library = Migrated.libraryOn(migrated.settings, "validate")) {
            assertThat(library.isOpen()).isTrue();
        }
    }

    @Test
    void theyHaveTheColumnsAndIndexesThatHibernateWouldMake() throws SQLException {
        Map<String, Object> made = migrated.database.fresh();
        try (EntityManagerFactory library = Migrated.libraryOn(made, "create")) {
            assertThat(rows(migrated.settings, COLUMNS))
                    .hasSizeGreaterThan(20)
                    .containsExactlyInAnyOrderElementsOf(rows(made, COLUMNS));
            assertThat(indexes(migrated.settings)).containsExactlyElementsOf(indexes(made));
        }
    }

    private static Set<String> indexes(Map<String, Object> settings) throws SQLException {
        Set<String> indexes = new TreeSet<>();
        try (Connection connection = Migrated.connect(settings)) {
            for (String table : rows(settings, "select distinct table_name from (" + COLUMNS + ") c")) {
                String name =
                        connection.getMetaData().storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
                try (var found = connection.getMetaData().getIndexInfo(null, null, name, false, true)) {
                    while (found.next()) {
                        // The mapping does not say in which order a primary key has its columns.
                        int position = found.getBoolean("NON_UNIQUE") ? found.getInt("ORDINAL_POSITION") : 0;
                        indexes.add(table + " " + position + " "
                                + found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
        return indexes;
    }

    @Test
    void theOwnerOfTheLedgerCannotRewriteIt() throws SQLException {
        recordSomething(migrated.settings);
        assertRefused(migrated.settings, "update privacy_consent set at = at", "append-only");
        assertRefused(migrated.settings, "delete from privacy_consent", "append-only");
        if (migrated.database == Database.POSTGRESQL) {
            assertRefused(migrated.settings, "truncate privacy_consent", "append-only");
        }
        assertThat(rows(migrated.settings, "select act from privacy_consent")).containsExactly("given");
    }

    @Test
    void aHoldOnRecordCanOnlyBeReleasedAndOnce() throws SQLException {
        String hold = "insert into privacy_hold (subject_id, reason, set_by, held_from, review_on)"
                + " values ('a', 'a dispute', 'office', current_timestamp, date '2030-01-01')";
        execute(migrated.settings, hold);
        assertRefused(migrated.settings, "update privacy_hold set reason = 'another'", "");
        assertRefused(migrated.settings, "delete from privacy_hold", "append-only");
        execute(migrated.settings, "update privacy_hold set released_at = current_timestamp");
        assertRefused(migrated.settings, "update privacy_hold set released_at = null", "");
        assertThat(rows(migrated.settings, "select reason from privacy_hold where released_at is not null"))
                .containsExactly("a dispute");
    }

    @Test
    void aUserWithNoMoreThanTheLibraryNeedsCanUseThemAndNotRewriteThem() throws SQLException {
        Map<String, Object> plain = migrated.plainUser(NEEDED);
        recordSomething(plain);
        for (String statement : new String[] {
            "update privacy_consent set at = at", "delete from privacy_consent", "truncate table privacy_consent"
        }) {
            assertThatThrownBy(() -> execute(plain, statement))
                    .isInstanceOf(SQLException.class)
                    .satisfies(refused ->
                            assertThat(((SQLException) refused).getSQLState()).isIn("42501", "90096"));
        }
    }

    @Test
    void theIndexesServeTheQuestionsTheGuardAsks() throws SQLException {
        assumeTrue(migrated.database == Database.POSTGRESQL, "plans are those of PostgreSQL");
        try (World world = new World(migrated.settings, ENGINE, "update", Adept.class, Adept.Note.class)) {
            execute(
                    migrated.settings,
                    "insert into adept (id, version, personid, role) select i, 0, 'p' || i, 'adept'"
                            + " from generate_series(1, 20000) i",
                    "insert into privacy_consent (subject_id, purpose, act, at, wording)"
                            + " select 'p' || i, 'newsletter', 'GIVEN', timestamptz '2026-01-01', '1'"
                            + " from generate_series(1, 20000) i",
                    "insert into privacy_objection (subject_id, purpose, at)"
                            + " select 'p' || i, 'research', timestamptz '2026-01-01' from generate_series(1, 20000) i",
                    "insert into privacy_hold (subject_id, reason, set_by, held_from, review_on)"
                            + " select 'p' || i, 'r', 's', timestamptz '2026-01-01', date '2030-01-01'"
                            + " from generate_series(1, 20000) i",
                    "insert into privacy_restriction select 'p' || i, timestamptz '2026-01-01'"
                            + " from generate_series(15001, 20000) i",
                    "analyze");
            world.statements.clear();
            assertThat(world.find(NEWSLETTER, Adept.class, 7L)).isNotNull();
            String sent = world.sent(NEWSLETTER).get(0);
            String plan = String.join("\n", rows(migrated.settings, "explain " + sent.replace("?", "7")));
            assertThat(plan)
                    .contains("index only scan using privacy_consent_subject")
                    .contains("privacy_objection_subject")
                    .contains("privacy_restriction_pkey")
                    .doesNotContain("seq scan on privacy_consent", "seq scan on privacy_objection");
            String held = "select 1 from privacy_hold where subject_id = 'p7' and released_at is null";
            assertThat(String.join("\n", rows(migrated.settings, "explain " + held)))
                    .contains("privacy_hold_subject");
        }
    }

    private static void assertRefused(Map<String, Object> settings, String statement, String why) {
        assertThatThrownBy(() -> execute(settings, statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(why)
                .satisfies(refused ->
                        assertThat(((SQLException) refused).getSQLState()).startsWith("23"));
    }
}
