package com.mittliv.privacy.decision;

import static com.mittliv.privacy.decision.Given.*;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent.Act;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.ConsentWording;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a consent is in force (Art. 7 GDPR). */
class ConsentTest {
    private static final Instant BEFORE = NOON.minusSeconds(60);
    private static final Purpose CONTACTING = new Purpose(
            "contacting",
            com.mittliv.privacy.vocabulary.Label.NONE,
            Purpose.Kind.ORDINARY,
            Optional.empty(),
            Optional.of(new ConsentWording("3", Text.NONE, Set.of("2"))));
    private static final Purpose INVITING = Purpose.of("inviting").within(CONTACTING);

    private final Policy.Builder policy =
            policy(ruleFor("contact", CONTACTING, consent())).declare(INVITING);

    private Decision contact(Consent... ledger) {
        return use(policy, CONTACTING, SubjectState.none().with(ledger));
    }

    private Decision invite(Consent... ledger) {
        return use(policy, INVITING, SubjectState.none().with(ledger));
    }

    private static Consent said(Act act, Instant at, String wording) {
        return new Consent(CONTACTING, act, at, wording);
    }

    @Test
    void withoutAnEntryConsentIsMissing() {
        assertRefuses(contact(), Reason.CONSENT_MISSING, "contact");
    }

    @Test
    void aConsentCountsFromItsInstant() {
        assertPermits(contact(Consent.given(CONTACTING, NOON)), "contact");
        assertRefuses(contact(Consent.given(CONTACTING, NOON.plusNanos(1))), Reason.CONSENT_MISSING);
    }

    @Test
    void aRequestThatAwaitsConfirmationIsNoConsentAndTakesNoneAway() {
        assertRefuses(contact(said(Act.REQUESTED, BEFORE, "3")), Reason.CONSENT_MISSING);
        assertPermits(contact(Consent.given(CONTACTING, BEFORE), said(Act.REQUESTED, NOON, "3")), "contact");
    }

    @Test
    void theNewestEntryDecidesInWhateverOrderTheyStand() {
        Consent given = Consent.given(CONTACTING, BEFORE);
        Consent withdrawn = Consent.withdrawn(CONTACTING, NOON);
        assertRefuses(contact(given, withdrawn), Reason.CONSENT_WITHDRAWN, "contact");
        assertRefuses(contact(withdrawn, given), Reason.CONSENT_WITHDRAWN, "contact");
        Consent again = Consent.given(CONTACTING, NOON);
        Consent earlier = Consent.withdrawn(CONTACTING, BEFORE);
        assertPermits(contact(earlier, again), "contact");
        assertPermits(contact(again, earlier), "contact");
    }

    @Test
    void aWithdrawalStillToComeChangesNothingYet() {
        assertPermits(
                contact(Consent.given(CONTACTING, BEFORE), Consent.withdrawn(CONTACTING, NOON.plusNanos(1))),
                "contact");
    }

    @Test
    void ofTwoAtTheSameInstantTheWithdrawalDecides() {
        Consent given = Consent.given(CONTACTING, NOON);
        Consent withdrawn = Consent.withdrawn(CONTACTING, NOON);
        assertRefuses(contact(given, withdrawn), Reason.CONSENT_WITHDRAWN);
        assertRefuses(contact(withdrawn, given), Reason.CONSENT_WITHDRAWN);
    }

    @Test
    void ofTwoConsentsAtTheSameInstantOneToAWordingThatCountsDecides() {
        Consent old = said(Act.GIVEN, NOON, "1");
        Consent current = said(Act.GIVEN, NOON, "3");
        assertPermits(contact(old, current), "contact");
        assertPermits(contact(current, old), "contact");
    }

    @Test
    void aConsentCountsOnlyWhileItsWordingCounts() {
        assertPermits(contact(said(Act.GIVEN, NOON, "3")), "contact");
        assertPermits(contact(said(Act.GIVEN, NOON, "2")), "contact");
        assertRefuses(contact(said(Act.GIVEN, NOON, "1")), Reason.CONSENT_OUTDATED, "contact");
        assertRefuses(
                contact(said(Act.GIVEN, BEFORE, "3"), said(Act.GIVEN, NOON, "1")), Reason.CONSENT_OUTDATED, "contact");
    }

    @Test
    void aWithdrawalNeedsNoCurrentWording() {
        assertRefuses(contact(said(Act.GIVEN, BEFORE, "3"), said(Act.WITHDRAWN, NOON, "1")), Reason.CONSENT_WITHDRAWN);
    }

    @Test
    void aConsentToTheWiderPurposeCoversTheNarrowerAndNotTheOtherWayRound() {
        assertPermits(invite(Consent.given(CONTACTING, NOON)), "contact");
        assertRefuses(contact(Consent.given(INVITING, NOON)), Reason.CONSENT_MISSING);
        assertPermits(invite(Consent.given(INVITING, NOON)), "contact");
    }

    @Test
    void withdrawingTheNarrowerPurposeLeavesTheWiderAndWithdrawingTheWiderTakesBoth() {
        Consent all = Consent.given(CONTACTING, BEFORE);
        assertPermits(contact(all, Consent.withdrawn(INVITING, NOON)), "contact");
        assertRefuses(invite(all, Consent.withdrawn(INVITING, NOON)), Reason.CONSENT_WITHDRAWN);
        Consent one = Consent.given(INVITING, BEFORE);
        assertRefuses(invite(one, Consent.withdrawn(CONTACTING, NOON)), Reason.CONSENT_WITHDRAWN);
    }

    @Test
    void aPurposeWithoutAStatedWordingTakesTheFirstVersion() {
        Policy.Builder plain = policy(ruleFor("serve", SERVE, consent()));
        assertPermits(use(plain, SERVE, SubjectState.none().with(Consent.given(SERVE, NOON))), "serve");
        assertRefuses(
                use(plain, SERVE, SubjectState.none().with(Consent.given(SERVE, NOON, "0"))), Reason.CONSENT_OUTDATED);
        assertThat(Consent.withdrawn(SERVE, NOON)).isEqualTo(new Consent(SERVE, Act.WITHDRAWN, NOON, "1"));
    }

    @Test
    void storageNeedsTheConsentToo() {
        assertRefuses(store(policy, CONTACTING, SubjectState.none(), member()), Reason.CONSENT_MISSING, "contact");
        SubjectState person = SubjectState.none().with(Consent.given(CONTACTING, NOON));
        assertPermits(store(policy, CONTACTING, person, member()), "contact");
    }
}
