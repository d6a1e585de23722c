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
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import java.sql.SQLException;
import java.sql.Statement;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
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
    @NoRetentionEvent(value = "ended", because = "invented rows stay")
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
    @NoRetentionEvent(value = "ended", because = "invented rows stay")
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

    @Entity(name = "Visit")
    @AboutSubject(value = "key.personId", role = "adept")
    @NoRetentionEvent(value = "ended", because = "invented rows stay")
    static class Visit {
        @Embeddable
        record Key(String personId, int number) {}

        @EmbeddedId
        Key key = new Key("", 0);

        @PurposeMask
        @Nullable
        Long allowed;

        @PersonalData("email")
        @Nullable
        String email = "EMAIL";
    }

    @Entity(name = "Note")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    @AboutSubject(value = "personId", role = "adept")
    @NoRetentionEvent(value = "ended", because = "invented rows stay")
    abstract static class Note {
        @Id
        long id;

        @Column(updatable = false)
        String personId = "";

        @PurposeMask
        @Nullable
        Long allowed;
    }

    @Entity(name = "Letter")
    static class Letter extends Note {
        @PersonalData("email")
        @Nullable
        String email = "EMAIL";
    }

    @Entity(name = "Talk")
    static class Talk extends Note {
        @PersonalData("email")
        @Nullable
        String email = "EMAIL";
    }

    @Entity(name = "Badge")
    @Inheritance(strategy = InheritanceType.JOINED)
    @AboutSubject(value = "personId", role = "adept")
    @NoRetentionEvent(value = "ended", because = "invented rows stay")
    static class Badge {
        @Id
        long id;

        @Column(updatable = false)
        String personId = "";

        @PurposeMask
        @Nullable
        Long allowed;
    }

    @Entity(name = "NamedBadge")
    static class NamedBadge extends Badge {
        @PersonalData("email")
        @Nullable
        String email = "EMAIL";
    }

    @Entity(name = "LateMask")
    static class LateMask extends Note {
        @PurposeMask
        @Nullable
        Long second;

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
                .declare(Terms.ADEPT, Terms.CONTACT, Terms.EMAIL, Terms.ENDED, newsletter)
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
    void noSqlOfTheApplicationSetsAMaskOrMovesARowWhateverWayItTakes() {
        RandomPolicy random = new RandomPolicy(1);
        try (World world = new World(settings, PrivacyEngine.compile(random.policy()), Masked.class)) {
            for (String sql : List.of(
                    "update masked set allowed = 7",
                    "update masked set ALLOWED=7",
                    "update masked m set m.subject = 'other'",
                    "update masked set role = 'r1', \"SUBJECT\" = 'other'",
                    "update masked set (role, subject) = ('r1', 'other')",
                    "insert into masked (id, subject, allowed) values (1, 'other', 7)",
                    "merge into masked m using masked n on m.id = n.id when matched then update set subject = 'other'")) {
                for (Consumer<EntityManager> way : ways(sql)) {
                    assertThatThrownBy(() -> world.system(em -> done(em, way)))
                            .as(sql)
                            .isInstanceOf(RefusedStatementException.class)
                            .hasMessageContaining("sets the purpose mask of entity `Masked`");
                    assertThatThrownBy(() ->
                                    world.work(random.purposes().iterator().next(), way))
                            .as(sql)
                            .isInstanceOf(RefusedStatementException.class);
                }
            }
            assertThatThrownBy(() -> world.system(em -> em.createQuery(
                                    "insert into Masked (id, subject) values (1, 'a') on conflict (id) do update"
                                            + " set subject = 'other'")
                            .executeUpdate()))
                    .isInstanceOf(RefusedStatementException.class)
                    .hasMessageContaining("sets the purpose mask of entity `Masked`");
            String harmless = "update masked m set role = 'r1' where m.subject = 'a'";
            ways(harmless).forEach(way -> world.system(em -> done(em, way)));
        }
    }

    private static List<Consumer<EntityManager>> ways(String sql) {
        return List.of(
                em -> em.createNativeQuery(sql).executeUpdate(),
                em -> em.unwrap(Session.class).doWork(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        int unused = statement.executeUpdate(sql);
                    }
                }));
    }

    private static String done(EntityManager em, Consumer<EntityManager> work) {
        work.accept(em);
        return "done";
    }

    @Test
    void declaredNativeSqlGetsTheRowsThatTheMaskLetsThrough() throws SQLException {
        try (World world = readers()) {
            masks(world).settle();
            world.states.record("1", Consent.given(NEWSLETTER, AT));
            String sql = "/* reads Reader.email */ select r.id from reader r where r.email = 'EMAIL'";
            assertThat(natively(world, sql)).containsExactly("1");
            execute(settings, "update reader set allowed = (select allowed from reader where id = 1)");
            assertThat(natively(world, sql)).containsExactlyInAnyOrder("1", "2");
        }
    }

    private static List<String> natively(World world, String sql) {
        return world.read(
                NEWSLETTER,
                em -> ((List<?>) em.createNativeQuery(sql).getResultList())
                        .stream().map(Object::toString).toList());
    }

    @Test
    void aPersonSpeaksInTheMidstOfWorkForAPurpose() throws SQLException {
        try (World world = readers()) {
            masks(world).settle();
            world.work(NEWSLETTER, em -> {
                assertThat(em.createQuery("from Reader", Reader.class).getResultList())
                        .isEmpty();
                world.states.record("1", Consent.given(NEWSLETTER, AT));
                assertThat(em.createQuery("select r.id from Reader r", Long.class)
                                .getResultList())
                        .containsExactly(1L);
            });
            assertThat(masks(world).disagreements()).isEmpty();
        }
    }

    @Test
    void masksAreKeptForCompositeKeysAndWhereEachClassHasItsTable() throws SQLException {
        try (World world = new World(settings, Terms.ENGINE, Visit.class, Note.class, Letter.class, Talk.class)) {
            world.store(visit("a", 1), visit("a", 2), visit("b", 1));
            world.store(note(new Letter(), 1, "a"), note(new Letter(), 2, "b"), note(new Talk(), 3, "a"));
            assertThat(masks(world).settle()).containsOnly(Map.entry("Visit", 3L), Map.entry("Note", 3L));
            world.states.record("a", Consent.given(NEWSLETTER, AT));
            assertThat(world.all(NEWSLETTER, Visit.class))
                    .extracting(visit -> visit.key)
                    .containsExactlyInAnyOrder(new Visit.Key("a", 1), new Visit.Key("a", 2));
            assertThat(world.all(NEWSLETTER, Note.class))
                    .extracting(note -> note.id)
                    .containsExactlyInAnyOrder(1L, 3L);
            assertThat(masks(world).disagreements()).isEmpty();
            execute(settings, "update visit set allowed = (select max(allowed) from visit)");
            execute(settings, "update letter set allowed = (select max(allowed) from letter)");
            assertThat(world.all(NEWSLETTER, Visit.class)).hasSize(3);
            assertThat(world.all(NEWSLETTER, Note.class)).hasSize(3);
            assertThat(masks(world).disagreements()).containsOnly(Map.entry("Visit", 1L), Map.entry("Note", 1L));
            assertThat(masks(world).rebuild()).containsOnly(Map.entry("Visit", 3L), Map.entry("Note", 3L));
            assertThat(world.all(NEWSLETTER, Visit.class)).hasSize(2);
            assertThat(world.all(NEWSLETTER, Note.class)).hasSize(2);
        }
    }

    @Test
    void rowsOfAJoinedSubclassAreJudgedByTheMaskOfTheirFirstTable() throws SQLException {
        try (World world = new World(settings, Terms.ENGINE, Badge.class, NamedBadge.class)) {
            for (long id = 1; id <= 2; id++) {
                NamedBadge badge = new NamedBadge();
                badge.id = id;
                badge.personId = "p" + id;
                world.store(badge);
            }
            masks(world).settle();
            world.states.record("p1", Consent.given(NEWSLETTER, AT));
            assertThat(emails(world)).containsExactly("1 EMAIL");
            execute(settings, "update badge set allowed = (select max(allowed) from badge)");
            assertThat(emails(world)).containsExactly("1 EMAIL", "2 EMAIL");
        }
    }

    private static List<String> emails(World world) {
        return world.all(NEWSLETTER, NamedBadge.class).stream()
                .map(badge -> badge.id + " " + badge.email)
                .sorted()
                .toList();
    }

    private static Visit visit(String person, int number) {
        Visit visit = new Visit();
        visit.key = new Visit.Key(person, number);
        return visit;
    }

    private static Note note(Note note, long id, String person) {
        note.id = id;
        note.personId = person;
        return note;
    }

    @Test
    void theDataMapTellsWhatAMaskIsAndWhichCannotBeKept() {
        PrivacyGuard guard = PrivacyGuard.of(Terms.ENGINE, new PurposeScope(Terms.ENGINE), () -> AT);
        assertThat(PrivacyCoverage.of(guard, List.of(Reader.class)).findings()).isEmpty();
        assertThat(PrivacyCoverage.of(guard, List.of(Reader.class)).toString())
                .contains("Reader.allowed: no personal data, keeps what the row's person allows");
        assertThat(PrivacyCoverage.of(guard, List.of(Movable.class)).findings())
                .anyMatch(finding -> finding.contains("`Movable.allowed` must be a java.lang.Long"))
                .anyMatch(finding -> finding.contains("@Column(updatable = false)"));
        assertThat(PrivacyCoverage.of(guard, List.of(Note.class, LateMask.class))
                        .findings())
                .anyMatch(finding -> finding.contains("`Note.second` is a purpose mask"));
    }

    @Test
    void aMaskThatCannotBeKeptRightIsRefusedAtStart() {
        assertThatThrownBy(() -> new World(settings, Terms.ENGINE, Movable.class))
                .isInstanceOf(PrivacyMappingException.class)
                .hasMessageContaining("`Movable.allowed` must be a java.lang.Long")
                .hasMessageContaining("@Column(updatable = false)");
    }
}
