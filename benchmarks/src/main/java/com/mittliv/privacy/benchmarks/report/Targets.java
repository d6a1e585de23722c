package com.mittliv.privacy.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures the library sets itself, held against a long run: medians of forks, each in relation to another. */
public final class Targets {
    private static final String OURS = "decide/ours/40";
    private static final String BASELINE = "decide/baseline/40";
    private static final List<String> EVALUATING = List.of("jcasbin", "xacml", "cedar");

    private final Map<String, Measured> byId;
    private final List<Check> checks = new ArrayList<>();

    private Targets(Collection<Measured> measured) {
        byId = measured.stream().collect(Collectors.toMap(Measured::id, Function.identity()));
    }

    /**
     * Holds a run to the figures.
     *
     * @param measured what was measured
     * @return a check for each figure that the run has the measurements for
     */
    public static List<Check> in(Collection<Measured> measured) {
        Targets targets = new Targets(measured);
        targets.decision();
        targets.beside();
        targets.around();
        return List.copyOf(targets.checks);
    }

    private void decision() {
        if (has(OURS, BASELINE, "decide/floor/40")) {
            double allowed = 3 * own("decide/floor/40") + 5;
            add("a decision costs at most 3 bare look-ups and 5 ns", own(OURS) / allowed, 1, "of that");
            add("a decision allocates nothing", of(OURS).allocated(), 0.05, "bytes");
        }
        ratio("100,000 rules cost at most 1.2 times what 40 cost", "decide/ours/100000", OURS, 1.2);
        if (has(OURS, BASELINE, "decide/ours-cached-state/40", "decide/state-look-up/40")) {
            double allowed = 1.3 * own("decide/state-look-up/40") + own(OURS);
            add(
                    "with the state from the cache at most 1.3 bare Caffeine look-ups and the decision",
                    own("decide/ours-cached-state/40") / allowed,
                    1,
                    "of that");
        }
        ratio("on two threads a decision costs each at most 1/0.95", OURS + "/2-threads", OURS, 1 / 0.95);
    }

    private void beside() {
        ratio("10 times ahead of jCasbin's cache of whole requests", OURS, "decide/jcasbin-cached/40", 1 / 10.0);
        ratio("40 times ahead of Drools with a kept session", OURS, "decide/drools/40", 1 / 40.0);
        for (String engine : EVALUATING) {
            ratio(
                    "at 10,000 rules 200 times ahead of " + engine,
                    "decide/ours/10000",
                    "decide/" + engine + "/10000",
                    1 / 200.0);
        }
        ratio("ahead of a HashMap of ready decisions", OURS, "decide/hash-map/40", 1);
        ratio("ahead of a Caffeine look-up of ready decisions", OURS, "decide/caffeine/40", 1);
    }

    private void around() {
        ratio(
                "masking a bean costs at most twice what it costs by hand",
                "mask-12/ours-by-set/12",
                "mask-12/by-hand/12",
                2);
        ratio(
                "compiling 10,000 rules costs no more than reading them",
                "compile/ours/10000",
                "read-json/ours/10000",
                1);
        ratio(
                "a rule of 100,000 compiled takes no more memory than one of 1,000, half as much let pass",
                "compiled-memory/ours/100000",
                "compiled-memory/ours/1000",
                1.5);
    }

    private void ratio(String claim, String id, String other, double limit) {
        if (has(id, other)) {
            add(claim, of(id).time() / of(other).time(), limit, "times");
        }
    }

    private void add(String claim, double value, double limit, String unit) {
        checks.add(new Check(claim, value, limit, unit));
    }

    /** The time beyond what the measuring itself costs. */
    private double own(String id) {
        return of(id).time() - of(BASELINE).time();
    }

    private boolean has(String... ids) {
        return byId.keySet().containsAll(List.of(ids));
    }

    private Measured of(String id) {
        Measured measured = byId.get(id);
        if (measured == null) {
            throw new IllegalArgumentException("`" + id + "` was not measured");
        }
        return measured;
    }
}
