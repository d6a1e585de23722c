package com.mittliv.privacy.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What SQL lets through and erases is what the engine decides: held over generated policies, people and rows. */
class ParityTest {
    /** The first generated policy's seed; further ones follow it. */
    static final long FIRST = Long.getLong("privacy.parity.seed", 1);

    static final int POLICIES = Integer.getInteger("privacy.parity.policies", 8);
    static final int ROWS = 40;

    /** Where a case's people and what they said are kept. */
    interface People {
        /** In the library's tables. */
        People IN_TABLES = new People() {
            @Override
            public List<Class<?>> types() {
                return List.of();
            }

            @Override
            public Policy policy(RandomPolicy random) {
                return random.policy();
            }

            @Override
            public SubjectState person(RandomPolicy random, World world, Specimen row, Instant now) {
                return random.person(world.states, row.subject, now);
            }
        };

        /** Entities of their own. */
        List<Class<?>> types();

        Policy policy(RandomPolicy random);

        /** Makes the person of a row up, in memory and in the database. */
        SubjectState person(RandomPolicy random, World world, Specimen row, Instant now);
    }

    /** One generated policy with its rows, on a database of its own. */
    static final class Cases implements AutoCloseable {
        final long seed;
        final RandomPolicy random;
        final PrivacyEngine engine;
        final World world;
        final Class<?>[] types;
        final Map<Long, Specimen> rows = new LinkedHashMap<>();
        final Map<Long, SpecimenPaper> papers = new LinkedHashMap<>();
        final Map<Long, SubjectState> people = new LinkedHashMap<>();
        final Instant now;
        int compared;

        Cases(Database database, long seed) {
            this(database.fresh(), seed, UnaryOperator.identity(), People.IN_TABLES);
        }

        Cases(Map<String, Object> connection, long seed, UnaryOperator<PrivacyGuard> options, People told) {
            this.seed = seed;
            this.random = new RandomPolicy(seed);
            this.engine = PrivacyEngine.compile(told.policy(random));
            this.now = RandomPolicy.NOWS.get((int) (seed % RandomPolicy.NOWS.size()));
            this.types = Stream.concat(
                            Stream.of(
                                    Specimen.class,
                                    Specimen.Detail.class,
                                    SpecimenPaper.class,
                                    SpecimenPaper.Sheet.class),
                            told.types().stream())
                    .toArray(Class<?>[]::new);
            this.world = new World(connection, engine, options, types);
            world.now.set(now);
            List<Object> all = new ArrayList<>();
            for (long id = 1; id <= ROWS; id++) {
                Specimen row = random.specimen(id, now);
                Specimen.Detail detail = new Specimen.Detail();
                detail.id = id;
                detail.specimen = row;
                rows.put(id, row);
                all.add(row);
                all.add(detail);
                SpecimenPaper paper = SpecimenPaper.of(row);
                papers.put(id, paper);
                all.add(paper);
                people.put(id, told.person(random, world, row, now));
            }
            world.store(all.toArray());
            world.statements.clear();
        }

        boolean mayUse(long id, Purpose purpose, DataCategory category) {
            return engine.access(purpose, category)
                    .decide(people.get(id), rows.get(id).record(random), now)
                    .isPermitted();
        }

        boolean isDue(long id, DataCategory category) {
            return engine.retentionOf(people.get(id), rows.get(id).record(random), category, now)
                    .isDue();
        }

        boolean mayUsePaper(long id, Purpose purpose, DataCategory category) {
            return papers.get(id)
                    .record(random)
                    .filter(record -> engine.access(purpose, category)
                            .decide(people.get(id), record, now)
                            .isPermitted())
                    .isPresent();
        }

        boolean isPaperDue(long id, DataCategory category) {
            return papers.get(id)
                    .record(random)
                    .filter(record -> engine.retentionOf(people.get(id), record, category, now)
                            .isDue())
                    .isPresent();
        }

        Map<Long, SpecimenPaper> papersSeen(EntityManager em) {
            return byId(em.createQuery("from Paper", SpecimenPaper.class).getResultList(), paper -> paper.key.number());
        }

        boolean isHeld(long id) {
            return people.get(id).holds().stream().anyMatch(hold -> hold.isInForce(now));
        }

        void compare(String what, long id, DataCategory category, boolean sql, boolean engineSays) {
            compared++;
            assertThat(sql).as(() -> report(what, id, category)).isEqualTo(engineSays);
        }

        /** All that is needed to see the difference again. */
        private String report(String what, long id, DataCategory category) {
            Specimen row = rows.get(id);
            SubjectState person = people.get(id);
            return "seed " + seed + ", now " + now + ", row " + id + ": " + what + " of " + category.id() + "\n  role "
                    + row.role + ", e0 " + row.e0 + ", e1 " + row.e1 + ", e2 " + row.e2 + "\n  consents "
                    + person.consents().stream()
                            .map(c -> c.act() + " " + c.purpose().id() + " " + c.at() + " wording " + c.wording())
                            .toList()
                    + "\n  objections "
                    + person.objections().stream()
                            .map(o -> o.purpose().id() + " " + o.at() + " "
                                    + o.compellingGrounds().isPresent())
                            .toList()
                    + "\n  restriction "
                    + person.restriction()
                            .map(r -> r.since() + " open for "
                                    + r.openFor().stream().map(Purpose::id).toList())
                    + "\n  holds " + person.holds() + "\n  rules "
                    + engine.rulesUsing(random.role(row.role), category).stream()
                            .map(Cases::sentence)
                            .collect(Collectors.joining("\n    "));
        }

        private static String sentence(ProcessingRule rule) {
            return rule.id() + " " + rule.purposes().stream().map(Purpose::id).toList() + " on "
                    + rule.basis().id() + " after "
                    + rule.onlyAfter().stream().map(event -> event.id()).toList() + " kept " + rule.retention();
        }

        @Override
        public void close() {
            world.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void rowsAndAttributesReadAreThoseTheEnginePermits(Database database) {
        int compared = 0;
        for (long seed = FIRST; seed < FIRST + POLICIES; seed++) {
            try (Cases cases = new Cases(database, seed)) {
                for (Purpose purpose : cases.random.purposes()) {
                    read(cases, purpose);
                }
                compared += cases.compared;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(POLICIES * ROWS * 4 * 10);
    }

    static void read(Cases cases, Purpose purpose) {
        Map<Long, Specimen> seen = byId(cases.world.all(purpose, Specimen.class), row -> row.id);
        Map<Long, Specimen.Detail> details = byId(cases.world.all(purpose, Specimen.Detail.class), row -> row.id);
        Map<Long, SpecimenPaper> papers = cases.world.read(purpose, cases::papersSeen);
        for (long id : cases.rows.keySet()) {
            boolean any = false;
            for (DataCategory category : cases.random.categories()) {
                boolean permitted = cases.mayUse(id, purpose, category);
                any |= permitted;
                boolean has = seen.containsKey(id) && seen.get(id).has(category);
                cases.compare(purpose.id() + " sees", id, category, has, permitted);
            }
            DataCategory c1 = cases.random.categories().get(1);
            cases.compare(purpose.id() + " sees the row", id, c1, seen.containsKey(id), any);
            boolean detail = details.containsKey(id) && details.get(id).b1 != null;
            cases.compare(purpose.id() + " sees the detail", id, c1, detail, cases.mayUse(id, purpose, c1));
            readPaper(cases, purpose, id, papers);
        }
    }

    private static void readPaper(Cases cases, Purpose purpose, long id, Map<Long, SpecimenPaper> papers) {
        boolean any = false;
        for (DataCategory category : cases.random.categories()) {
            boolean permitted = cases.mayUsePaper(id, purpose, category);
            any |= permitted;
            if (cases.papers.get(id).holds(category)) {
                boolean has = papers.containsKey(id) && papers.get(id).has(category);
                cases.compare(purpose.id() + " sees the paper", id, category, has, permitted);
            }
        }
        DataCategory c1 = cases.random.categories().get(1);
        cases.compare(purpose.id() + " sees the paper's row", id, c1, papers.containsKey(id), any);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void theSweepErasesWhatTheEngineSaysIsDueAndNothingElse(Database database) {
        for (long seed = FIRST + 100; seed < FIRST + 100 + POLICIES; seed++) {
            try (Cases cases = new Cases(database, seed)) {
                sweep(cases);
            }
        }
    }

    static void sweep(Cases cases) {
        SweepReport counted = cases.world.sweep().dryRun();
        SweepReport report = cases.world.sweep().run();
        assertThat(report.entities())
                .as("seed " + cases.seed + ": the dry run counts what the run erases and what stays")
                .isEqualTo(counted.entities());
        Map<Long, Specimen> left = cases.world.system(
                em -> byId(em.createQuery("from Specimen", Specimen.class).getResultList(), row -> row.id));
        Map<Long, Specimen.Detail> details = cases.world.system(
                em -> byId(em.createQuery("from Detail", Specimen.Detail.class).getResultList(), row -> row.id));
        Map<Long, SpecimenPaper> papers = cases.world.system(cases::papersSeen);
        for (long id : cases.rows.keySet()) {
            boolean held = cases.isHeld(id);
            boolean all = true;
            for (DataCategory category : cases.random.categories()) {
                boolean gone = cases.isDue(id, category) && !held;
                all &= gone;
                boolean has = left.containsKey(id) && left.get(id).has(category);
                cases.compare("the sweep leaves", id, category, has, !gone);
            }
            DataCategory c1 = cases.random.categories().get(1);
            boolean detailGone = cases.isDue(id, c1) && !held;
            cases.compare("the sweep leaves the detail", id, c1, details.containsKey(id), !detailGone);
            cases.compare("the sweep leaves the row", id, c1, left.containsKey(id), !all);
            for (DataCategory category : cases.random.categories()) {
                boolean gone = cases.isPaperDue(id, category) && !held;
                boolean has = papers.containsKey(id) && papers.get(id).has(category);
                boolean stays = cases.papers.get(id).holds(category) && !gone;
                cases.compare("the sweep leaves the paper", id, category, has, stays);
            }
        }
        SweepReport again = cases.world.sweep().run();
        assertThat(again.rowsErased() + again.attributesEmptied()).isZero();
    }

    private static <T> Map<Long, T> byId(List<T> rows, Function<T, Long> id) {
        return rows.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
