package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.decision.Decision;
import java.util.Map;

/** Ready decisions in a hash map by the cheapest key there is, three numbers. */
final class NumberMapEngine implements Engine {
    private final ReadyDecisions.Numbers[] keys;
    private final Map<ReadyDecisions.Numbers, Decision> decisions;

    NumberMapEngine(Scenario scenario) {
        ReadyDecisions<ReadyDecisions.Numbers> ready = ReadyDecisions.byNumbers(scenario);
        keys = ready.keys().toArray(ReadyDecisions.Numbers[]::new);
        decisions = ready.decisions();
    }

    @Override
    public boolean permits(int question) {
        Decision decision = decisions.get(keys[question].anew());
        return decision != null && decision.isPermitted();
    }
}
