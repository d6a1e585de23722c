package com.mittliv.privacy.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.benchmarks.engine.Engine;
import com.mittliv.privacy.benchmarks.engine.EngineKind;
import com.mittliv.privacy.benchmarks.scenario.Facts;
import com.mittliv.privacy.benchmarks.scenario.FlatRule;
import com.mittliv.privacy.benchmarks.scenario.Question;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Scenario SMALL = Scenario.of(40);
    private static final Scenario LARGE = Scenario.of(10_000);

    /** A run as the gate wants it, in which everything holds. */
    private static Map<String, Measured> soundRun() {
        Map<String, Measured> run = new HashMap<>();
        put(run, "decide/baseline/40", 1.4, 1.3, 1.5, 1.4, 2.0);
        put(run, "decide/floor/40", 3.5, 3.4, 3.6, 3.5, 5.0);
        put(run, "decide/ours/40", 9.0, 8.5, 9.5, 9.0, 13.0);
        put(run, "decide/ours/10000", 9.2, 8.7, 9.4, 9.5, 13.0);
        put(run, "decide/hash-map/40", 18.0, 17.0, 19.0, 18.0, 25.0);
        put(run, "decide/caffeine/40", 20.0, 19.0, 21.0, 20.0, 28.0);
        return run;
    }

    private static void put(Map<String, Measured> run, String id, Double... times) {
        run.put(id, measured(id, 0, times));
    }

    private static Measured measured(String id, double bytes, Double... times) {
        String[] parts = id.split("/", -1);
        List<Double> each = Collections.nCopies(times.length, bytes);
        return new Measured(parts[0], parts[1], Integer.parseInt(parts[2]), 1, "ns/op", List.of(times), each);
    }

    private static List<String> broken(Map<String, Measured> run) {
        return Verdict.on(run.values()).stream()
                .filter(check -> !check.holds())
                .map(Check::claim)
                .toList();
    }

    @Test
    void aSoundRunHolds() {
        assertThat(broken(soundRun())).isEmpty();
    }

    @Test
    void oneWildRoundOfFiveChangesNoVerdict() {
        Map<String, Measured> run = soundRun();
        put(run, "decide/ours/40", 9.0, 8.5, 900.0, 9.0, 13.0);
        put(run, "decide/ours/10000", 9.2, 900.0, 9.4, 9.5, 13.0);

        assertThat(broken(run)).isEmpty();
    }

    @Test
    void aMachineOfHalfTheSpeedChangesNoVerdictOnRatios() {
        Map<String, Measured> run = soundRun();
        run.replaceAll((id, one) ->
                measured(id, 0, one.times().stream().map(time -> time * 2).toArray(Double[]::new)));

        assertThat(broken(run)).isEmpty();
    }

    @Test
    void aSlowDecisionTrips() {
        Map<String, Measured> run = soundRun();
        put(run, "decide/ours/40", 40.0, 39.0, 41.0, 40.0, 55.0);
        put(run, "decide/ours/10000", 40.0, 39.0, 41.0, 40.0, 55.0);
        put(run, "decide/hash-map/40", 45.0, 45.0, 45.0, 45.0, 45.0);
        put(run, "decide/caffeine/40", 45.0, 45.0, 45.0, 45.0, 45.0);

        assertThat(broken(run)).containsExactly("a decision costs at most 3 bare look-ups and 5 ns");
    }

    @Test
    void aMissingMeasurementIsNamed() {
        Map<String, Measured> run = soundRun();
        run.remove("decide/floor/40");

        assertThatThrownBy(() -> Verdict.on(run.values())).hasMessageContaining("`decide/floor/40` was not measured");
    }

    @Test
    void theEngineItselfAllocatesNothing() {
        Meter meter = new Meter(SMALL, 40_000);
        Engine engine = EngineKind.OURS.prepareChecked(SMALL);

        Map<String, Measured> run = soundRun();
        run.put("decide/ours/40", withTimesOf(run, meter.measure("decide/ours/40", engine)));

        assertThat(broken(run)).isEmpty();
        assertThat(meter.permitted()).isPositive();
    }

    @Test
    void anAllocationInEachDecisionTrips() {
        Meter meter = new Meter(SMALL, 40_000);
        Engine planted = new AllocatingEngine(EngineKind.OURS.prepare(SMALL));

        Map<String, Measured> run = soundRun();
        run.put("decide/ours/40", withTimesOf(run, meter.measure("decide/ours/40", planted)));

        assertThat(broken(run)).containsExactly("decide/ours/40 allocates nothing");
    }

    @Test
    void anAllocationInOneRefusalOfEightTrips() {
        Meter meter = new Meter(SMALL, 40_000);
        Engine ours = EngineKind.OURS.prepare(SMALL);
        Engine allocating = new AllocatingEngine(ours);
        Engine planted = question -> (question & 7) == 0 && !SMALL.permitted().get(question)
                ? allocating.permits(question)
                : ours.permits(question);

        Map<String, Measured> run = soundRun();
        run.put("decide/ours/40", withTimesOf(run, meter.measure("decide/ours/40", planted)));

        assertThat(broken(run)).containsExactly("decide/ours/40 allocates nothing");
    }

    @Test
    void aScanOverTheRulesTrips() {
        Map<String, Measured> run = soundRun();
        for (Scenario scenario : List.of(SMALL, LARGE)) {
            String id = "decide/ours/" + scenario.rules().size();
            run.put(id, new Meter(scenario, 1_000).measure(id, new ScanningEngine(scenario)));
        }

        assertThat(broken(run)).contains("10,000 rules cost at most 1.2 times what 40 cost");
    }

    private static Measured withTimesOf(Map<String, Measured> run, Measured metered) {
        List<Double> times = run.getOrDefault(metered.id(), metered).times();
        return new Measured(metered.benchmark(), metered.engine(), metered.rules(), 1, "ns/op", times, metered.bytes());
    }

    /** Our engine with the regression of one object a decision. */
    private static final class AllocatingEngine implements Engine {
        private final Engine engine;
        private @Nullable Object last;

        AllocatingEngine(Engine engine) {
            this.engine = engine;
        }

        @Override
        public boolean permits(int question) {
            last = new Object();
            return engine.permits(question);
        }
    }

    /** An engine with the regression of looking at every rule. */
    private static final class ScanningEngine implements Engine {
        private final List<FlatRule> rules;
        private final List<Question> questions;
        private final List<Facts> facts;

        ScanningEngine(Scenario scenario) {
            rules = scenario.rules();
            questions = scenario.questions();
            facts = scenario.facts();
        }

        @Override
        public boolean permits(int question) {
            Question asked = questions.get(question);
            for (FlatRule rule : rules) {
                if (rule.category().equals(asked.category())
                        && rule.purpose().equals(asked.purpose())
                        && rule.role().equals(asked.role())
                        && rule.isLive(facts.get(asked.person()))) {
                    return true;
                }
            }
            return false;
        }
    }
}
