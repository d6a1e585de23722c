package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Question;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.benchmarks.scenario.Size;
import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The library asked which of the sixteen categories of a purpose are permitted, as masking does. */
final class CategoriesEngine implements Engine {
    private final Prepared states;
    private final Access[] accesses;
    private final DataCategory[] asked;

    CategoriesEngine(Scenario scenario) {
        PrivacyEngine engine = PrivacyEngine.compile(scenario.policy());
        states = Prepared.of(scenario, engine);
        accesses = new Access[Scenario.QUESTIONS];
        asked = new DataCategory[Scenario.QUESTIONS];
        List<DataCategory> categories = scenario.policy().vocabulary().categories().stream()
                .limit(Size.CORE.categories())
                .toList();
        Map<String, Access> known = new HashMap<>();
        for (int i = 0; i < accesses.length; i++) {
            Question question = scenario.questions().get(i);
            accesses[i] = known.computeIfAbsent(
                    question.purpose(), purpose -> engine.access(Purpose.of(purpose), categories));
            asked[i] = scenario.policy().vocabulary().category(question.category());
        }
    }

    @Override
    public boolean permits(int question) {
        return accesses[question]
                .permittedCategories(states.subjects()[question], states.records()[question], Scenario.NOW)
                .contains(asked[question]);
    }
}
