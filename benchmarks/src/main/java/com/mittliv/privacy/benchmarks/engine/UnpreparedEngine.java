package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Question;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Request;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.List;
import java.util.Optional;

/** The library asked with a whole question each time. */
final class UnpreparedEngine implements Engine {
    private final PrivacyEngine engine;
    private final Request[] requests;

    UnpreparedEngine(Scenario scenario) {
        engine = PrivacyEngine.compile(scenario.policy());
        Prepared prepared = Prepared.of(scenario, engine);
        requests = new Request[Scenario.QUESTIONS];
        for (int i = 0; i < requests.length; i++) {
            Question question = scenario.questions().get(i);
            requests[i] = new Request(
                    Purpose.of(question.purpose()),
                    Optional.empty(),
                    List.of(DataCategory.of(question.category())),
                    prepared.subjects()[i],
                    prepared.records()[i],
                    Scenario.NOW);
        }
    }

    @Override
    public boolean permits(int question) {
        return engine.decide(requests[question]).isPermitted();
    }
}
