package com.mittliv.privacy.policy;

import static com.mittliv.privacy.policy.SmallPolicies.CATEGORIES;
import static com.mittliv.privacy.policy.SmallPolicies.PURPOSES;
import static com.mittliv.privacy.policy.SmallPolicies.RECIPIENTS;
import static com.mittliv.privacy.policy.SmallPolicies.ROLES;
import static com.mittliv.privacy.policy.SmallPolicies.SOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.Destination;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Finding.Kind;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the analysis says of a rule for every person and record, against the engine, over random policies and states. */
class AnalysisSoundnessTest {
    private static final long SEED = 20_180_525;
    private static final int POLICIES = 500;
    private static final int STATES = 40;

    private final SmallPolicies small = new SmallPolicies(new Random(SEED));

    @Test
    void aRuleThatCanNeverBeLivePermitsNothingInAnyState() {
        int claims = 0;
        int all = 0;
        for (int i = 0; i < POLICIES; i++) {
            Policy policy = small.policy();
            List<String> dead = claimed(policy, Kind.RULE_NEVER_LIVE);
            for (String id : dead) {
                // The first live rule of a policy permits, so the rule in question is put first.
                List<ProcessingRule> rules = new ArrayList<>(policy.rules());
                rules.sort(Comparator.comparing(rule -> !rule.id().equals(id)));
                assertThat(permits(new Answers(SmallPolicies.of(rules)), id))
                        .as("%s is live in %s", id, rules)
                        .isFalse();
            }
            claims += dead.size();
            all += policy.rules().size();
        }
        // Neither nothing nor everything is claimed.
        assertThat(claims).isBetween(all / 50, all / 4);
    }

    @Test
    void withoutARuleThatIsCoveredEveryAnswerIsTheSame() {
        int claims = 0;
        int all = 0;
        for (int i = 0; i < POLICIES; i++) {
            Policy policy = small.policy();
            List<String> covered = claimed(policy, Kind.RULE_COVERED);
            for (String id : covered) {
                List<ProcessingRule> others = policy.rules().stream()
                        .filter(rule -> !rule.id().equals(id))
                        .toList();
                Optional<String> different = difference(new Answers(policy), new Answers(SmallPolicies.of(others)));
                assertThat(different).as("without %s of %s", id, policy.rules()).isEmpty();
            }
            claims += covered.size();
            all += policy.rules().size();
        }
        assertThat(claims).isBetween(all / 50, all / 4);
    }

    private static List<String> claimed(Policy policy, Kind kind) {
        return policy.analyse().stream()
                .filter(finding -> finding.kind() == kind)
                .flatMap(finding -> finding.about().stream())
                .toList();
    }

    private boolean permits(Answers answers, String rule) {
        return IntStream.range(0, STATES)
                .anyMatch(i -> answers.rulesThatPermit(small.person(), small.record(), small.instant())
                        .contains(rule));
    }

    private Optional<String> difference(Answers one, Answers other) {
        for (int i = 0; i < STATES; i++) {
            SubjectState person = small.person();
            RecordState record = small.record();
            Instant now = small.instant();
            if (!one.all(person, record, now).equals(other.all(person, record, now))) {
                return Optional.of(
                        person.consents() + " " + person.objections() + " " + record.events() + " at " + now);
            }
        }
        return Optional.empty();
    }

    /** Every question of use, disclosure, storage, retention and collection a policy can be asked. */
    private static final class Answers {
        private final PrivacyEngine engine;
        private final List<Access> uses = new ArrayList<>();
        private final List<Access> disclosures = new ArrayList<>();
        private final List<Boolean> collections = new ArrayList<>();

        Answers(Policy policy) {
            engine = PrivacyEngine.compile(policy);
            for (DataCategory category : CATEGORIES) {
                for (Purpose purpose : PURPOSES) {
                    uses.add(engine.access(purpose, category));
                    RECIPIENTS.forEach(to -> disclosures.add(engine.access(purpose, Destination.to(to), category)));
                }
                ROLES.forEach(role -> SOURCES.forEach(source -> collections.add(
                        engine.decideCollection(role, category, source).isPermitted())));
            }
        }

        List<String> rulesThatPermit(SubjectState person, RecordState record, Instant now) {
            return Stream.concat(uses.stream(), disclosures.stream())
                    .map(access -> access.decide(person, record, now))
                    .filter(Permit.class::isInstance)
                    .map(permit -> ((Permit) permit).rule().id())
                    .toList();
        }

        List<Boolean> all(SubjectState person, RecordState record, Instant now) {
            List<Boolean> answers = new ArrayList<>(collections);
            uses.forEach(use -> {
                answers.add(use.decide(person, record, now).isPermitted());
                answers.add(use.decideStorage(person, record, now).isPermitted());
            });
            disclosures.forEach(to -> answers.add(to.decide(person, record, now).isPermitted()));
            CATEGORIES.forEach(category -> answers.add(
                    engine.retentionOf(person, record, category, now).isDue()));
            return answers;
        }
    }
}
