package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Question;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ready answers: for each person and purpose the permitted categories as bits. Nothing that decides can be faster. */
final class FloorEngine implements Engine {
    private final int[] rows;
    private final byte[] bits;
    private final long[] table;

    FloorEngine(Scenario scenario) {
        List<Question> questions = scenario.questions();
        Map<String, Integer> purposes = new HashMap<>();
        Map<String, Integer> categories = new HashMap<>();
        for (Question question : questions) {
            purposes.putIfAbsent(question.purpose(), purposes.size());
            categories.putIfAbsent(question.category(), categories.size());
        }
        rows = new int[questions.size()];
        bits = new byte[questions.size()];
        table = new long[scenario.people().size() * purposes.size()];
        for (int i = 0; i < rows.length; i++) {
            Question question = questions.get(i);
            rows[i] = question.person() * purposes.size() + purposes.getOrDefault(question.purpose(), 0);
            bits[i] = categories.getOrDefault(question.category(), 0).byteValue();
            table[rows[i]] |= scenario.permitted().get(i) ? 1L << bits[i] : 0L;
        }
    }

    @Override
    public boolean permits(int question) {
        return (table[rows[question]] >>> bits[question] & 1L) != 0;
    }
}
