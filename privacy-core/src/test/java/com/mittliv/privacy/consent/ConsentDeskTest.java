package com.mittliv.privacy.consent;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.consent.ConsentRefusedException.Cause;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Consent.Act;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Controller;
import com.mittliv.privacy.vocabulary.ConsentWording;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Label;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import com.mittliv.privacy.vocabulary.UnknownTermException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ConsentDeskTest {
    private static final Role SUBSCRIBER = Role.of("subscriber");
    private static final DataCategory EMAIL = DataCategory.of("email");
    private static final Purpose CONTACT = Purpose.of("contact");
    private static final Purpose NEWSLETTER = Purpose.of("newsletter")
            .within(CONTACT)
            .askedAs("2", Text.of("sv", "Ja, skicka nyhetsbrev.").and("en", "Yes, send me news."));
    private static final Purpose SURVEYS = Purpose.of("surveys").within(CONTACT);
    private static final Purpose EVENTS = Purpose.of("events").within(CONTACT);
    private static final String WORDS = "Ja, skicka\n   nyhetsbrev. Ni får även bjuda in mig och fråga mig.";
    private static final Instant MAY_1 = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant MAY_2 = Instant.parse("2026-05-02T10:00:00Z");
    private static final Instant MAY_3 = Instant.parse("2026-05-03T10:00:00Z");

    private final PrivacyEngine engine =
            PrivacyEngine.compile(policy().consentAge(13).build());
    private final ConsentDesk desk = new ConsentDesk(engine);

    private static Policy.Builder policy() {
        return policy(NEWSLETTER);
    }

    private static Policy.Builder policy(Purpose newsletter) {
        return Policy.named("letters", "1", Controller.of("Letters"))
                .declare(CONTACT)
                .rule(rule("contact")
                        .about(SUBSCRIBER)
                        .using(EMAIL)
                        .forPurpose(newsletter, SURVEYS, EVENTS)
                        .on(consent())
                        .kept(whileConsented()));
    }

    private static ConsentForm form(Purpose... purposes) {
        return ConsentForm.of(WORDS, "web-form", purposes);
    }

    private ConsentLedger given(Purpose... purposes) {
        return desk.give(ConsentLedger.empty(), form(purposes), Giver.ofAge(), MAY_1);
    }

    private static void refuses(Cause cause, String message, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ConsentRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(cause))
                .hasMessageContaining(message);
    }

    @Test
    void oneTickForThreePurposesIsThreeConsents() {
        var ledger = given(NEWSLETTER, EVENTS, SURVEYS);

        assertThat(ledger.entries()).hasSize(3);
        assertThat(ledger.entries().get(0))
                .isEqualTo(new LedgerEntry(
                        new Consent(NEWSLETTER, Act.GIVEN, MAY_1, "2"),
                        "web-form",
                        Optional.of(ShownWording.of(WORDS)),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(desk.inForce(ledger, MAY_1)).containsExactly(NEWSLETTER, EVENTS, SURVEYS);
        assertThat(desk.inForce(ledger, MAY_1.minusNanos(1))).isEmpty();
    }

    @Test
    void aConsentToAWiderPurposeIsAConsentToEachNarrowerOne() {
        var ledger = given(CONTACT);

        assertThat(ledger.purposes()).containsExactly(CONTACT, NEWSLETTER, SURVEYS, EVENTS);
        assertThat(desk.inForce(desk.withdraw(ledger, Set.of(SURVEYS), "e-mail", MAY_2), MAY_2))
                .containsExactly(CONTACT, NEWSLETTER, EVENTS);
        assertThat(desk.inForce(desk.withdraw(ledger, Set.of(CONTACT), "e-mail", MAY_2), MAY_2))
                .isEmpty();
    }

    @Test
    void aWithdrawalInPartLeavesTheRestAndNeverRewritesWhatWasSaid() {
        var before = given(NEWSLETTER, EVENTS, SURVEYS);
        var after = desk.withdraw(before, Set.of(SURVEYS), "phone", MAY_2);

        assertThat(desk.inForce(after, MAY_2)).containsExactly(NEWSLETTER, EVENTS);
        assertThat(desk.inForce(after, MAY_1)).containsExactly(NEWSLETTER, EVENTS, SURVEYS);
        assertThat(after.since(before))
                .containsExactly(new LedgerEntry(
                        new Consent(SURVEYS, Act.WITHDRAWN, MAY_2, "1"),
                        "phone",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(before.entries()).hasSize(3);
    }

    @Test
    void aWithdrawalOfAllLeavesNothingAndWorksForPurposesThePolicyHasDropped() {
        var dropped = new LedgerEntry(
                Consent.given(Purpose.of("faxes"), MAY_1),
                "paper",
                Optional.of(ShownWording.of("x")),
                Optional.empty(),
                Optional.empty());
        var ledger = given(NEWSLETTER, EVENTS).append(List.of(dropped));

        var after = desk.withdrawAll(ledger, "phone", MAY_2);

        assertThat(after.since(ledger).stream()
                        .map(entry -> entry.consent().purpose().id()))
                .containsExactly("newsletter", "events", "faxes");
        assertThat(after.since(ledger)).allMatch(entry -> entry.consent().act() == Act.WITHDRAWN);
    }

    @Test
    void whatWasSaidOfAPurposeThePolicyHasDroppedStaysOnRecordAndMeansNothing() {
        var dropped = new LedgerEntry(
                Consent.given(Purpose.of("faxes"), MAY_1),
                "paper",
                Optional.of(ShownWording.of("x")),
                Optional.empty(),
                Optional.empty());
        var ledger = given(EVENTS).append(List.of(dropped));

        assertThat(desk.inForce(ledger, MAY_2)).containsExactly(EVENTS);
        assertThat(desk.renewals(ledger, MAY_2)).isEmpty();
        assertThat(engine.access(EVENTS, EMAIL)
                        .decide(desk.subjectState(ledger), RecordState.of(SUBSCRIBER), MAY_2)
                        .isPermitted())
                .isTrue();
        assertThat(ledger.purposes()).extracting(Purpose::id).contains("faxes");
    }

    @Test
    void theLedgerDecidesAsTheEngineDoes() {
        var access = engine.access(SURVEYS, EMAIL);
        var record = RecordState.of(SUBSCRIBER);
        var ledger = given(SURVEYS);
        var after = desk.withdraw(ledger, Set.of(SURVEYS), "phone", MAY_2);

        assertThat(access.decide(ledger.subjectState(), record, MAY_1).isPermitted())
                .isTrue();
        assertThat(((Deny) access.decide(after.subjectState(), record, MAY_2)).reason())
                .isEqualTo(Reason.CONSENT_WITHDRAWN);
    }

    @Test
    void whatTheDeskCallsInForceIsWhatTheEnginePermits() {
        var random = new Random(20260501);
        var purposes = List.of(CONTACT, NEWSLETTER, SURVEYS, EVENTS);
        var record = RecordState.of(SUBSCRIBER);
        for (int round = 0; round < 500; round++) {
            var entries = new ArrayList<LedgerEntry>();
            for (int i = random.nextInt(6); i > 0; i--) {
                var act = Act.values()[random.nextInt(3)];
                var said = new Consent(
                        purposes.get(random.nextInt(4)),
                        act,
                        MAY_1.plusSeconds(random.nextInt(4)),
                        "" + (1 + random.nextInt(2)));
                entries.add(new LedgerEntry(
                        said, "web-form", Optional.of(ShownWording.of("x")), Optional.empty(), Optional.of("r" + i)));
            }
            var ledger = ConsentLedger.of(entries);
            var now = MAY_1.plusSeconds(random.nextInt(5));
            for (var purpose : List.of(NEWSLETTER, SURVEYS, EVENTS)) {
                boolean permitted = engine.access(purpose, EMAIL)
                        .decide(ledger.subjectState(), record, now)
                        .isPermitted();
                assertThat(engine.consentObstacle(ledger.subjectState(), purpose, now)
                                .isEmpty())
                        .isEqualTo(permitted);
                if (ledger.purposes().contains(purpose)) {
                    assertThat(desk.inForce(ledger, now).contains(purpose)).isEqualTo(permitted);
                }
            }
        }
    }

    @Test
    void aRequestCountsOnlyOnceItIsConfirmed() {
        var asked = desk.request(ConsentLedger.empty(), form(SURVEYS), Giver.ofAge(), "r-1", MAY_1);
        var confirmed = desk.confirm(asked, "r-1", "e-mail", MAY_2);

        assertThat(desk.inForce(asked, MAY_2)).isEmpty();
        assertThat(asked.pendingRequests()).containsExactly("r-1");
        assertThat(desk.inForce(confirmed, MAY_2)).containsExactly(SURVEYS);
        assertThat(confirmed.pendingRequests()).isEmpty();
        assertThat(confirmed.since(asked))
                .containsExactly(new LedgerEntry(
                        new Consent(SURVEYS, Act.GIVEN, MAY_2, "1"),
                        "e-mail",
                        Optional.of(ShownWording.of(WORDS)),
                        Optional.empty(),
                        Optional.of("r-1")));
    }

    @Test
    void aRequestIsConfirmedOnceAndOnlyIfItWasMade() {
        var asked = desk.request(ConsentLedger.empty(), form(SURVEYS), Giver.ofAge(), "r-1", MAY_1);
        var confirmed = desk.confirm(asked, "r-1", "e-mail", MAY_2);

        refuses(Cause.NO_SUCH_REQUEST, "let the person ask anew", () -> desk.confirm(asked, "r-2", "e-mail", MAY_2));
        refuses(
                Cause.NO_SUCH_REQUEST,
                "let the person ask anew",
                () -> desk.confirm(asked, "r-1", "e-mail", MAY_1.minusNanos(1)));
        refuses(Cause.ALREADY_CONFIRMED, "confirmed before", () -> desk.confirm(confirmed, "r-1", "e-mail", MAY_3));
        assertThat(desk.confirm(asked, "r-1", "e-mail", MAY_1).entries()).hasSize(2);
        assertThatThrownBy(() -> desk.request(asked, form(SURVEYS), Giver.ofAge(), "r-1", MAY_2))
                .hasMessageContaining("make a fresh one");
    }

    @Test
    void aConfirmationDoesNotUndoAWithdrawalInBetween() {
        var asked = desk.request(ConsentLedger.empty(), form(SURVEYS, EVENTS), Giver.ofAge(), "r-1", MAY_1);
        var part = desk.withdraw(asked, Set.of(SURVEYS), "phone", MAY_2);
        var all = desk.withdraw(asked, Set.of(CONTACT), "phone", MAY_2);

        assertThat(part.pendingRequests()).containsExactly("r-1");
        assertThat(desk.inForce(desk.confirm(part, "r-1", "e-mail", MAY_3), MAY_3))
                .containsExactly(EVENTS);
        assertThat(all.pendingRequests()).isEmpty();
        refuses(Cause.WITHDRAWN_SINCE, "withdrew since", () -> desk.confirm(all, "r-1", "e-mail", MAY_3));
    }

    @Test
    void aWithdrawalAfterTheConfirmationDoesNotMakeTheRequestNew() {
        var asked = desk.request(ConsentLedger.empty(), form(SURVEYS), Giver.ofAge(), "r-1", MAY_1);
        var confirmed = desk.confirm(asked, "r-1", "e-mail", MAY_2);
        var withdrawn = desk.withdraw(confirmed, Set.of(SURVEYS), "phone", MAY_3);

        refuses(Cause.ALREADY_CONFIRMED, "confirmed before", () -> desk.confirm(withdrawn, "r-1", "e-mail", MAY_3));
    }

    @Test
    void otherWordsThanTheDeclaredAreNoConsentToThePurpose() {
        var other = ConsentForm.of("Ja, skicka vad som helst.", "web-form", SURVEYS, NEWSLETTER);
        var english = ConsentForm.of("Yes, send me news.", "web-form", NEWSLETTER);

        refuses(
                Cause.WORDING_NOT_DECLARED,
                "the words shown for `newsletter` are not those of version `2`",
                () -> desk.give(ConsentLedger.empty(), other, Giver.ofAge(), MAY_1));
        assertThat(desk.give(ConsentLedger.empty(), english, Giver.ofAge(), MAY_1)
                        .entries())
                .hasSize(1);
    }

    @Test
    void aChildBelowThePolicysAgeNeedsAGuardian() {
        refuses(
                Cause.GUARDIAN_MISSING,
                "record the guardian who agrees",
                () -> desk.give(ConsentLedger.empty(), form(SURVEYS), Giver.child(12), MAY_1));
        var agreed = desk.give(ConsentLedger.empty(), form(SURVEYS), Giver.child(12, "guardian-7"), MAY_1);

        assertThat(agreed.entries().get(0).guardian()).contains("guardian-7");
        assertThat(desk.give(ConsentLedger.empty(), form(SURVEYS), Giver.child(13), MAY_1)
                        .entries())
                .hasSize(1);
    }

    @Test
    void whereThePolicyNamesNoAgeNoChildConsentsAlone() {
        var silent = new ConsentDesk(PrivacyEngine.compile(policy().build()));

        refuses(
                Cause.GUARDIAN_MISSING,
                "the policy declares no `consentAge`",
                () -> silent.give(ConsentLedger.empty(), form(SURVEYS), Giver.child(17), MAY_1));
        assertThat(silent.give(ConsentLedger.empty(), form(SURVEYS), Giver.child(17, "guardian-7"), MAY_1)
                        .entries())
                .hasSize(1);
    }

    @Test
    void aNewWordingAsksForTheConsentsToTheOldOneAnew() {
        var ledger = given(NEWSLETTER, SURVEYS);
        var reworded = Purpose.of("newsletter").within(CONTACT).askedAs("3", Text.of("sv", "Ja till nyheter."));
        var later = new ConsentDesk(PrivacyEngine.compile(policy(reworded).build()));

        assertThat(desk.renewals(ledger, MAY_2)).isEmpty();
        assertThat(later.renewals(ledger, MAY_2)).containsExactly(new Renewal(reworded, "2", "3"));
        assertThat(later.inForce(ledger, MAY_2)).containsExactly(SURVEYS);
        var renewed =
                later.give(ledger, ConsentForm.of("Ja till nyheter.", "web-form", reworded), Giver.ofAge(), MAY_2);
        assertThat(later.renewals(renewed, MAY_2)).isEmpty();
        assertThat(later.renewals(later.withdrawAll(ledger, "phone", MAY_2), MAY_2))
                .isEmpty();
    }

    @Test
    void theRenewalNamesTheNewestWordingAgreedToAndAWiderConsentCounts() {
        var lines = List.of(line(NEWSLETTER, MAY_2, "1"), line(NEWSLETTER, MAY_1, "0"), line(NEWSLETTER, MAY_3, "9"));
        var wide = ConsentLedger.of(List.of(line(NEWSLETTER, MAY_1, "1"), line(CONTACT, MAY_2, "0")));

        assertThat(desk.renewals(ConsentLedger.of(lines), MAY_2)).containsExactly(new Renewal(NEWSLETTER, "1", "2"));
        assertThat(desk.renewals(wide, MAY_2))
                .containsExactly(new Renewal(NEWSLETTER, "0", "2"), new Renewal(CONTACT, "0", "1"));
    }

    private static LedgerEntry line(Purpose purpose, Instant at, String wording) {
        return new LedgerEntry(
                Consent.given(purpose, at, wording),
                "paper",
                Optional.of(ShownWording.of("x")),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void anEditorialChangeOfTheWordingAsksNobodyAnew() {
        var corrected = new Purpose(
                "newsletter",
                Label.NONE,
                Purpose.Kind.ORDINARY,
                Optional.of(CONTACT),
                Optional.of(new ConsentWording("3", Text.of("sv", "Ja."), Set.of("2"))));
        var later = new ConsentDesk(PrivacyEngine.compile(policy(corrected).build()));

        assertThat(later.renewals(given(NEWSLETTER), MAY_2)).isEmpty();
        assertThat(later.inForce(given(NEWSLETTER), MAY_2)).containsExactly(NEWSLETTER);
    }

    @Test
    void aPurposeThePolicyDoesNotKnowIsAnError() {
        assertThatThrownBy(() -> desk.give(ConsentLedger.empty(), form(Purpose.of("survey")), Giver.ofAge(), MAY_1))
                .isInstanceOf(UnknownTermException.class)
                .hasMessageContaining("did you mean `surveys`");
        assertThatThrownBy(() -> desk.withdraw(ConsentLedger.empty(), Set.of(Purpose.of("survey")), "phone", MAY_1))
                .isInstanceOf(UnknownTermException.class);
    }

    @Test
    void aStateThatCannotBeLoadedHasNoConsent() {
        assertThat(engine.consentObstacle(com.mittliv.privacy.decision.SubjectState.unavailable(), SURVEYS, MAY_1))
                .contains(Reason.STATE_UNAVAILABLE);
    }
}
