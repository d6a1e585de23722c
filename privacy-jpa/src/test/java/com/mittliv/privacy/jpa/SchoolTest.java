package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.school.SchoolPolicy.NEWSLETTER;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.school.Lookups;
import com.mittliv.privacy.jpa.school.Papers;
import com.mittliv.privacy.jpa.school.People;
import com.mittliv.privacy.jpa.school.Pupils;
import com.mittliv.privacy.jpa.school.Records;
import com.mittliv.privacy.jpa.school.Row;
import com.mittliv.privacy.jpa.school.Row.Datum;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A model of many entities, held to the engine row by row and attribute by attribute. */
@ParameterizedClass
@EnumSource(Database.class)
class SchoolTest {
    static final PrivacyEngine ENGINE = PrivacyEngine.compile(POLICY);
    private static final int PEOPLE = 24;

    /** What is known of a row, and what it held when it was stored. */
    private record Known(Row row, Optional<String> subject, Optional<String> role, List<Datum> data) {}

    private final World world;
    private final Map<String, SubjectState> people = new HashMap<>();
    /** By the entity's name and the row's key. */
    private final Map<String, Known> known = new TreeMap<>();

    SchoolTest(Database database) {
        world = new World(
                database.fresh(),
                ENGINE,
                guard -> guard.exempting(Lookups.Setting.class, "it is another library's"),
                classes());
        world.store(Pupils.make(1, PEOPLE).toArray());
        world.system(em -> {
            rows(em).forEach(row ->
                    known.put(key(row), new Known(row, Optional.ofNullable(row.subject()), role(row), row.data())));
            return "read";
        });
        known.values().stream().flatMap(row -> row.subject.stream()).distinct().forEach(this::person);
    }

    static Class<?>[] classes() {
        return Stream.of(Lookups.all(), People.all(), Records.all(), Papers.all())
                .flatMap(List::stream)
                .toArray(Class<?>[]::new);
    }

    /** Some consent, some of them withdraw, a few are under a hold. */
    private void person(String subject) {
        SubjectState state = SubjectState.none();
        int lot = Math.floorMod(subject.hashCode(), 8);
        if (lot < 5) {
            Consent given = Consent.given(NEWSLETTER, Instant.parse("2025-01-01T00:00:00Z"));
            world.states.record(subject, given);
            state = state.with(given);
        }
        if (lot == 4) {
            Consent withdrawn = Consent.withdrawn(NEWSLETTER, Instant.parse("2026-01-01T00:00:00Z"));
            world.states.record(subject, withdrawn);
            state = state.with(withdrawn);
        }
        if (lot == 6) {
            LegalHold hold = new LegalHold(
                    "a dispute", "legal office", Instant.EPOCH, Optional.empty(), LocalDate.of(2027, 1, 1));
            world.states.hold(subject, hold);
            state = state.with(hold);
        }
        people.put(subject, state);
    }

    private static Optional<String> role(Row row) {
        return Optional.ofNullable(row.role())
                .filter(role -> POLICY.vocabulary().roles().stream()
                        .anyMatch(known -> known.id().equals(role)));
    }

    @AfterEach
    void close() {
        world.close();
    }

    static List<Row> rows(EntityManager em) {
        List<Row> rows = new ArrayList<>();
        for (Class<?> type : classes()) {
            boolean isRoot = Row.class.isAssignableFrom(type) && !Row.class.isAssignableFrom(superEntity(type));
            if (isRoot) {
                em.createQuery("from " + type.getSimpleName(), type)
                        .getResultList()
                        .forEach(row -> rows.add((Row) row));
            }
        }
        return rows;
    }

    private static Class<?> superEntity(Class<?> type) {
        Class<?> above = type.getSuperclass();
        return above.isAnnotationPresent(jakarta.persistence.Entity.class) ? above : Object.class;
    }

    static String key(Row row) {
        return row.getClass().getSimpleName() + " " + row.key();
    }

    /** What a purpose sees of each row. */
    private Map<String, List<Datum>> seen(Purpose purpose) {
        return seen(world, purpose);
    }

    static Map<String, List<Datum>> seen(World world, Purpose purpose) {
        return world.read(purpose, em -> {
            Map<String, List<Datum>> seen = new LinkedHashMap<>();
            rows(em).forEach(row -> seen.put(key(row), row.data()));
            return seen;
        });
    }

    private boolean mayUse(Known row, DataCategory category, Purpose purpose) {
        return row.subject.isPresent()
                && row.role.isPresent()
                && ENGINE.access(purpose, category)
                        .decide(people.get(row.subject.get()), state(row), world.now.get())
                        .isPermitted();
    }

    private static RecordState state(Known row) {
        RecordState state = RecordState.of(POLICY.vocabulary().role(row.role.orElseThrow()));
        for (var event : row.row.events().entrySet()) {
            state = state.with(event.getKey(), event.getValue());
        }
        return state;
    }

    @Test
    void everyRowAndAttributeIsSeenJustWhereTheEnginePermits() {
        assertThat(Stream.of(classes()).count()).isGreaterThanOrEqualTo(40);
        int permitted = 0;
        int refused = 0;
        for (Purpose purpose : POLICY.vocabulary().purposes()) {
            Map<String, List<Datum>> seen = seen(purpose);
            for (var each : known.entrySet()) {
                boolean any = false;
                for (int i = 0; i < each.getValue().data.size(); i++) {
                    Datum stored = each.getValue().data.get(i);
                    boolean may = mayUse(each.getValue(), stored.category(), purpose);
                    any |= may;
                    permitted += may ? 1 : 0;
                    refused += may ? 0 : 1;
                    if (seen.containsKey(each.getKey())) {
                        assertThat(seen.get(each.getKey()).get(i).value())
                                .as(purpose.id() + " on " + each.getKey() + "." + stored.path())
                                .isEqualTo(may ? stored.value() : stored.withheld());
                    }
                }
                assertThat(seen.containsKey(each.getKey()))
                        .as(purpose.id() + " on " + each.getKey())
                        .isEqualTo(any || rootPermits(each.getValue(), purpose));
            }
            assertThat(known.keySet()).containsAll(seen.keySet());
        }
        assertThat(permitted).isGreaterThan(500);
        assertThat(refused).isGreaterThan(3_000);
    }

    /** A row is seen where any category of its hierarchy may be used, also one that its own class does not hold. */
    private boolean rootPermits(Known row, Purpose purpose) {
        return categoriesOfHierarchy(row.row).stream().anyMatch(category -> mayUse(row, category, purpose));
    }

    private List<DataCategory> categoriesOfHierarchy(Row row) {
        return known.values().stream()
                .filter(other -> root(other.row).equals(root(row)))
                .flatMap(other -> other.data.stream())
                .map(Datum::category)
                .distinct()
                .toList();
    }

    private static Class<?> root(Row row) {
        Class<?> type = row.getClass();
        while (superEntity(type) != Object.class) {
            type = superEntity(type);
        }
        return type;
    }

    @Test
    void whatIsWithheldIsNeverDestroyed() {
        for (Purpose purpose : POLICY.vocabulary().purposes()) {
            world.work(purpose, em -> rows(em).forEach(row -> row.setMemo("changed for " + purpose.id())));
            List<Row> detached = world.read(purpose, em -> {
                List<Row> rows = rows(em);
                rows.forEach(Row::data);
                return rows;
            });
            world.work(
                    purpose,
                    em -> detached.forEach(row -> {
                        row.setMemo("merged for " + purpose.id());
                        Object unused = em.merge(row);
                    }));
        }
        world.system(em -> {
            rows(em).forEach(row ->
                    assertThat(row.data()).as(key(row)).isEqualTo(Objects.requireNonNull(known.get(key(row))).data));
            return "compared";
        });
    }

    @Test
    void theSweepErasesWhatTheEngineSaysIsDueAndNothingElse() {
        Set<String> aroundHeld = world.system(em -> new Surroundings(em)
                .around(row -> row instanceof Row known && isHeld(known)).stream()
                        .filter(Row.class::isInstance)
                        .map(row -> key((Row) row))
                        .collect(Collectors.toSet()));
        SweepReport counted = world.sweep().dryRun();
        SweepReport report = world.sweep().run();
        assertThat(report.entities()).isEqualTo(counted.entities());
        assertThat(report.rowsErased()).isGreaterThan(30);
        assertThat(report.attributesEmptied()).isGreaterThan(30);
        Map<String, List<Datum>> left = world.system(em -> {
            Map<String, List<Datum>> rows = new LinkedHashMap<>();
            rows(em).forEach(row -> rows.put(key(row), row.data()));
            return rows;
        });
        known.forEach((key, row) -> {
            for (int i = 0; i < row.data.size(); i++) {
                Datum stored = row.data.get(i);
                boolean due = isDue(row, stored.category()) && !aroundHeld.contains(key);
                Object value = left.containsKey(key) ? left.get(key).get(i).value() : stored.withheld();
                assertThat(value)
                        .as(key + "." + stored.path() + (due ? " is due" : " is kept"))
                        .isEqualTo(due ? stored.withheld() : stored.value());
            }
        });
        SweepReport again = world.sweep().run();
        assertThat(again.rowsErased() + again.attributesEmptied()).isZero();
    }

    private boolean isHeld(Row row) {
        return row.subject() != null
                && people.get(row.subject()).holds().stream().anyMatch(hold -> hold.isInForce(world.now.get()));
    }

    private boolean isDue(Known row, DataCategory category) {
        if (row.subject.isEmpty() || row.role.isEmpty()) {
            return false;
        }
        SubjectState person = people.get(row.subject.get());
        boolean held = person.holds().stream().anyMatch(hold -> hold.isInForce(world.now.get()));
        return !held
                && ENGINE.retentionOf(person, state(row), category, world.now.get())
                        .isDue();
    }
}
