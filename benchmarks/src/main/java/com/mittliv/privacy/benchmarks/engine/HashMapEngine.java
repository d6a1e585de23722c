package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.decision.Decision;
import java.util.Map;

/** Ready decisions in a hash map, by question. */
final class HashMapEngine implements Engine {
    private final ReadyDecisions ready;
    private final Map<ReadyDecisions.Key, Decision> decisions;

    HashMapEngine(Scenario scenario) {
        ready = new ReadyDecisions(scenario);
        decisions = ready.decisions();
    }

    @Override
    public boolean permits(int question) {
        Decision decision = decisions.get(ready.keyOf(question));
        return decision != null && decision.isPermitted();
    }
}
