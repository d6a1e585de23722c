package com.mittliv.privacy.benchmarks.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.decision.Decision;

/** Ready decisions in a bounded Caffeine cache, by question. */
final class CaffeineEngine implements Engine {
    private final ReadyDecisions.Ids[] keys;
    private final Cache<ReadyDecisions.Ids, Decision> decisions;

    CaffeineEngine(Scenario scenario) {
        ReadyDecisions<ReadyDecisions.Ids> ready = ReadyDecisions.byIds(scenario);
        keys = ready.keys().toArray(ReadyDecisions.Ids[]::new);
        decisions = Caffeine.newBuilder()
                .maximumSize(10_000)
                .executor(Runnable::run)
                .build();
        decisions.putAll(ready.decisions());
    }

    @Override
    public boolean permits(int question) {
        Decision decision = decisions.getIfPresent(keys[question].anew());
        return decision != null && decision.isPermitted();
    }
}
