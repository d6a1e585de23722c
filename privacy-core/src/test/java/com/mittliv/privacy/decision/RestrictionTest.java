package com.mittliv.privacy.decision;

import static com.mittliv.privacy.decision.Given.*;
import static com.mittliv.privacy.policy.LegalBasis.contract;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.Purpose;
import org.junit.jupiter.api.Test;

/** What stays open while a person's data are restricted (Art. 18 GDPR). */
class RestrictionTest {
    private static final Purpose PART = Purpose.of("part").within(SERVE);

    private final Policy.Builder policy = policy(
                    ruleFor("serve", SERVE, contract()), ruleFor("defend", DEFEND, contract()))
            .declare(PART);
    private final SubjectState restricted = SubjectState.none().with(Restriction.since(NOON));

    @Test
    void itClosesUseFromItsInstantOn() {
        assertRefuses(use(policy, SERVE, restricted), Reason.RESTRICTED, "serve");
        SubjectState later = SubjectState.none().with(Restriction.since(NOON.plusNanos(1)));
        assertPermits(use(policy, SERVE, later), "serve");
    }

    @Test
    void storageStaysOpen() {
        assertPermits(store(policy, SERVE, restricted, member()), "serve");
    }

    @Test
    void theDefenceOfLegalClaimsStaysOpen() {
        assertPermits(use(policy, DEFEND, restricted), "defend");
    }

    @Test
    void whatProtectsAnotherPersonStaysOpenWithItsParts() {
        SubjectState open = SubjectState.none().with(Restriction.since(NOON).openFor(RECRUIT, SERVE));
        assertPermits(use(policy, SERVE, open), "serve");
        assertPermits(use(policy, PART, open), "serve");
        SubjectState openForPart =
                SubjectState.none().with(Restriction.since(NOON).openFor(PART));
        assertRefuses(use(policy, SERVE, openForPart), Reason.RESTRICTED);
    }

    @Test
    void aConsentGivenAfterItWasSetOpensAndNoneGivenBefore() {
        SubjectState set = SubjectState.none().with(Restriction.since(NOON.minusSeconds(60)));
        assertPermits(
                use(
                        policy,
                        SERVE,
                        set.with(Consent.given(SERVE, NOON.minusSeconds(60).plusNanos(1)))),
                "serve");
        assertRefuses(use(policy, SERVE, set.with(Consent.given(SERVE, NOON.minusSeconds(60)))), Reason.RESTRICTED);
        assertRefuses(use(policy, SERVE, set.with(Consent.given(SERVE, NOON.minusSeconds(61)))), Reason.RESTRICTED);
        assertRefuses(use(policy, SERVE, set.with(Consent.given(SERVE, NOON.plusNanos(1)))), Reason.RESTRICTED);
        assertRefuses(use(policy, SERVE, set.with(Consent.given(SERVE, NOON, "0"))), Reason.RESTRICTED);
    }

    @Test
    void aConsentTakenBackOpensNothing() {
        SubjectState withdrawn = SubjectState.none()
                .with(Restriction.since(NOON.minusSeconds(60)))
                .with(Consent.given(SERVE, NOON.minusSeconds(30)), Consent.withdrawn(SERVE, NOON));
        assertRefuses(use(policy, SERVE, withdrawn), Reason.RESTRICTED);
    }

    @Test
    void aLaterRestrictionReplacesTheEarlier() {
        SubjectState replaced =
                SubjectState.none().with(Restriction.since(NOON).openFor(SERVE)).with(Restriction.since(NOON));
        assertRefuses(use(policy, SERVE, replaced), Reason.RESTRICTED);
    }
}
