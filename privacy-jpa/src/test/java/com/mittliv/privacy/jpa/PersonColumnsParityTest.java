package com.mittliv.privacy.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.ParityTest.Cases;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What SQL makes of consents and objections in the application's own columns is what the engine does. */
class PersonColumnsParityTest {
    private static final Role KEEPER = Role.of("r2");

    /** For each way of keeping what people said. */
    private static final int POLICIES = Integer.getInteger("privacy.parity.policies", 2);

    private interface Work {
        void on(Cases cases, SaidPeople people);
    }

    private static int each(Database database, long first, Work work) {
        int compared = 0;
        for (Supplier<Sayings> kind : SaidPeople.kinds()) {
            for (long seed = first; seed < first + POLICIES; seed++) {
                SaidPeople people = new SaidPeople(kind);
                try (Cases cases = new Cases(database.fresh(), seed, UnaryOperator.identity(), people)) {
                    work.on(cases, people);
                    compared += cases.compared;
                }
            }
        }
        return compared;
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void rowsAndAttributesReadAreThoseTheEnginePermits(Database database) {
        int compared = each(database, ParityTest.FIRST, (cases, people) -> {
            states(cases);
            for (Purpose purpose : cases.random.purposes()) {
                ParityTest.read(cases, purpose);
                sayings(cases, people, purpose);
            }
        });
        assertThat(compared).isGreaterThanOrEqualTo(2 * POLICIES * ParityTest.ROWS * 4 * 10);
    }

    private static void states(Cases cases) {
        List<String> ids = cases.rows.values().stream().map(row -> row.subject).toList();
        Map<String, SubjectState> loaded = cases.world.states.loadAll(ids);
        cases.rows.forEach((id, row) -> {
            SubjectState state = loaded.get(row.subject);
            SubjectState expected = cases.people.get(id);
            assertThat(state.consents()).containsExactlyInAnyOrderElementsOf(expected.consents());
            assertThat(state.objections()).containsExactlyInAnyOrderElementsOf(expected.objections());
            assertThat(state.restriction()).isEqualTo(expected.restriction());
        });
    }

    private static void sayings(Cases cases, SaidPeople people, Purpose purpose) {
        Map<String, Sayings> seen = cases.world.all(purpose, people.type()).stream()
                .collect(Collectors.toMap(row -> row.subject, Function.identity()));
        cases.rows.forEach((id, row) -> {
            if (people.said.containsKey(row.subject)) {
                for (DataCategory category : cases.random.categories().subList(0, 3)) {
                    boolean permitted = cases.engine
                            .access(purpose, category)
                            .decide(cases.people.get(id), RecordState.of(KEEPER), cases.now)
                            .isPermitted();
                    boolean has = seen.containsKey(row.subject)
                            && seen.get(row.subject).has(category);
                    cases.compare(
                            purpose.id() + " sees what stands beside what was said", id, category, has, permitted);
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void theSweepErasesWhatTheEngineSaysIsDueAndNothingElse(Database database) {
        int compared = each(database, ParityTest.FIRST + 100, (cases, people) -> {
            ParityTest.sweep(cases);
            assertThat(cases.world.<List<? extends Sayings>>system(
                            em -> em.createQuery("from " + people.type().getSimpleName(), people.type())
                                    .getResultList()))
                    .as("what was said stays with its row")
                    .hasSameSizeAs(people.said.values());
        });
        assertThat(compared).isGreaterThanOrEqualTo(2 * POLICIES * ParityTest.ROWS * 5);
    }
}
