package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.school.Lookups;
import com.mittliv.privacy.jpa.school.Lookups.Thing;
import com.mittliv.privacy.jpa.school.Pupils;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a sweep does not erase it leaves as it was, byte for byte, in all tables there are. */
class UntouchedTest {
    private static final Instant FAR_AHEAD = Instant.parse("2090-01-01T00:00:00Z");

    private static World school(Map<String, Object> settings) {
        World world = new World(
                settings,
                SchoolTest.ENGINE,
                guard -> guard.exempting(Lookups.Setting.class, "it is another library's"),
                SchoolTest.classes());
        world.store(Pupils.make(1, 24).toArray());
        Lookups.Setting setting = new Lookups.Setting();
        setting.id = "colour";
        world.store(
                Thing.numbered(new Lookups.Building(), 1),
                Thing.numbered(new Lookups.Room(), 1),
                Thing.numbered(new Lookups.SchoolYear(), 1),
                Thing.numbered(new Lookups.Slot(), 1),
                Thing.numbered(new Lookups.Holiday(), 1),
                Thing.numbered(new Lookups.Menu(), 1),
                setting);
        return world;
    }

    /** All rows of the application's tables, by table. */
    private static Map<String, List<String>> dump(Map<String, Object> settings) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String table : Migrated.rows(
                settings,
                "select table_name from information_schema.tables where table_schema not in ('pg_catalog',"
                        + " 'information_schema', 'INFORMATION_SCHEMA') and lower(table_name) not like 'privacy%'")) {
            List<String> rows = new ArrayList<>(Migrated.rows(settings, "select * from " + quoted(table)));
            rows.sort(null);
            tables.put(table, rows);
        }
        return tables;
    }

    /** A name that is a word of SQL needs it. */
    private static String quoted(String table) {
        return table.matches("order|user|group|check|grant") ? "\"" + table + "\"" : table;
    }

    private static void requireRowsOfAllEntities(World world, Map<String, List<String>> tables) {
        world.entities.getMetamodel().getEntities().stream()
                .filter(entity -> !PrivacyGuard.entityClasses().contains(entity.getJavaType()))
                .filter(entity -> !java.lang.reflect.Modifier.isAbstract(
                        entity.getJavaType().getModifiers()))
                .forEach(entity -> assertThat(world.<Long>system(
                                em -> em.createQuery("select count(*) from " + entity.getName(), Long.class)
                                        .getSingleResult()))
                        .as("rows of `" + entity.getName() + "` in the test's data; add one")
                        .isPositive());
        assertThat(tables.size()).isGreaterThan(40);
    }

    private static Set<String> subjects(World world) {
        return world.system(em -> SchoolTest.rows(em).stream()
                .flatMap(row -> Stream.ofNullable(row.subject()))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void underHoldsNothingOfAnyTableChangesHoweverLongAllIsDue(Database database) throws SQLException {
        Map<String, Object> settings = database.fresh();
        try (World world = school(settings)) {
            for (String subject : subjects(world)) {
                world.states.hold(
                        subject,
                        new LegalHold(
                                "a dispute",
                                "legal office",
                                Instant.EPOCH,
                                Optional.empty(),
                                LocalDate.of(2095, 1, 1)));
            }
            world.now.set(FAR_AHEAD);
            Map<String, List<String>> before = dump(settings);
            requireRowsOfAllEntities(world, before);
            SweepReport report = world.sweep().run();
            assertThat(report.rowsErased() + report.attributesEmptied()).isZero();
            assertThat(dump(settings)).isEqualTo(before);
            for (String subject : subjects(world)) {
                world.states.liftHolds(subject, new LegalHold.Release(FAR_AHEAD, "legal office", "settled"));
            }
            assertThat(world.sweep().run().rowsErased()).isGreaterThan(100);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void amongRowsThatGoTheOthersStayAsTheyWere(Database database) throws SQLException {
        Map<String, Object> settings = database.fresh();
        Instant ended = Instant.parse("2023-05-31T10:00:00Z");
        try (World world = new World(settings, ENGINE, Adept.class, Adept.Note.class)) {
            List<Long> untouched = new ArrayList<>();
            for (long id = 1; id <= 300; id++) {
                Adept adept = new Adept(id, id % 2 == 0 ? "adept" : "mentor");
                if (id % 3 != 0) {
                    adept.ended(id % 7 == 0 ? world.now.get().plusSeconds(60) : ended);
                }
                world.store(adept);
                if (!isAnythingDue(adept, world.now.get())) {
                    untouched.add(id);
                }
            }
            List<List<String>> before = rowsOf(settings, untouched);
            assertThat(untouched.size()).isBetween(100, 200);
            assertThat(world.sweep().inBatchesOf(17).withWorkers(2).run().rowsErased())
                    .isGreaterThan(150);
            assertThat(rowsOf(settings, untouched)).isEqualTo(before);
        }
    }

    private static boolean isAnythingDue(Adept adept, Instant now) {
        RecordState state = RecordState.of(ENGINE.policy().vocabulary().role(Objects.requireNonNull(adept.role)));
        RecordState row = adept.endedAt == null ? state : state.with(Terms.ENDED, adept.endedAt);
        return Stream.of(Terms.NAME, Terms.EMAIL, Terms.ADDRESS, Terms.NOTES)
                .anyMatch(category -> ENGINE.retentionOf(SubjectState.none(), row, category, now)
                        .isDue());
    }

    private static List<List<String>> rowsOf(Map<String, Object> settings, List<Long> ids) throws SQLException {
        String in = ids.stream().map(String::valueOf).collect(Collectors.joining(", ", " in (", ") order by 1"));
        return List.of(
                Migrated.rows(settings, "select * from adept where id" + in),
                Migrated.rows(settings, "select * from adept_alias where adept_id" + in),
                Migrated.rows(settings, "select * from note where adept_id" + in));
    }
}
