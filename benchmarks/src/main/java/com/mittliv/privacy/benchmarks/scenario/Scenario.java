package com.mittliv.privacy.benchmarks.scenario;

import com.mittliv.privacy.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One policy, the people it is about, and 1,024 questions, half to be permitted and half to be refused. People and
 * questions are the same at every size, so that what grows is the policy alone.
 *
 * @param size how large the policy is
 * @param rules its rules in their flat form, in the policy's order
 * @param policy the policy
 * @param people the people, by number
 * @param questions what is asked
 * @param permitted by question, whether it is to be permitted, as judged rule by rule
 */
public record Scenario(
        Size size,
        List<FlatRule> rules,
        Policy policy,
        List<Person> people,
        List<Question> questions,
        List<Boolean> permitted) {
    /** How many questions there are. */
    public static final int QUESTIONS = 1_024;

    /** The instant of every question. */
    public static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    private static final int CYCLES = 64;

    /**
     * The scenario with a number of rules.
     *
     * @param rules how many, at least 40
     * @return always the same for the same number
     */
    public static Scenario of(int rules) {
        return new ScenarioGenerator(Size.of(rules)).generate();
    }

    /**
     * What is known of every person, in the plainest form.
     *
     * @return by person's number
     */
    public List<Facts> facts() {
        return people.stream()
                .map(person -> person.facts(NOW, policy.timeZone()))
                .toList();
    }

    /**
     * An order in which to ask, many times every question, each time differently: a fixed cycle would be learnt by
     * heart by the processor.
     *
     * @param which the questions to ask
     * @return their numbers, as many as a power of two
     */
    public char[] order(Which which) {
        List<Integer> cycle = new ArrayList<>(IntStream.range(0, QUESTIONS)
                .filter(question -> which.includes(permitted.get(question)))
                .boxed()
                .toList());
        Random random = new Random(7);
        char[] order = new char[CYCLES * QUESTIONS];
        for (int filled = 0; filled < order.length; filled += cycle.size()) {
            Collections.shuffle(cycle, random);
            for (int i = 0; i < cycle.size() && filled + i < order.length; i++) {
                order[filled + i] = (char) cycle.get(i).intValue();
            }
        }
        return order;
    }

    /** Which of the questions are asked. */
    public enum Which {
        /** All. */
        MIXED,
        /** Those that are permitted. */
        PERMITTED,
        /** Those that are refused. */
        REFUSED;

        /**
         * The name in tables.
         *
         * @return the name in lower case
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean includes(boolean permitted) {
            return this == MIXED || (this == PERMITTED) == permitted;
        }
    }
}
