package com.mittliv.privacy.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Finding;
import com.mittliv.privacy.policy.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The engine says what the reference evaluator says, over random policies, people, records and questions. The same
 * states are asked of at instants that go back and forth, and by the engines of two policies in turn.
 *
 * <p>Every build compares {@value #EVERY_BUILD} answers to the same draw. More, on demand, from another draw:
 *
 * <pre>{@code
 * ./mvnw -Pdifferential -pl privacy-core test -Dreference.answers=10000000 -Dreference.seed=7
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

    /** A policy as both evaluate it, and the rules of which its analysis says that they can never be live. */
    private record Side(Policy policy, PrivacyEngine engine, ReferenceEvaluator reference, Set<String> neverLive) {
        static Side of(Policy policy) {
            Set<String> neverLive = policy.analyse().stream()
                    .filter(finding -> finding.kind() == Finding.Kind.RULE_NEVER_LIVE)
                    .flatMap(finding -> finding.about().stream())
                    .collect(Collectors.toSet());
            return new Side(policy, PrivacyEngine.compile(policy), new ReferenceEvaluator(policy), neverLive);
        }
    }

    @Test
    void theEngineSaysWhatTheReferenceSays() {
        long policies = ANSWERS / (PEOPLE * QUESTIONS * INSTANTS);
        System.out.printf("%,d answers from the seeds %d to %d%n", ANSWERS, SEED, SEED + policies - 1);
        LongStream.range(0, policies).parallel().forEach(i -> compareAll(SEED + i));
        assertThat(met).as("answers met, so that none goes untried").containsKeys(everyAnswer());
        assertThat(met.values()).as("how often each was met: %s", met).allMatch(times -> times > ANSWERS / 5_000);
    }

    private void compareAll(long seed) {
        Random random = new Random(seed);
        Policy policy = RandomPolicies.draw(random);
        List<Side> sides = List.of(Side.of(policy), Side.of(RandomPolicies.sibling(policy, random)));
        RandomCases cases = new RandomCases(policy, random);
        for (int i = 0; i < PEOPLE; i++) {
            SubjectState person = cases.person();
            RecordState record = cases.record();
            List<Case> asked = new ArrayList<>();
            for (int j = 0; j < QUESTIONS; j++) {
                Question question = cases.question(record);
                List<Access> prepared = sides.stream()
                        .map(side -> question.prepare(side.engine))
                        .toList();
                for (int k = 0; k < INSTANTS; k++) {
                    int of = random.nextInt(sides.size());
                    Side side = sides.get(of);
                    Case next = new Case(side.policy, person, record, question, cases.now(person, record));
                    Case.Answers answers = next.answers(side.engine, prepared.get(of), side.reference);
                    if (answers.differ()) {
                        throw new AssertionError("seed " + seed + "\n" + told(next, asked));
                    }
                    requireNoneLiveOf(side, next, seed);
                    count(question.kind(), answers.reference());
                    asked.add(next);
                }
            }
        }
    }

    /** The case made small, or the two of which the first spoils the states for the second. */
    private static String told(Case wrong, List<Case> before) {
        Case fresh = wrong.afresh();
        if (fresh.answers().differ()) {
            Case small = new Shrinker(smaller -> smaller.answers().differ()).shrink(fresh);
            return told(small, small.answers());
        }
        Optional<Reuse> reuse = Reuse.find(before, wrong);
        return reuse.map(found -> told(found, found.answers()))
                .orElseGet(() -> "after " + before.size() + " questions of the same states, not by itself\n" + wrong);
    }

    private static String told(Object small, Case.Answers answers) {
        return small + "\nengine:    " + answers.engine() + "\nreference: " + answers.reference();
    }

    private void requireNoneLiveOf(Side side, Case asked, long seed) {
        if (side.neverLive.isEmpty() || !asked.person().isAvailable()) {
            return;
        }
        met.merge("asked where a rule is claimed never to be live", 1, Integer::sum);
        Set<String> live = asked.liveRules(side.reference);
        if (live.stream().anyMatch(side.neverLive::contains)) {
            throw new AssertionError("seed " + seed + "\nthe analysis says never live: " + side.neverLive
                    + ", the reference: " + live + "\n" + asked);
        }
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
                        Stream.of("permitted", "due", "kept", "asked where a rule is claimed never to be live"),
                        Arrays.stream(Reason.values())
                                .filter(reason -> reason != Reason.SOURCE_NOT_DECLARED)
                                .map(reason -> "refused: " + reason))
                .toArray(String[]::new);
    }
}
