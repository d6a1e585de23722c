package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Migrated.execute;
import static com.mittliv.privacy.jpa.Migrated.rows;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static com.mittliv.privacy.jpa.Terms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.jpa.PurposeMaskTest.Reader;
import com.mittliv.privacy.jpa.internal.PersonFunctions;
import com.mittliv.privacy.jpa.internal.PersonFunctions.Function;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What PostgreSQL's functions tell of people, and when they are asked. */
class PersonFunctionsTest {
    private static final Instant AT = Instant.parse("2026-02-28T12:00:00Z");
    private static final String MIGRATION = "/db/privacy/postgresql/V6__person_functions.sql";

    private final Map<String, Object> settings = Database.POSTGRESQL.fresh();

    private World world(String schemaAction) {
        return new World(settings, Terms.ENGINE, schemaAction, Reader.class, Adept.class, Adept.Note.class);
    }

    private static String sentForFind(World world, Class<?> type) {
        world.statements.clear();
        world.work(SERVICE, manager -> {
            @Nullable Object unused = manager.find(type, 1L);
        });
        return String.join("\n", world.sent(SERVICE));
    }

    @Test
    void theMigrationMakesThemAsThisVersionAsksThem() throws IOException {
        String made = PersonFunctions.all().stream()
                .map(Function::create)
                .map(create -> "\n" + create + ";\n")
                .collect(Collectors.joining());
        try (InputStream migration = PersonFunctionsTest.class.getResourceAsStream(MIGRATION)) {
            assertThat(migration).isNotNull();
            assertThat(new String(migration.readAllBytes(), StandardCharsets.UTF_8))
                    .as("write what `PersonFunctions.all()` says to a new migration, and name it here")
                    .endsWith(made);
        }
    }

    @Test
    void theyAreAskedOnceTheyAreThere() {
        try (World world = world("drop-and-create")) {
            new PurposeMasks(world.guard, world.entities).settle();
            assertThat(sentForFind(world, Reader.class))
                    .contains("privacy_restricted(")
                    .doesNotContain("from privacy_restriction");
            assertThat(sentForFind(world, Adept.class))
                    .contains("privacy_closed_since(")
                    .contains("from privacy_restriction pv_r");
        }
    }

    @Test
    void aFunctionThatSaysSomethingElseIsNotAsked() throws SQLException {
        try (World world = world("drop-and-create")) {
            Reader reader = new Reader();
            reader.id = 1;
            world.store(reader);
            new PurposeMasks(world.guard, world.entities).settle();
        }
        execute(
                settings,
                "create or replace function privacy_consented(person text, covering text[], purposes text[],"
                        + " wordings text[], moment timestamp with time zone) returns boolean language sql as 'select true'");
        try (World world = world("none")) {
            assertThat(sentForFind(world, Reader.class)).doesNotContain("privacy_consented(");
            execute(settings, "update reader set allowed = null");
            assertThat(world.all(NEWSLETTER, Reader.class)).isEmpty();
        }
    }

    @Test
    void aFunctionThatIsGoneLetsNothingBeRead() throws SQLException {
        try (World world = world("drop-and-create")) {
            Reader reader = new Reader();
            reader.id = 1;
            world.store(reader);
            new PurposeMasks(world.guard, world.entities).settle();
            world.states.record("1", Consent.given(NEWSLETTER, AT));
            execute(settings, "drop function privacy_consented");
            assertThatThrownBy(() -> world.all(NEWSLETTER, Reader.class)).hasMessageContaining("privacy_consented");
        }
    }

    @Test
    void rowsWithoutAMaskAreJudgedByThem() throws SQLException {
        try (World world = world("drop-and-create")) {
            for (long id = 1; id <= 6; id++) {
                Reader reader = new Reader();
                reader.id = id;
                world.store(reader);
            }
            new PurposeMasks(world.guard, world.entities).settle();
            world.states.record("1", Consent.given(NEWSLETTER, AT));
            world.states.record("2", Consent.given(NEWSLETTER, AT));
            world.states.record("2", Consent.withdrawn(NEWSLETTER, AT));
            world.states.record("3", Consent.given(NEWSLETTER, AT));
            world.states.restrict("3", Restriction.since(AT.plusSeconds(1)));
            world.states.record("4", Consent.given(NEWSLETTER, AT.plusSeconds(2)));
            world.states.restrict("4", Restriction.since(AT.plusSeconds(1)));
            world.states.restrict("5", Restriction.since(AT).openFor(SERVICE));
            execute(settings, "update reader set allowed = null");

            assertThat(ids(world.all(NEWSLETTER, Reader.class))).containsExactlyInAnyOrder(1L, 4L);
            assertThat(ids(world.all(SERVICE, Reader.class))).containsExactlyInAnyOrder(1L, 2L, 5L, 6L);
            assertThat(rows(settings, "select count(*) from reader where allowed is not null"))
                    .containsExactly("0");
        }
    }

    private static List<Long> ids(List<Reader> readers) {
        return readers.stream().map(reader -> reader.id).toList();
    }

    @Test
    void aStatementThatAsksForOneRowDoesNotAskWhetherAnyoneIsRestricted() {
        try (World world = world("drop-and-create")) {
            assertThat(sentForFind(world, Adept.class)).doesNotContain("(select 1 from privacy_restriction)");
            world.statements.clear();
            assertThat(world.all(SERVICE, Adept.class)).isEmpty();
            assertThat(world.sent(SERVICE)).anyMatch(sql -> sql.contains("(select 1 from privacy_restriction)"));
        }
    }
}
