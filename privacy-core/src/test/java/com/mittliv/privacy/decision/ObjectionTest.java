package com.mittliv.privacy.decision;

import static com.mittliv.privacy.decision.Given.*;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legalObligation;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.LegalBasis.publicTask;
import static com.mittliv.privacy.policy.LegalBasis.vitalInterests;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an objection stops (Art. 21 GDPR). */
class ObjectionTest {
    private static final Purpose NEWSLETTER = Purpose.of("newsletter").within(MARKET);
    private static final Purpose SUE = Purpose.of("sue").within(DEFEND);

    private static SubjectState objectingTo(Purpose purpose) {
        return SubjectState.none().with(Objection.to(purpose, NOON));
    }

    @Test
    void itStopsWhatRestsOnLegitimateInterestsOrAPublicTask() {
        for (LegalBasis basis : List.of(legitimateInterests(LAW), publicTask(LAW))) {
            Policy.Builder policy = policy(ruleFor("serve", SERVE, basis));
            assertRefuses(use(policy, SERVE, objectingTo(SERVE)), Reason.OBJECTED, "serve");
            assertRefuses(store(policy, SERVE, objectingTo(SERVE), member()), Reason.OBJECTED, "serve");
            assertPermits(use(policy, SERVE, objectingTo(RECRUIT)), "serve");
        }
    }

    @Test
    void itStopsNothingThatRestsOnAnyOtherBasis() {
        for (LegalBasis basis : List.of(contract(), legalObligation(LAW), vitalInterests())) {
            assertPermits(use(policy(ruleFor("serve", SERVE, basis)), SERVE, objectingTo(SERVE)), "serve");
        }
        SubjectState consenting = objectingTo(SERVE).with(Consent.given(SERVE, NOON));
        assertPermits(use(policy(ruleFor("serve", SERVE, consent())), SERVE, consenting), "serve");
    }

    @Test
    void itStopsDirectMarketingWhateverTheBasisAndTheGrounds() {
        SubjectState overridden =
                SubjectState.none().with(Objection.to(MARKET, NOON).overriddenBy("assessment on file"));
        for (LegalBasis basis : List.of(
                contract(), legalObligation(LAW), vitalInterests(), publicTask(LAW), legitimateInterests(LAW))) {
            Policy.Builder policy = policy(ruleFor("market", MARKET, basis));
            assertRefuses(use(policy, MARKET, objectingTo(MARKET)), Reason.OBJECTED, "market");
            assertRefuses(use(policy, MARKET, overridden), Reason.OBJECTED, "market");
        }
        SubjectState consenting = overridden.with(Consent.given(MARKET, NOON));
        assertRefuses(use(policy(ruleFor("market", MARKET, consent())), MARKET, consenting), Reason.OBJECTED);
    }

    @Test
    void aPartOfDirectMarketingIsDirectMarketing() {
        Policy.Builder policy = policy(ruleFor("market", MARKET, contract())).declare(NEWSLETTER);
        assertRefuses(use(policy, NEWSLETTER, objectingTo(MARKET)), Reason.OBJECTED, "market");
        assertRefuses(use(policy, NEWSLETTER, objectingTo(NEWSLETTER)), Reason.OBJECTED, "market");
        assertPermits(use(policy, MARKET, objectingTo(NEWSLETTER)), "market");
    }

    @Test
    void compellingGroundsSetAnObjectionAsideAndNoOther() {
        Policy.Builder policy = policy(ruleFor("serve", SERVE, legitimateInterests(LAW)));
        SubjectState overridden =
                SubjectState.none().with(Objection.to(SERVE, NOON).overriddenBy("assessment on file"));
        assertPermits(use(policy, SERVE, overridden), "serve");
        assertRefuses(use(policy, SERVE, overridden.with(Objection.to(SERVE, NOON))), Reason.OBJECTED);
    }

    @Test
    void theDefenceOfLegalClaimsStaysOpenAndSoDoItsParts() {
        Policy.Builder policy =
                policy(ruleFor("defend", DEFEND, legitimateInterests(LAW))).declare(SUE);
        assertPermits(use(policy, DEFEND, objectingTo(DEFEND)), "defend");
        assertPermits(use(policy, SUE, objectingTo(DEFEND)), "defend");
    }

    @Test
    void directMarketingWithinLegalClaimsIsDirectMarketingAllTheSame() {
        Purpose posing = Purpose.of("posing").within(DEFEND).directMarketing();
        Policy.Builder policy = policy(ruleFor("defend", DEFEND, contract())).declare(posing);
        assertRefuses(use(policy, posing, objectingTo(posing)), Reason.OBJECTED);
        assertRefuses(use(policy, posing, SubjectState.none().with(Restriction.since(NOON))), Reason.RESTRICTED);
    }

    @Test
    void itStandsFromItsInstantOn() {
        Policy.Builder policy = policy(ruleFor("serve", SERVE, legitimateInterests(LAW)));
        assertPermits(use(policy, SERVE, SubjectState.none().with(Objection.to(SERVE, NOON.plusNanos(1)))), "serve");
        assertRefuses(use(policy, SERVE, objectingTo(SERVE)), Reason.OBJECTED);
    }

    @Test
    void itCoversTheNarrowerPurposes() {
        Purpose part = Purpose.of("part").within(SERVE);
        Policy.Builder policy =
                policy(ruleFor("serve", SERVE, legitimateInterests(LAW))).declare(part);
        assertRefuses(use(policy, part, objectingTo(SERVE)), Reason.OBJECTED);
        assertPermits(use(policy, SERVE, objectingTo(part)), "serve");
    }

    @Test
    void groundsMustBeNamed() {
        assertThatThrownBy(() -> Objection.to(SERVE, NOON).overriddenBy(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("compelling grounds");
    }
}
