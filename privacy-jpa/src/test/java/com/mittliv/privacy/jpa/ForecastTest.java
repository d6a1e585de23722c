package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.jpa.ParityTest.Cases;
import com.mittliv.privacy.jpa.SweepGraphTest.Message;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is counted ahead is what dry runs count when the day has come. */
class ForecastTest {
    private static final int POLICIES = Integer.getInteger("privacy.parity.policies", 3);
    /** Where people say in columns what they say, a case takes longer than all others. */
    private static final int FEW = Math.max(1, POLICIES / 3);

    private static final Duration HALF_A_YEAR = Duration.ofDays(182);

    /** Compares, and tells how many different answers there were. */
    private static long compare(World world, List<Instant> instants, String what) {
        List<SweepReport> ahead = world.sweep().forecast(instants);
        RetentionSweep sweep = world.sweep().withoutCountingWhatStays();
        assertThat(ahead).as(what).hasSameSizeAs(instants);
        for (int i = 0; i < instants.size(); i++) {
            world.now.set(instants.get(i));
            SweepReport then = sweep.dryRun();
            assertThat(ahead.get(i).entities())
                    .as(what + ", " + instants.get(i))
                    .isEqualTo(then.entities());
            assertThat(ahead.get(i).at()).isEqualTo(then.at());
        }
        return ahead.stream().map(SweepReport::entities).distinct().count();
    }

    /** Half years around a case's instant, not in order, and some near by. */
    private static List<Instant> around(Instant now) {
        List<Instant> instants = new ArrayList<>(IntStream.of(3, 1, -2, 0, 7, 12)
                .mapToObj(i -> now.plus(HALF_A_YEAR.multipliedBy(i)))
                .toList());
        instants.add(now.plusNanos(1_500));
        instants.add(now.minusSeconds(1));
        return instants;
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void overGeneratedPoliciesPeopleAndRows(Database database) {
        long answers = 0;
        for (long seed = 300; seed < 300 + POLICIES; seed++) {
            try (Cases cases = new Cases(database, seed)) {
                answers += compare(cases.world, around(cases.now), "seed " + seed);
            }
        }
        assertThat(answers).isGreaterThan(3 * POLICIES);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whereColumnsTellWhatPeopleSaid(Database database) {
        for (Supplier<Sayings> kind : SaidPeople.kinds().stream().limit(FEW).toList()) {
            for (long seed = 400; seed < 400 + FEW; seed++) {
                try (Cases cases = new Cases(database.fresh(), seed, UnaryOperator.identity(), new SaidPeople(kind))) {
                    assertThat(compare(cases.world, around(cases.now), "seed " + seed))
                            .isGreaterThan(1);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whereRowsReferToEachOtherAndHoldsEnd(Database database) {
        try (World world = new World(database, ENGINE, Message.class)) {
            Instant now = world.now.get();
            Message[] all = new Message[30];
            for (int i = 0; i < all.length; i++) {
                all[i] = new Message(i + 1, i == 0 ? null : all[(i - 1) / 2]);
                all[i].endedAt = now.minus(Duration.ofDays(40L * (i % 25)));
            }
            world.store((Object[]) all);
            LegalHold hold = new LegalHold(
                    "a dispute", "legal office", now, Optional.of(now.plus(HALF_A_YEAR)), LocalDate.of(2027, 1, 1));
            world.states.hold("p3", hold);
            world.states.hold("p30", hold);
            assertThat(compare(world, around(now), "messages")).isGreaterThanOrEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void inOneStatementForWhatIsAskedWhateverTheNumberOfInstants(Database database) {
        try (World world = new World(database, ENGINE, Adept.class, Adept.Note.class)) {
            Crowd.stored(world, 60, 7);
            Instant now = world.now.get();
            List<Instant> months = IntStream.range(0, 27)
                    .mapToObj(month -> now.plus(Duration.ofDays(30L * month)))
                    .toList();
            world.statements.clear();
            var few = world.sweep().forecast(months.subList(0, 2));
            int statements = world.statements.size();
            world.statements.clear();
            var many = world.sweep().forecast(months);
            assertThat(world.statements).hasSize(statements);
            assertThat(many.get(1).entities()).isEqualTo(few.get(1).entities());
            assertThat(compare(world, months, "months")).isGreaterThanOrEqualTo(2);
        }
    }
}
