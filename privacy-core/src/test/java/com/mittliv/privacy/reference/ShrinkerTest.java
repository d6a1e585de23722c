package com.mittliv.privacy.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Consent.Act;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.policy.Policy;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A bug planted in the engine is found by the draw, and comes down to a case that a person can read. */
class ShrinkerTest {
    @Test
    void anEngineThatForgetsWithdrawalsIsFoundAndShownByOneRuleAndTwoEntries() {
        Case small = found(asked -> !heedless(asked).answers().engine().equals(answerOfReference(asked)));

        assertThat(small.policy().rules()).hasSize(1);
        assertThat(small.person().consents())
                .extracting(Consent::act)
                .contains(Act.WITHDRAWN)
                .hasSizeLessThanOrEqualTo(2);
        assertThat(small.person().objections()).isEmpty();
        assertThat(small.person().holds()).isEmpty();
        assertThat(small.record().events()).isEmpty();
        assertThat(small.question().categories()).hasSize(1);
        assertThat(answerOfReference(small)).contains(Reason.CONSENT_WITHDRAWN.name());
    }

    @Test
    void anEngineThatIsANanosecondAheadIsFoundAndShownByOneRule() {
        Case small = found(asked -> !ahead(asked).answers().engine().equals(answerOfReference(asked)));

        assertThat(small.policy().rules()).hasSize(1);
        assertThat(small.policy().prohibitions()).isEmpty();
        assertThat(small.person().consents().size()
                        + small.person().objections().size()
                        + small.record().events().size())
                .isLessThanOrEqualTo(2);
    }

    private static String answerOfReference(Case asked) {
        return asked.answers().reference();
    }

    /** The case as an engine takes it that ignores withdrawals. */
    private static Case heedless(Case asked) {
        List<Consent> kept = asked.person().consents().stream()
                .filter(entry -> entry.act() != Act.WITHDRAWN)
                .toList();
        return new Case(
                asked.policy(),
                Shrinker.person(
                        kept,
                        asked.person().objections(),
                        asked.person().restriction(),
                        asked.person().holds()),
                asked.record(),
                asked.question(),
                asked.now());
    }

    /** The case as an engine takes it whose clock is a nanosecond fast. */
    private static Case ahead(Case asked) {
        return new Case(
                asked.policy(),
                asked.person(),
                asked.record(),
                asked.question(),
                asked.now().plusNanos(1));
    }

    /** The first case of a draw that shows the bug, made small. */
    private static Case found(Predicate<Case> showsBug) {
        Case first = Stream.iterate(1L, seed -> seed + 1)
                .limit(200)
                .flatMap(ShrinkerTest::casesOf)
                .filter(asked ->
                        asked.person().isAvailable() && asked.question().kind() == Question.Kind.USE)
                .filter(showsBug)
                .findFirst()
                .orElseThrow(() -> new AssertionError("200 policies did not show the bug"));
        return new Shrinker(showsBug).shrink(first);
    }

    private static Stream<Case> casesOf(long seed) {
        Random random = new Random(seed);
        Policy policy = RandomPolicies.draw(random);
        RandomCases cases = new RandomCases(policy, random);
        return Stream.generate(() -> {
                    var person = cases.person();
                    var record = cases.record();
                    return new Case(policy, person, record, cases.question(record), cases.now(person, record));
                })
                .limit(50);
    }
}
