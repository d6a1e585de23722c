package com.mittliv.privacy.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Destination;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Finding;
import com.mittliv.privacy.policy.Finding.Kind;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.reference.ReferenceEvaluator.Act;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the analysis says of a rule for every person and record, against the reference evaluator: each claim is tried on
 * {@value #STATES} states. More policies, on demand: {@code -Danalysis.policies=20000 -Danalysis.seed=7}.
 */
class AnalysisSoundnessTest {
    private static final int POLICIES = Integer.getInteger("analysis.policies", 300);
    private static final long SEED = Long.getLong("analysis.seed", 20_180_525L);
    private static final int STATES = 2_000;

    /** On how many states a rule is tried of which nothing is claimed, to see that the trial tells. */
    private static final int FEW = 500;

    private final Random random = new Random(SEED);
    private final SmallPolicies small = new SmallPolicies(random);

    @Test
    void aRuleThatCanNeverBeLivePermitsNothingInAnyState() {
        int claims = 0;
        int others = 0;
        int othersSeenLive = 0;
        for (int i = 0; i < POLICIES; i++) {
            Policy policy = small.policy();
            Set<String> dead = claimed(policy, Kind.RULE_NEVER_LIVE);
            for (ProcessingRule rule : policy.rules()) {
                boolean live = isSeenLive(policy, rule);
                if (dead.contains(rule.id())) {
                    assertThat(live)
                            .as("%s is live in %s", rule.id(), policy.rules())
                            .isFalse();
                    claims++;
                } else {
                    others++;
                    othersSeenLive += live ? 1 : 0;
                }
            }
        }
        // Neither nothing nor everything is claimed, and the trial would show what is not so.
        int all = claims + others;
        assertThat(claims).isBetween(all / 50, all / 4);
        assertThat(othersSeenLive).isGreaterThan(others * 95 / 100);
    }

    @Test
    void withoutARuleThatIsCoveredEveryAnswerIsTheSame() {
        int claims = 0;
        int all = 0;
        int othersTold = 0;
        for (int i = 0; i < POLICIES; i++) {
            Policy policy = small.policy();
            Set<String> covered = claimed(policy, Kind.RULE_COVERED);
            for (ProcessingRule rule : policy.rules()) {
                boolean claimed = covered.contains(rule.id());
                Optional<String> difference = differenceWithout(policy, rule, claimed ? STATES : FEW);
                if (claimed) {
                    assertThat(difference)
                            .as("without %s of %s", rule.id(), policy.rules())
                            .isEmpty();
                } else {
                    othersTold += difference.isPresent() ? 1 : 0;
                }
            }
            claims += covered.size();
            all += policy.rules().size();
        }
        assertThat(claims).isBetween(all / 50, all / 4);
        assertThat(othersTold).as("rules whose absence the trial shows").isGreaterThan(all / 3);
    }

    private static Set<String> claimed(Policy policy, Kind kind) {
        return policy.analyse().stream()
                .filter(finding -> finding.kind() == kind)
                .map(Finding::about)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** Whether a rule permits in one of many states a use that it joins; the first live rule permits, so it is put first. */
    private boolean isSeenLive(Policy policy, ProcessingRule rule) {
        List<ProcessingRule> rules = new ArrayList<>(policy.rules());
        rules.sort(Comparator.comparing(other -> !other.id().equals(rule.id())));
        ReferenceEvaluator reference = new ReferenceEvaluator(SmallPolicies.of(rules));
        for (int i = 0; i < STATES; i++) {
            Answer answer = reference.decide(
                    Act.USE,
                    small.one(List.copyOf(rule.purposes())),
                    Optional.empty(),
                    List.of(small.one(List.copyOf(rule.categories()))),
                    small.person(),
                    small.record(List.copyOf(rule.roles())),
                    small.instant());
            if (answer.isPermitted() && answer.rule().equals(Optional.of(rule.id()))) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> differenceWithout(Policy policy, ProcessingRule rule, int states) {
        List<ProcessingRule> others = policy.rules().stream()
                .filter(other -> !other.id().equals(rule.id()))
                .toList();
        ReferenceEvaluator with = new ReferenceEvaluator(policy);
        ReferenceEvaluator without = new ReferenceEvaluator(SmallPolicies.of(others));
        return Stream.generate(() -> difference(with, without, List.copyOf(rule.roles())))
                .limit(states)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Asks both a question of every kind about one state. */
    private Optional<String> difference(ReferenceEvaluator one, ReferenceEvaluator other, List<Role> roles) {
        SubjectState person = small.person();
        RecordState record = small.record(roles);
        Instant now = small.instant();
        Purpose purpose = small.one(SmallPolicies.PURPOSES);
        List<DataCategory> category = List.of(small.one(SmallPolicies.CATEGORIES));
        Optional<Destination> to = Optional.of(Destination.to(small.one(SmallPolicies.RECIPIENTS)));
        Function<ReferenceEvaluator, List<Boolean>> answers = evaluator -> List.of(
                evaluator
                        .decide(Act.USE, purpose, Optional.empty(), category, person, record, now)
                        .isPermitted(),
                evaluator
                        .decide(Act.STORE, purpose, Optional.empty(), category, person, record, now)
                        .isPermitted(),
                evaluator
                        .decide(Act.USE, purpose, to, category, person, record, now)
                        .isPermitted(),
                isKept(evaluator, category.get(0), person, record, now),
                SmallPolicies.SOURCES.stream()
                        .allMatch(source -> evaluator
                                .collection(record.role(), category.get(0), source)
                                .isPermitted()),
                SmallPolicies.SOURCES.stream()
                        .anyMatch(source -> evaluator
                                .collection(record.role(), category.get(0), source)
                                .isPermitted()));
        boolean same = answers.apply(one).equals(answers.apply(other));
        return same
                ? Optional.empty()
                : Optional.of(purpose.id() + " of " + category + ": " + person.consents() + " " + person.objections()
                        + " " + record.events() + " at " + now);
    }

    private static boolean isKept(
            ReferenceEvaluator evaluator, DataCategory category, SubjectState person, RecordState record, Instant now) {
        return evaluator.grounds(person, record, category, Optional.empty(), now).values().stream()
                .anyMatch(end -> end.keeps(now));
    }
}
