package com.mittliv.privacy.decision;

import static com.mittliv.privacy.decision.Given.*;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.retention.Retention.days;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.retention.RetentionEnd.At;
import com.mittliv.privacy.retention.RetentionEnd.NotHeld;
import com.mittliv.privacy.retention.RetentionEnd.OnEvent;
import com.mittliv.privacy.retention.RetentionEnd.OnWithdrawal;
import com.mittliv.privacy.retention.RetentionEnd.Open;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Until when a datum is kept, and what keeps it. */
class KeepingTest {
    private static final Instant PAST = NOON.minusSeconds(60);
    private static final Instant FUTURE = NOON.plusSeconds(60);
    /** The start of the day after thirty days from 10 May 2024 in Stockholm. */
    private static final Instant IN_THIRTY_DAYS = Instant.parse("2024-06-09T22:00:00Z");

    private final SubjectState nobody = SubjectState.none();

    private static KeepingVerdict keeping(Policy.Builder policy, SubjectState person, RecordState record) {
        return PrivacyEngine.compile(policy.build()).retentionOf(person, record, EMAIL, NOON);
    }

    private static RetentionEnd endOf(Retention retention, RecordState record) {
        return keeping(policy(ruleKept("kept", retention)), SubjectState.none(), record)
                .end();
    }

    @Test
    void untilAnEventEndsAtItsInstant() {
        assertThat(endOf(until(LEFT), member())).isEqualTo(new OnEvent(LEFT, Optional.empty()));
        assertThat(endOf(until(LEFT), member().with(LEFT, FUTURE))).isEqualTo(new OnEvent(LEFT, Optional.empty()));
        assertThat(endOf(until(LEFT), member().with(LEFT, NOON))).isEqualTo(new At(NOON));
    }

    @Test
    void aPeriodEndsInWholeDaysAfterItsEvent() {
        assertThat(endOf(days(30).after(LEFT), member())).isEqualTo(new OnEvent(LEFT, Optional.of(Period.ofDays(30))));
        assertThat(endOf(days(30).after(LEFT), member().with(LEFT, NOON))).isEqualTo(new At(IN_THIRTY_DAYS));
        assertThat(endOf(years(7).afterTheYearOf(LEFT), member().with(LEFT, NOON)))
                .isEqualTo(new At(Instant.parse("2031-12-31T23:00:00Z")));
    }

    @Test
    void aDatumIsDueFromTheInstantItsLastGroundEnds() {
        Policy.Builder policy = policy(ruleKept("kept", days(30).after(LEFT)));
        PrivacyEngine engine = PrivacyEngine.compile(policy.build());
        RecordState left = member().with(LEFT, NOON);
        KeepingVerdict before = engine.retentionOf(nobody, left, EMAIL, IN_THIRTY_DAYS.minusNanos(1));
        assertThat(before.isDue()).isFalse();
        assertThat(before.heldBy()).singleElement().isInstanceOf(Ground.ByRule.class);
        KeepingVerdict at = engine.retentionOf(nobody, left, EMAIL, IN_THIRTY_DAYS);
        assertThat(at.isDue()).isTrue();
        assertThat(at.end()).isEqualTo(new At(IN_THIRTY_DAYS));
        assertThat(at.asked()).isEqualTo(IN_THIRTY_DAYS);
        assertThat(at.category()).isEqualTo(EMAIL);
    }

    @Test
    void aStatuteKeepsFromItsBeginningToItsEnd() {
        Retention statute = new Retention.WhileRequired(LAW, JOINED, LEFT);
        assertThat(endOf(statute, member())).isEqualTo(new NotHeld());
        assertThat(endOf(statute, member().with(JOINED, FUTURE))).isEqualTo(new NotHeld());
        assertThat(endOf(statute, member().with(JOINED, NOON))).isEqualTo(new OnEvent(LEFT, Optional.empty()));
        assertThat(endOf(statute, member().with(JOINED, PAST).with(LEFT, NOON))).isEqualTo(new At(NOON));
    }

    @Test
    void aRecordedNeedKeepsUntilItsInstantPastOrPlannedAndWithoutARecordNotAtAll() {
        Retention orLonger = until(LEFT).orLater(new Retention.UntilRecorded(EXTENDED));
        RecordState left = member().with(LEFT, PAST);
        assertThat(endOf(orLonger, left)).isEqualTo(new At(PAST));
        assertThat(endOf(orLonger, left.with(EXTENDED, FUTURE))).isEqualTo(new At(FUTURE));
        assertThat(endOf(orLonger, left.with(EXTENDED, PAST.minusSeconds(1)))).isEqualTo(new At(PAST));
        assertThat(endOf(orLonger, member().with(EXTENDED, FUTURE))).isEqualTo(new Open());
    }

    @Test
    void anEndThePolicyDoesNotStateIsOpen() {
        assertThat(endOf(new Retention.NotStated("silent"), member().with(LEFT, PAST)))
                .isEqualTo(new Open());
    }

    @Test
    void theEarliestOfSeveralEndsIsTheFirstThatIsKnown() {
        Retention either = until(LEFT).orEarlier(days(30).after(JOINED));
        assertThat(endOf(either, member())).isEqualTo(new OnEvent(LEFT, Optional.empty()));
        assertThat(endOf(either, member().with(JOINED, NOON))).isEqualTo(new At(IN_THIRTY_DAYS));
        assertThat(endOf(either, member().with(JOINED, NOON).with(LEFT, PAST))).isEqualTo(new At(PAST));
    }

    @Test
    void theLatestOfSeveralEndsCanBeNamedWhenAllOthersAreOver() {
        Retention both = until(LEFT).orLater(days(30).after(JOINED));
        assertThat(endOf(both, member())).isEqualTo(new Open());
        assertThat(endOf(both, member().with(JOINED, NOON))).isEqualTo(new Open());
        assertThat(endOf(both, member().with(JOINED, NOON).with(LEFT, PAST))).isEqualTo(new At(IN_THIRTY_DAYS));
        Instant longAgo = NOON.minusSeconds(90L * 86_400);
        assertThat(endOf(both, member().with(JOINED, longAgo))).isEqualTo(new OnEvent(LEFT, Optional.empty()));
    }

    @Test
    void theLatestOfEndsThatNeverBeganKeepsNothing() {
        Retention statutes = new Retention.WhileRequired(LAW, JOINED, LEFT)
                .orLater(new Retention.WhileRequired(LAW, EXTENDED, LEFT));
        assertThat(endOf(statutes, member())).isEqualTo(new NotHeld());
        assertThat(endOf(statutes, member().with(EXTENDED, PAST))).isEqualTo(new Open());
    }

    @Test
    void theEarliestOfEndsOfWhichOneNeverBeganKeepsNothing() {
        Retention either = until(LEFT).orEarlier(new Retention.WhileRequired(LAW, JOINED, LEFT));
        assertThat(endOf(either, member().with(LEFT, PAST))).isEqualTo(new NotHeld());
    }

    @Test
    void consentKeepsUntilItIsWithdrawn() {
        Policy.Builder policy = policy(ruleFor("asked", SERVE, consent()).kept(whileConsented()));
        assertThat(keeping(policy, nobody, member()).end()).isEqualTo(new NotHeld());
        SubjectState consenting = nobody.with(Consent.given(SERVE, PAST));
        assertThat(keeping(policy, consenting, member()).end()).isEqualTo(new OnWithdrawal(SERVE));
        SubjectState withdrawn = consenting.with(Consent.withdrawn(SERVE, NOON));
        assertThat(keeping(policy, withdrawn, member()).end()).isEqualTo(new At(NOON));
        assertThat(keeping(policy, withdrawn, member()).isDue()).isTrue();
        SubjectState outdated = nobody.with(Consent.given(SERVE, PAST, "0"));
        assertThat(keeping(policy, outdated, member()).end()).isEqualTo(new NotHeld());
    }

    @Test
    void dataRestingOnConsentAreKeptNoLongerThanItWhateverElseTheRuleSays() {
        Policy.Builder policy = policy(ruleFor("asked", SERVE, consent()).kept(days(30).after(LEFT)));
        SubjectState withdrawn = nobody.with(Consent.given(SERVE, PAST), Consent.withdrawn(SERVE, NOON));
        assertThat(keeping(policy, withdrawn, member().with(LEFT, NOON)).end()).isEqualTo(new At(NOON));
        SubjectState consenting = nobody.with(Consent.given(SERVE, PAST));
        assertThat(keeping(policy, consenting, member().with(LEFT, NOON)).end()).isEqualTo(new At(IN_THIRTY_DAYS));
    }

    @Test
    void aConsentToANarrowerPurposeAloneKeepsData() {
        Purpose part = Purpose.of("part").within(SERVE);
        Policy.Builder policy = policy(
                        ruleFor("asked", SERVE, consent()).kept(whileConsented()),
                        ruleFor("leans", RECRUIT, contract()).kept(new Retention.WhileOtherwiseKept()))
                .declare(part);
        SubjectState consenting = nobody.with(Consent.given(part, PAST));
        assertPermits(use(policy, part, consenting), "asked");
        assertThat(keeping(policy, consenting, member()).isDue()).isFalse();
        assertThat(keeping(policy, consenting, member()).end()).isEqualTo(new OnWithdrawal(part));
        assertPermits(use(policy, RECRUIT, consenting), "leans");
    }

    @Test
    void anObjectionEndsWhatKeepsForDirectMarketingAndNothingElse() {
        Policy.Builder marketing = policy(ruleFor("market", MARKET, legitimateInterests(LAW)));
        SubjectState objecting = nobody.with(Objection.to(MARKET, NOON))
                .with(Objection.to(MARKET, PAST))
                .with(Objection.to(SERVE, PAST));
        assertThat(keeping(marketing, objecting, member()).end()).isEqualTo(new At(PAST));
        Policy.Builder serving = policy(ruleFor("serve", SERVE, legitimateInterests(LAW)));
        assertThat(keeping(serving, objecting, member()).isDue())
                .as("grounds may yet be recorded")
                .isFalse();
    }

    @Test
    void restrictionAndWaitingEndNothing() {
        Policy.Builder policy = policy(ruleFor("serve", SERVE, contract()).onlyAfter(JOINED));
        assertThat(keeping(policy, nobody.with(Restriction.since(PAST)), member())
                        .isDue())
                .isFalse();
        assertPermits(store(policy, SERVE, nobody, member()), "serve");
    }

    @Test
    void keepingForOnePurposeDoesNotKeepForAnother() {
        Policy.Builder policy =
                policy(ruleFor("serve", SERVE, contract()).kept(until(LEFT)), ruleFor("defend", DEFEND, contract()));
        RecordState left = member().with(LEFT, NOON);
        PrivacyEngine engine = PrivacyEngine.compile(policy.build());
        assertThat(engine.retentionOf(nobody, left, EMAIL, SERVE, NOON).isDue()).isTrue();
        assertThat(engine.retentionOf(nobody, left, EMAIL, DEFEND, NOON).end()).isEqualTo(new At(IN_THIRTY_DAYS));
        assertThat(engine.retentionOf(nobody, left, EMAIL, NOON).end()).isEqualTo(new At(IN_THIRTY_DAYS));
        assertThat(engine.retentionOf(nobody, left, EMAIL, RECRUIT, NOON).grounds())
                .isEmpty();
        assertRefuses(use(policy, SERVE, nobody, left), Reason.RETENTION_ENDED, "serve");
        assertPermits(use(policy, DEFEND, nobody, left), "defend");
    }

    @Test
    void aRuleThatLeansOnOthersUsesWhatTheyKeepAndKeepsNothing() {
        ProcessingRule.Builder leaning = ruleFor("tell", RECRUIT, contract()).kept(new Retention.WhileOtherwiseKept());
        Policy.Builder alone = policy(leaning);
        assertRefuses(use(alone, RECRUIT, nobody), Reason.RETENTION_ENDED, "tell");
        assertThat(keeping(alone, nobody, member()).isDue()).isTrue();
        Policy.Builder leanedOn =
                policy(leaning, ruleFor("serve", SERVE, contract()).kept(until(LEFT)));
        assertPermits(use(leanedOn, RECRUIT, nobody), "tell");
        RecordState left = member().with(LEFT, NOON);
        assertRefuses(use(leanedOn, RECRUIT, nobody, left), Reason.RETENTION_ENDED, "tell");
        PrivacyEngine engine = PrivacyEngine.compile(leanedOn.build());
        assertThat(engine.retentionOf(nobody, left, EMAIL, RECRUIT, NOON).end()).isEqualTo(new At(NOON));
        assertThat(engine.retentionOf(nobody, member(), EMAIL, RECRUIT, NOON).end())
                .isEqualTo(new OnEvent(LEFT, Optional.empty()));
    }

    @Test
    void aLegalHoldKeepsBesideTheRulesFromItsBeginningToItsEndAndPermitsNoUse() {
        Policy.Builder policy = policy(ruleFor("serve", SERVE, contract()).kept(until(LEFT)));
        RecordState left = member().with(LEFT, PAST);
        LegalHold hold = new LegalHold("a claim", "the board", NOON, Optional.of(FUTURE), LocalDate.of(2025, 1, 1));
        KeepingVerdict held = keeping(policy, nobody.with(hold), left);
        assertThat(held.heldBy()).containsExactly(new Ground.ByHold(hold, new At(FUTURE)));
        assertThat(held.end()).isEqualTo(new At(FUTURE));
        assertRefuses(use(policy, SERVE, nobody.with(hold), left), Reason.RETENTION_ENDED);
        LegalHold openHold = new LegalHold("a claim", "the board", NOON, Optional.empty(), LocalDate.of(2025, 1, 1));
        assertThat(keeping(policy, nobody.with(openHold), left).end()).isEqualTo(new Open());
        LegalHold later = new LegalHold("a claim", "the board", FUTURE, Optional.empty(), LocalDate.of(2025, 1, 1));
        assertThat(keeping(policy, nobody.with(later), left).isDue()).isTrue();
        PrivacyEngine engine = PrivacyEngine.compile(policy.build());
        assertThat(engine.retentionOf(nobody.with(hold), left, EMAIL, SERVE, NOON)
                        .isDue())
                .as("a hold keeps for no purpose")
                .isTrue();
    }

    @Test
    void ofSeveralGroundsTheLatestEndIsToldAndOneThatWaitsMakesItOpen() {
        Policy.Builder two = policy(ruleKept("soon", until(LEFT)), ruleKept("later", days(30).after(LEFT)));
        assertThat(keeping(two, nobody, member().with(LEFT, NOON)).end()).isEqualTo(new At(IN_THIRTY_DAYS));
        Policy.Builder waiting = policy(ruleKept("waits", until(JOINED)), ruleKept("later", days(30).after(LEFT)));
        assertThat(keeping(waiting, nobody, member().with(LEFT, NOON)).end()).isEqualTo(new Open());
        Policy.Builder same = policy(ruleKept("waits", until(JOINED)), ruleKept("also", until(JOINED)));
        assertThat(keeping(same, nobody, member()).end()).isEqualTo(new OnEvent(JOINED, Optional.empty()));
        Policy.Builder over = policy(ruleKept("waits", until(JOINED)), ruleKept("over", until(LEFT)));
        assertThat(keeping(over, nobody, member().with(LEFT, PAST)).end())
                .isEqualTo(new OnEvent(JOINED, Optional.empty()));
        assertThat(keeping(over, nobody, RecordState.of(GUEST)).end()).isEqualTo(new NotHeld());
    }

    @Test
    void whatNeverBeganIsToldOnlyWhereNothingElseEnded() {
        Policy.Builder policy = policy(
                ruleKept("never", new Retention.WhileRequired(LAW, JOINED, LEFT)), ruleKept("over", until(LEFT)));
        assertThat(keeping(policy, nobody, member().with(LEFT, PAST)).end()).isEqualTo(new At(PAST));
    }

    @Test
    void oneOfThreeEndsIsNamedWhenTheOthersAreOver() {
        Retention three = new Retention.LatestOf(List.of(until(LEFT), until(JOINED), until(EXTENDED)));
        assertThat(endOf(three, member().with(LEFT, PAST).with(JOINED, PAST)))
                .isEqualTo(new OnEvent(EXTENDED, Optional.empty()));
    }

    @Test
    void compellingGroundsSaveNoDirectMarketing() {
        Policy.Builder marketing = policy(ruleFor("market", MARKET, contract()));
        SubjectState overridden = nobody.with(Objection.to(MARKET, PAST).overriddenBy("on file"));
        assertThat(keeping(marketing, overridden, member()).end()).isEqualTo(new At(PAST));
    }

    @Test
    void aConsentToAPurposeTheRuleDoesNotServeKeepsNothing() {
        Policy.Builder policy = policy(ruleFor("asked", SERVE, consent()).kept(whileConsented()));
        assertThat(keeping(policy, nobody.with(Consent.given(RECRUIT, PAST)), member())
                        .grounds())
                .singleElement()
                .isEqualTo(new Ground.ByRule(policy.build().rules().get(0), SERVE, new NotHeld()));
    }

    @Test
    void useEndsWhenKeepingEndsWhateverTheRetention() {
        List<RecordState> records = List.of(
                member(),
                member().with(LEFT, PAST),
                member().with(JOINED, PAST),
                member().with(JOINED, PAST).with(LEFT, PAST),
                member().with(LEFT, PAST).with(EXTENDED, FUTURE));
        List<Retention> retentions = List.of(
                until(LEFT),
                days(30).after(LEFT),
                new Retention.WhileRequired(LAW, JOINED, LEFT),
                until(LEFT).orLater(new Retention.UntilRecorded(EXTENDED)),
                until(LEFT).orLater(until(JOINED)),
                until(LEFT).orEarlier(until(JOINED)),
                new Retention.NotStated("silent"));
        for (Retention retention : retentions) {
            Policy.Builder policy = policy(ruleKept("kept", retention));
            for (RecordState record : records) {
                assertThat(use(policy, SERVE, nobody, record).isPermitted())
                        .as("%s of %s", retention, record)
                        .isNotEqualTo(keeping(policy, nobody, record).isDue());
            }
        }
    }

    @Test
    void nothingIsToldOfAPersonWhoseStateIsNotKnown() {
        Policy.Builder policy = policy(ruleFor("serve", SERVE, contract()));
        assertThatThrownBy(() -> keeping(policy, SubjectState.unavailable(), member()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("load the person's state first");
    }

    @Test
    void groundsStandInThePolicysOrder() {
        Policy.Builder policy =
                policy(ruleFor("b", SERVE, contract()).forPurpose(RECRUIT), ruleFor("a", SERVE, contract()));
        List<String> grounds = keeping(policy, nobody, member()).grounds().stream()
                .map(ground -> (Ground.ByRule) ground)
                .map(ground -> ground.rule().id() + " " + ground.purpose().id())
                .toList();
        assertThat(grounds).containsExactly("b serve", "b recruit", "a serve");
    }
}
