package com.mittliv.privacy.decision;

import static com.mittliv.privacy.decision.Given.*;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.Recipient;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of reasons, and which of several rules names its own. */
class ReasonsTest {
    private static final Recipient PARTNER = Recipient.thirdParty("partner").in("SE");
    private static final Recipient ELSEWHERE = Recipient.thirdParty("elsewhere");

    private final SubjectState restricted = SubjectState.none().with(Restriction.since(NOON));
    private final RecordState leftLongAgo = member().with(LEFT, NOON.minusSeconds(40 * 86_400));

    /** A rule at which everything can fail. */
    private final Policy.Builder policy = policy(
                    ruleFor("serve", MARKET, consent()).onlyAfter(JOINED).disclosedTo(PARTNER, ELSEWHERE))
            .declare(Recipient.thirdParty("stranger"));

    private Decision ask(SubjectState person, RecordState record, Destination to) {
        return PrivacyEngine.compile(policy.build()).access(MARKET, to, EMAIL).decide(person, record, NOON);
    }

    @Test
    void eachCheckIsReachedOnlyWhenAllBeforeItHold() {
        SubjectState objecting = restricted.with(Objection.to(MARKET, NOON));
        SubjectState consenting = SubjectState.none().with(Consent.given(MARKET, NOON.minusSeconds(9)));
        SubjectState allButObjection = consenting.with(Restriction.since(NOON.minusSeconds(1)));
        RecordState joined = leftLongAgo.with(JOINED, NOON);
        Destination partner = Destination.to(PARTNER);

        assertRefuses(ask(SubjectState.unavailable(), leftLongAgo, partner), Reason.STATE_UNAVAILABLE);
        assertRefuses(ask(objecting, RecordState.of(GUEST), partner), Reason.NO_RULE);
        assertRefuses(
                ask(objecting, leftLongAgo, Destination.to(Recipient.thirdParty("stranger"))),
                Reason.RECIPIENT_NOT_ALLOWED,
                "serve");
        assertRefuses(
                ask(objecting, leftLongAgo, Destination.to(ELSEWHERE)), Reason.TRANSFER_WITHOUT_SAFEGUARD, "serve");
        assertRefuses(ask(objecting, leftLongAgo, partner), Reason.CONDITION_NOT_MET, "serve");
        assertRefuses(ask(objecting, joined, partner), Reason.CONSENT_MISSING, "serve");
        assertRefuses(ask(allButObjection.with(Objection.to(MARKET, NOON)), joined, partner), Reason.OBJECTED, "serve");
        assertRefuses(ask(allButObjection, joined, partner), Reason.RESTRICTED, "serve");
        assertRefuses(ask(consenting, joined, partner), Reason.RETENTION_ENDED, "serve");
        assertPermits(ask(consenting, member().with(JOINED, NOON), partner), "serve");
    }

    @Test
    void thePurposeIsCheckedBeforeTheRecipient() {
        Decision decision = PrivacyEngine.compile(policy.build())
                .access(SERVE, Destination.to(ELSEWHERE), EMAIL)
                .decide(SubjectState.none(), member(), NOON);
        assertRefuses(decision, Reason.PURPOSE_NOT_DECLARED, "serve");
    }

    @Test
    void theConstantsStandInTheOrderOfTheChecks() {
        List<Reason> reasons = Arrays.asList(Reason.values());
        assertThat(reasons).isSortedAccordingTo(java.util.Comparator.comparingInt(Reason::stage));
        assertThat(reasons).startsWith(Reason.STATE_UNAVAILABLE, Reason.PROHIBITED, Reason.NO_RULE);
        assertThat(reasons).endsWith(Reason.RESTRICTED, Reason.RETENTION_ENDED);
    }

    @Test
    void theRuleThatCameFurthestNamesTheReason() {
        Policy.Builder three = policy(
                ruleFor("waits", SERVE, contract()).onlyAfter(JOINED),
                ruleFor("over", SERVE, contract()),
                ruleFor("asks", SERVE, consent()));
        assertRefuses(use(three, SERVE, SubjectState.none(), leftLongAgo), Reason.RETENTION_ENDED, "over");
    }

    @Test
    void equalDistanceIsSettledByThePlaceInThePolicy() {
        Policy.Builder two = policy(ruleFor("first", SERVE, consent()), ruleFor("second", SERVE, consent()));
        assertRefuses(use(two, SERVE, SubjectState.none()), Reason.CONSENT_MISSING, "first");
        Policy.Builder undeclared = policy(ruleFor("first", SERVE, consent()), ruleFor("second", SERVE, consent()));
        assertRefuses(use(undeclared, RECRUIT, SubjectState.none()), Reason.PURPOSE_NOT_DECLARED, "first");
    }

    @Test
    void theFirstLiveRuleOfThePolicyPermits() {
        Policy.Builder three = policy(
                ruleFor("asks", SERVE, consent()),
                ruleFor("first", SERVE, contract()),
                ruleFor("second", SERVE, contract()));
        assertPermits(use(three, SERVE, SubjectState.none()), "first");
    }

    @Test
    void aRefusalSaysWhatWasAsked() {
        Deny deny = (Deny) ask(SubjectState.none(), member(), Destination.to(PARTNER));
        assertThat(deny.question().purpose()).contains(MARKET);
        assertThat(deny.question().recipient()).contains(PARTNER);
        assertThat(deny.question().category()).isEqualTo(EMAIL);
        assertThat(deny.question().role()).isEqualTo(MEMBER);
    }

    @Test
    void anEventAtTheInstantOfTheQuestionHasHappenedAndALaterOneHasNot() {
        Policy.Builder waiting = policy(ruleFor("waits", SERVE, contract()).onlyAfter(JOINED, EXTENDED));
        RecordState joined = member().with(JOINED, NOON);
        assertRefuses(use(waiting, SERVE, SubjectState.none(), joined), Reason.CONDITION_NOT_MET, "waits");
        assertRefuses(
                use(waiting, SERVE, SubjectState.none(), joined.with(EXTENDED, NOON.plusNanos(1))),
                Reason.CONDITION_NOT_MET,
                "waits");
        assertPermits(use(waiting, SERVE, SubjectState.none(), joined.with(EXTENDED, NOON)), "waits");
    }

    @Test
    void aStatuteThatDoesNotRequireYetIsAConditionNotMet() {
        Policy.Builder statute = policy(ruleKept("book", new Retention.WhileRequired(LAW, JOINED, LEFT)));
        assertRefuses(use(statute, SERVE, SubjectState.none()), Reason.CONDITION_NOT_MET, "book");
        RecordState joined = member().with(JOINED, NOON);
        assertPermits(use(statute, SERVE, SubjectState.none(), joined), "book");
        assertPermits(use(statute, SERVE, SubjectState.none(), joined.with(LEFT, NOON.plusNanos(1))), "book");
        assertRefuses(
                use(statute, SERVE, SubjectState.none(), joined.with(LEFT, NOON)), Reason.RETENTION_ENDED, "book");
    }
}
