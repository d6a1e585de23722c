package com.mittliv.privacy.benchmarks;

import com.mittliv.privacy.benchmarks.report.Measured;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/** What a compiled policy holds in memory, beside the policy itself. */
final class Footprint {
    private static final int RULES_AT_LEAST = 20_000;

    private Footprint() {}

    /** Compiles a policy until there is enough to weigh, and weighs what stays. */
    static Measured of(int rules) {
        Policy policy = Scenario.of(rules).policy();
        int copies = Math.max(1, RULES_AT_LEAST / rules);
        List<PrivacyEngine> engines = new ArrayList<>(copies);
        // Once before, so that what is loaded and kept for good is not weighed.
        engines.add(PrivacyEngine.compile(policy));
        engines.clear();
        long before = used();
        for (int i = 0; i < copies; i++) {
            engines.add(PrivacyEngine.compile(policy));
        }
        double bytes = (double) (used() - before) / engines.size();
        return new Measured("compiled-memory", "ours", rules, 1, "B/rule", List.of(bytes / rules), List.of(bytes));
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
