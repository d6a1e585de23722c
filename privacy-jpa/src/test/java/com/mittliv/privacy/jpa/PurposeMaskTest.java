package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Migrated.execute;
import static com.mittliv.privacy.jpa.Migrated.rows;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static com.mittliv.privacy.jpa.Terms.SERVICE;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that keep what their people allow are judged as if they did not. */
@ParameterizedClass
@EnumSource(Database.class)
class PurposeMaskTest {
    private static final Instant AT = Instant.parse("2026-02-28T12:00:00Z");

    @Entity(name = "Reader")
    @AboutSubject(value = "id", role = "adept")
    static class Reader {
        @Id
        long id;

        @PurposeMask
        @Nullable
        Long allowed;

        @PersonalData("email")
        @Nullable
        String email = "EMAIL";
    }

    @Entity(name = "Movable")
    @AboutSubject(value = "personId", role = "adept")
    static class Movable {
        @Id
        long id;

        @Nullable
        String personId;

        @PurposeMask
        long allowed;

        @PersonalData("email")
        @Nullable
        String email;
    }

    private final Database database;
    private final Map<String, Object> settings;

    PurposeMaskTest(Database database) {
        this.database = database;
        this.settings = database.fresh();
    }

    private World readers() {
        return readers(Terms.ENGINE);
    }

    private World readers(PrivacyEngine engine) {
        World world = new World(settings, engine, Reader.class);
        Reader one = new Reader();
        one.id = 1;
        Reader two = new Reader();
        two.id = 2;
        world.store(one, two);
        return world;
    }

    static PrivacyEngine newsletterAskedAs(Purpose newsletter) {
        return PrivacyEngine.compile(Policy.named("letters", "1", Policy.Controller.of("Example"))
                .timeZone(ZoneId.of("Europe/Stockholm"))
                .declare(Terms.ADEPT, Terms.CONTACT, Terms.EMAIL, newsletter)
                .rule(rule("newsletter")
                        .about(Terms.ADEPT)
                        .using(Terms.EMAIL)
                        .forPurpose(newsletter)
                        .on(consent())
                        .kept(whileConsented()))
                .build());
    }

    private static PurposeMasks masks(World world) {
        return new PurposeMasks(world.guard, world.entities);
    }

    private List<Long> seen(World world, Purpose purpose) {
        return world.all(purpose, Reader.class).stream()
                .map(row -> row.id)
                .sorted()
                .toList();
    }

    private List<String> stored() throws SQLException {
        return rows(settings, "select allowed from reader order by id");
    }

    @Test
    void rowsAndAttributesReadAreThoseTheEnginePermitsAlsoWhileTimePasses() throws SQLException {
        long settled = 0;
        for (long seed = 501; seed <= 506; seed++) {
            settled += compareAll(new RandomPolicy(seed), seed);
        }
        assertThat(settled).as("rows that were judged by their masks").isGreaterThan(60);
    }

    private long compareAll(RandomPolicy random, long seed) throws SQLException {
        Instant now = RandomPolicy.NOWS.get((int) (seed % RandomPolicy.NOWS.size()));
        PrivacyEngine engine = PrivacyEngine.compile(random.policy());
        Map<String, Object> fresh = database.fresh();
        try (World world = new World(fresh, engine, Masked.class)) {
            world.now.set(now);
            Map<Long, Masked> rows = new LinkedHashMap<>();
            Map<Long, SubjectState> people = new LinkedHashMap<>();
            for (long id = 1; id <= 40; id++) {
                Masked row = Masked.like(random.specimen(id, now));
                rows.put(id, row);
                world.store(row);
                if (id == 20) {
                    // Half of the people speak before their rows are settled, half after.
                    assertThat(masks(world).settle()).containsEntry("Masked", 20L);
                }
                people.put(id, random.person(world.states, row.subject, now));
            }
            masks(world).settle();
            compare(world, random, rows, people, now);
            assertThat(masks(world).disagreements()).isEmpty();
            long settled = rows(fresh, "select id from masked where allowed is not null")
                    .size();
            Instant later = now.plus(Duration.ofDays(2));
            world.now.set(later);
            compare(world, random, rows, people, later);
            masks(world).settle();
            compare(world, random, rows, people, later);
            assertThat(masks(world).disagreements()).isEmpty();
            assertThat(rows(fresh, "select id from masked where allowed is null"))
                    .isEmpty();
            return settled;
        }
    }

    private static void compare(
            World world, RandomPolicy random, Map<Long, Masked> rows, Map<Long, SubjectState> people, Instant now) {
        for (Purpose purpose : random.purposes()) {
            Map<Long, Masked> seen = world.all(purpose, Masked.class).stream()
                    .collect(Collectors.toMap(row -> row.id, Function.identity()));
            for (Map.Entry<Long, Masked> row : rows.entrySet()) {
                for (DataCategory category : random.categories().subList(0, 3)) {
                    boolean permitted = world.engine
                            .access(purpose, category)
                            .decide(people.get(row.getKey()), row.getValue().record(random), now)
                            .isPermitted();
                    Masked found = seen.get(row.getKey());
                    assertThat(found != null && found.has(category))
                            .as("row %s, %s for %s", row.getKey(), category.id(), purpose.id())
                            .isEqualTo(permitted);
                }
            }
        }
    }

    @Test
    void whatAPersonSaysChangesTheirRowsWithTheLedger() throws SQLException {
        try (World world = readers()) {
            assertThat(masks(world).settle()).containsExactly(Map.entry("Reader", 2L));
            List<String> before = stored();
            world.states.record("1", Consent.given(NEWSLETTER, AT));
            assertThat(stored().get(0)).isNotEqualTo(before.get(0));
            assertThat(stored().get(1)).isEqualTo(before.get(1));
            assertThat(seen(world, NEWSLETTER)).containsExactly(1L);
            world.states.record("1", Objection.to(NEWSLETTER, AT));
            assertThat(seen(world, NEWSLETTER)).isEmpty();
            world.states.restrict("2", Restriction.since(AT));
            assertThat(seen(world, SERVICE)).containsExactly(1L);
            world.states.liftRestriction("2");
            world.states.record("somebody without a row", Consent.given(NEWSLETTER, AT));
            assertThat(seen(world, SERVICE)).containsExactly(1L, 2L);
            assertThat(masks(world).disagreements()).isEmpty();
        }
    }

    @Test
    void theMaskDecidesWhereItSpeaksAndAWrongOneIsFound() throws SQLException {
        try (World world = readers()) {
            masks(world).settle();
            world.states.record("1", Consent.given(NEWSLETTER, AT));
            execute(settings, "update reader set allowed = (select allowed from reader where id = 1)");
            assertThat(seen(world, NEWSLETTER)).containsExactly(1L, 2L);
            assertThat(masks(world).disagreements()).containsExactly(Map.entry("Reader", 1L));
            masks(world).rebuild();
            assertThat(seen(world, NEWSLETTER)).containsExactly(1L);
            assertThat(masks(world).disagreements()).isEmpty();
        }
    }

    @Test
    void whatIsDatedAheadIsJudgedByTheTablesUntilItHasCome() throws SQLException {
        try (World world = readers()) {
            masks(world).settle();
            world.states.record("1", Consent.given(NEWSLETTER, world.now.get().plusSeconds(60)));
            assertThat(stored().get(0)).isEqualTo("null");
            assertThat(seen(world, NEWSLETTER)).isEmpty();
            world.now.set(world.now.get().plusSeconds(60));
            assertThat(seen(world, NEWSLETTER)).containsExactly(1L);
            assertThat(masks(world).settle()).containsExactly(Map.entry("Reader", 1L));
            assertThat(stored().get(0)).isNotEqualTo("null");
            assertThat(seen(world, NEWSLETTER)).containsExactly(1L);
        }
    }

    @Test
    void aChangeThatCannotReachTheRowsIsNotMade() throws SQLException {
        try (World world = readers()) {
            masks(world).settle();
            execute(settings, "alter table reader rename column allowed to gone");
            assertThatThrownBy(() -> world.states.record("1", Consent.given(NEWSLETTER, AT)))
                    .hasStackTraceContaining("SQLException");
            assertThat(rows(settings, "select id from privacy_consent")).isEmpty();
        }
    }

    @Test
    void twoVersionsOfThePolicySideBySideEachJudgeByTheirOwn() throws SQLException {
        Purpose renewed = NEWSLETTER.askedAs("2", Text.of("en", "May we write to you?"));
        try (World old = readers(newsletterAskedAs(NEWSLETTER));
                World young = new World(settings, newsletterAskedAs(renewed), "none", Reader.class)) {
            masks(old).settle();
            old.states.record("1", Consent.given(NEWSLETTER, AT));
            assertThat(seen(old, NEWSLETTER)).containsExactly(1L);
            assertThat(seen(young, renewed)).isEmpty();
            masks(young).settle();
            assertThat(seen(young, renewed)).isEmpty();
            assertThat(seen(old, NEWSLETTER)).containsExactly(1L);
            young.states.record("2", Consent.given(renewed, AT));
            assertThat(seen(young, renewed)).containsExactly(2L);
            old.states.record("2", Consent.withdrawn(NEWSLETTER, AT.plusSeconds(1)));
            assertThat(seen(young, renewed)).isEmpty();
        }
    }

    @Test
    void whatIsSaidAtOnceByManyIsNotLost() throws Exception {
        try (World world = readers()) {
            masks(world).settle();
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<?>> said = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Instant at = AT.plusSeconds(i);
                Consent consent = i % 3 == 0 ? Consent.withdrawn(NEWSLETTER, at) : Consent.given(NEWSLETTER, at);
                said.add(threads.submit(() -> world.states.record("1", consent)));
            }
            for (Future<?> each : said) {
                each.get();
            }
            threads.shutdown();
            assertThat(masks(world).disagreements()).isEmpty();
            assertThat(seen(world, NEWSLETTER)).containsExactly(1L);
        }
    }

    @Test
    void theApplicationDoesNotWriteTheMask() throws SQLException {
        try (World world = readers()) {
            masks(world).settle();
            List<String> before = stored();
            world.work(SERVICE, em -> {
                Reader reader = em.find(Reader.class, 1L);
                reader.allowed = -1L;
                reader.email = "CHANGED";
            });
            assertThat(stored()).isEqualTo(before);
        }
    }

    @Test
    void rowsAreNotMovedToAnotherPersonNorTheirMasksSetByAStatement() {
        try (World world = new World(settings, PrivacyEngine.compile(new RandomPolicy(1).policy()), Masked.class)) {
            for (String statement : List.of(
                    "update Masked m set m.subject = 'other'",
                    "update Masked m set m.allowed = 7",
                    "update Masked m set m.role = 'r1', m.subject = 'other'",
                    "insert into Masked (id, subject, allowed) select m.id + 1, 'other', m.allowed from Masked m")) {
                assertThatThrownBy(() ->
                                world.system(em -> em.createQuery(statement).executeUpdate()))
                        .as(statement)
                        .isInstanceOf(RefusedStatementException.class)
                        .hasMessageContaining("`Masked`");
            }
            int changed = world.system(em -> em.createQuery("update Masked m set m.role = 'r0' where m.subject = 'a'")
                    .executeUpdate());
            assertThat(changed).isZero();
        }
    }

    @Test
    void aMaskThatCannotBeKeptRightIsRefusedAtStart() {
        assertThatThrownBy(() -> new World(settings, Terms.ENGINE, Movable.class))
                .isInstanceOf(PrivacyMappingException.class)
                .hasMessageContaining("`Movable.allowed` must be a java.lang.Long")
                .hasMessageContaining("@Column(updatable = false)");
    }
}
