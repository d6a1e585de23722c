package com.mittliv.privacy.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Policy;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The engine says what the reference evaluator says, over random policies, people, records and questions.
 *
 * <p>Every build compares {@value #EVERY_BUILD} answers to the same draw. More, on demand, from another draw:
 *
 * <pre>{@code
 * ./mvnw -pl privacy-core test -Dtest=DifferentialTest -Dreference.answers=10000000 -Dreference.seed=7
 * }</pre>
 */
class DifferentialTest {
    private static final int EVERY_BUILD = 300_000;
    private static final int ANSWERS = Integer.getInteger("reference.answers", EVERY_BUILD);
    private static final long SEED = Long.getLong("reference.seed", 20_180_525L);

    private static final int PEOPLE = 12;
    private static final int QUESTIONS = 10;
    private static final int INSTANTS = 5;

    private final Map<String, Integer> met = new ConcurrentHashMap<>();

    @Test
    void theEngineSaysWhatTheReferenceSays() {
        LongStream.range(0, ANSWERS / (PEOPLE * QUESTIONS * INSTANTS))
                .parallel()
                .forEach(i -> compareAll(SEED + i));
        assertThat(met).as("answers met, so that none goes untried").containsKeys(everyAnswer());
        assertThat(met.values()).as("how often each was met: %s", met).allMatch(times -> times > ANSWERS / 5_000);
    }

    private void compareAll(long seed) {
        Random random = new Random(seed);
        Policy policy = RandomPolicies.draw(random);
        PrivacyEngine engine = PrivacyEngine.compile(policy);
        ReferenceEvaluator reference = new ReferenceEvaluator(policy);
        RandomCases cases = new RandomCases(policy, random);
        for (int i = 0; i < PEOPLE; i++) {
            SubjectState person = cases.person();
            RecordState record = cases.record();
            for (int j = 0; j < QUESTIONS; j++) {
                Question question = cases.question(record);
                Access access = question.prepare(engine);
                for (int k = 0; k < INSTANTS; k++) {
                    Case asked = new Case(policy, person, record, question, cases.now(person, record));
                    compare(asked, asked.answers(engine, access, reference), seed);
                }
            }
        }
    }

    private void compare(Case asked, Case.Answers answers, long seed) {
        if (answers.differ()) {
            Case small = new Shrinker(smaller -> smaller.answers().differ()).shrink(asked);
            throw new AssertionError("seed " + seed + "\n" + small + "\nengine:    "
                    + small.answers().engine() + "\nreference: "
                    + small.answers().reference());
        }
        count(asked.question().kind(), answers.reference());
    }

    private void count(Question.Kind kind, String answer) {
        met.merge(kind.toString(), 1, Integer::sum);
        if (kind == Question.Kind.KEEP) {
            met.merge(answer.contains(" true ") ? "due" : "kept", 1, Integer::sum);
        } else if (kind == Question.Kind.USE) {
            met.merge(answer.replaceFirst(" \\(rule.*", ""), 1, Integer::sum);
        }
    }

    private static String[] everyAnswer() {
        return Stream.concat(
                        Stream.of("permitted", "due", "kept"),
                        Arrays.stream(Reason.values())
                                .filter(reason -> reason != Reason.SOURCE_NOT_DECLARED)
                                .map(reason -> "refused: " + reason))
                .toArray(String[]::new);
    }
}
