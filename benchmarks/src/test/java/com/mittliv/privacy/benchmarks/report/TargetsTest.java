package com.mittliv.privacy.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TargetsTest {
    /** Times in which every figure is reached, by id. */
    private static Map<String, Double> reached() {
        Map<String, Double> times = new TreeMap<>();
        times.put("decide/baseline/40", 1.0);
        times.put("decide/floor/40", 3.0);
        times.put("decide/ours/40", 11.0);
        times.put("decide/ours/40/2-threads", 11.4);
        times.put("decide/ours/10000", 11.5);
        times.put("decide/ours/100000", 12.5);
        times.put("decide/state-look-up/40", 15.0);
        times.put("decide/ours-cached-state/40", 28.0);
        times.put("decide/hash-map/40", 18.0);
        times.put("decide/caffeine/40", 20.0);
        times.put("decide/jcasbin-cached/40", 130.0);
        times.put("decide/drools/40", 490.0);
        times.put("decide/jcasbin/10000", 135_000.0);
        times.put("decide/xacml/10000", 19_000.0);
        times.put("decide/cedar/10000", 1_600_000.0);
        times.put("mask-12/by-hand/12", 30.0);
        times.put("mask-12/ours-by-set/12", 55.0);
        times.put("compile/ours/10000", 40.0);
        times.put("read-json/ours/10000", 80.0);
        times.put("compiled-memory/ours/1000", 400.0);
        times.put("compiled-memory/ours/100000", 450.0);
        return times;
    }

    private static List<Check> on(Map<String, Double> times) {
        List<Measured> measured = new ArrayList<>();
        times.forEach((id, time) -> {
            String[] parts = id.split("/", -1);
            measured.add(new Measured(
                    parts[0],
                    parts[1],
                    Integer.parseInt(parts[2]),
                    parts.length > 3 ? 2 : 1,
                    "ns/op",
                    List.of(time),
                    List.of(0.0)));
        });
        return Targets.in(measured);
    }

    private static List<String> missed(String id, double time) {
        Map<String, Double> times = reached();
        times.put(id, time);
        return on(times).stream()
                .filter(check -> !check.holds())
                .map(Check::claim)
                .toList();
    }

    @Test
    void aRunThatReachesEveryFigureIsHeldToAllOfThem() {
        assertThat(on(reached())).hasSize(15).allMatch(Check::holds);
    }

    @Test
    void aFigureThatIsMissedIsNamed() {
        assertThat(missed("decide/ours/100000", 14.0))
                .containsExactly("100,000 rules cost at most 1.2 times what 40 cost");
        assertThat(missed("decide/ours-cached-state/40", 31.0))
                .containsExactly("with the state from the cache at most 1.3 bare Caffeine look-ups and the decision");
        assertThat(missed("decide/ours/40/2-threads", 12.0))
                .containsExactly("on two threads a decision costs each at most 1/0.95");
        assertThat(missed("decide/jcasbin-cached/40", 100.0))
                .containsExactly("10 times ahead of jCasbin's cache of whole requests");
        assertThat(missed("decide/xacml/10000", 2_000.0)).containsExactly("at 10,000 rules 200 times ahead of xacml");
        assertThat(missed("decide/hash-map/40", 10.0)).containsExactly("ahead of a HashMap of ready decisions");
        assertThat(missed("mask-12/ours-by-set/12", 61.0))
                .containsExactly("masking a bean costs at most twice what it costs by hand");
        assertThat(missed("compile/ours/10000", 81.0))
                .containsExactly("compiling 10,000 rules costs no more than reading them");
    }

    @Test
    void theCostOfADecisionIsThatBeyondTheMeasuringItself() {
        assertThat(missed("decide/floor/40", 1.5)).containsExactly("a decision costs at most 3 bare look-ups and 5 ns");
    }

    @Test
    void aQuickRunIsHeldToWhatItMeasured() {
        assertThat(on(Map.of("decide/ours/40", 11.0, "decide/hash-map/40", 18.0)))
                .extracting(Check::claim)
                .containsExactly("ahead of a HashMap of ready decisions");
    }
}
