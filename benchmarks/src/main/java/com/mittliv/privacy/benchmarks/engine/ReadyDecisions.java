package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Question;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.decision.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Decisions made beforehand, for the engines that only look them up.
 *
 * @param <K> the kind of key
 */
final class ReadyDecisions<K> {
    /**
     * A question by the ids an application has at hand.
     *
     * @param person the person's id
     * @param category the category's id
     * @param purpose the purpose's id
     */
    record Ids(String person, String category, String purpose) {
        /** The same key, made anew as one who asks would. */
        Ids anew() {
            return new Ids(person, category, purpose);
        }
    }

    /**
     * A question in numbers: the key that costs a map least, and that nobody has at hand.
     *
     * @param person the person's number
     * @param category the category's number
     * @param purpose the purpose's number
     */
    record Numbers(int person, int category, int purpose) {
        /** The same key, made anew as one who asks would. */
        Numbers anew() {
            return new Numbers(person, category, purpose);
        }
    }

    private final List<K> keys;
    private final Map<K, Decision> decisions = new HashMap<>();

    private ReadyDecisions(Scenario scenario, Function<Question, K> keyOf) {
        PreparedEngine engine = new PreparedEngine(scenario);
        keys = scenario.questions().stream().map(keyOf).toList();
        for (int i = 0; i < keys.size(); i++) {
            decisions.put(keys.get(i), engine.decide(i));
        }
    }

    static ReadyDecisions<Ids> byIds(Scenario scenario) {
        List<String> people =
                scenario.people().stream().map(person -> person.id()).toList();
        return new ReadyDecisions<>(
                scenario, question -> new Ids(people.get(question.person()), question.category(), question.purpose()));
    }

    static ReadyDecisions<Numbers> byNumbers(Scenario scenario) {
        Map<String, Integer> numbers = new HashMap<>();
        return new ReadyDecisions<>(
                scenario,
                question -> new Numbers(
                        question.person(),
                        numbers.computeIfAbsent(question.category(), added -> numbers.size()),
                        numbers.computeIfAbsent(question.purpose(), added -> numbers.size())));
    }

    Map<K, Decision> decisions() {
        return decisions;
    }

    /** The keys by question. */
    List<K> keys() {
        return keys;
    }
}
