package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Question;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.decision.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decisions made beforehand, for the engines that only look them up. */
final class ReadyDecisions {
    /**
     * A question in numbers: the key that costs a map least.
     *
     * @param person the person's number
     * @param category the category's number
     * @param purpose the purpose's number
     */
    record Key(int person, int category, int purpose) {}

    private final Key[] keys;
    private final Map<Key, Decision> decisions = new HashMap<>();

    ReadyDecisions(Scenario scenario) {
        Map<String, Integer> numbers = new HashMap<>();
        List<Question> questions = scenario.questions();
        PreparedEngine engine = new PreparedEngine(scenario);
        keys = new Key[questions.size()];
        for (int i = 0; i < keys.length; i++) {
            Question question = questions.get(i);
            int category = numbers.computeIfAbsent(question.category(), added -> numbers.size());
            int purpose = numbers.computeIfAbsent(question.purpose(), added -> numbers.size());
            keys[i] = new Key(question.person(), category, purpose);
            decisions.put(keys[i], engine.decide(i));
        }
    }

    Map<Key, Decision> decisions() {
        return decisions;
    }

    /** The key of a question, made anew as one who asks would. */
    Key keyOf(int question) {
        Key key = keys[question];
        return new Key(key.person, key.category, key.purpose);
    }
}
