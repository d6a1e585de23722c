package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.jpa.sweep.SweepIndexes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which indexes a sweep needs, and which are missing. */
class SweepIndexesTest {
    private static final String EVENT =
            "create index if not exists privacy_sweep_adept_endedat on adept (endedAt, id, personId, role);";
    private static final String CHILD = "create index if not exists privacy_sweep_note_adept_id on Note (adept_id);";

    @ParameterizedTest
    @EnumSource(Database.class)
    void theMigrationMakesAllThatAreMissing(Database database) throws SQLException {
        Map<String, Object> settings = database.fresh();
        try (World world = new World(settings, ENGINE, Adept.class, Adept.Note.class)) {
            SweepIndexes indexes = new SweepIndexes(world.entities);
            assertThat(indexes.migration())
                    .containsIgnoringCase(EVENT)
                    .containsIgnoringCase(CHILD)
                    .containsIgnoringCase("on adept_alias (adept_id);")
                    .containsIgnoringCase("on adept (personId);");
            assertThat(indexes.missing()).containsIgnoringCase(EVENT);
            for (String statement : indexes.migration().split(";\n")) {
                Migrated.execute(settings, statement, statement);
            }
            assertThat(indexes.missing()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void anIndexThatBeginsOtherwiseDoesNotDo(Database database) throws SQLException {
        Map<String, Object> settings = database.fresh();
        try (World world = new World(settings, ENGINE, Adept.class, Adept.Note.class)) {
            Migrated.execute(
                    settings, "create index other on adept (id, endedat)", "create index one on adept (endedat, role)");
            assertThat(new SweepIndexes(world.entities).missing()).doesNotContainIgnoringCase(EVENT);
            Migrated.execute(settings, "drop index one");
            assertThat(new SweepIndexes(world.entities).missing()).containsIgnoringCase(EVENT);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void theStartWarnsOfEachWithItsStatement(Database database) throws SQLException {
        Map<String, Object> settings = database.fresh();
        try (World first = new World(settings, ENGINE, Adept.class, Adept.Note.class)) {
            assertThat(first.entities.isOpen()).isTrue();
        }
        List<String> warnings = warningsAtStart(settings);
        assertThat(warnings)
                .anyMatch(warning -> warning.equalsIgnoreCase("table Adept has no index that begins with endedAt, by"
                        + " which a sweep finds the rows that are due; run: " + EVENT.replace(";", "")));
        Migrated.execute(settings, EVENT.replace(";", ""));
        assertThat(warningsAtStart(settings))
                .noneMatch(warning -> warning.toLowerCase(Locale.ROOT).contains("privacy_sweep_adept_endedat"));
    }

    private static List<String> warningsAtStart(Map<String, Object> settings) {
        List<String> warnings = new ArrayList<>();
        Logger logger = Logger.getLogger("com.mittliv.privacy.jpa.SweepNeeds");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                warnings.add(java.text.MessageFormat.format(entry.getMessage(), entry.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try (World again = new World(settings, ENGINE, "none", Adept.class, Adept.Note.class)) {
            return warnings;
        } finally {
            logger.removeHandler(handler);
        }
    }
}
