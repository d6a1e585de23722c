package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.decision.Decision;
import java.util.Map;

/** Ready decisions in a hash map, by the ids of person, category and purpose. */
final class HashMapEngine implements Engine {
    private final ReadyDecisions.Ids[] keys;
    private final Map<ReadyDecisions.Ids, Decision> decisions;

    HashMapEngine(Scenario scenario) {
        ReadyDecisions<ReadyDecisions.Ids> ready = ReadyDecisions.byIds(scenario);
        keys = ready.keys().toArray(ReadyDecisions.Ids[]::new);
        decisions = ready.decisions();
    }

    @Override
    public boolean permits(int question) {
        Decision decision = decisions.get(keys[question].anew());
        return decision != null && decision.isPermitted();
    }
}
