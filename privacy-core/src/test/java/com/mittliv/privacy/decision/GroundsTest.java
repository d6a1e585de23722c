package com.mittliv.privacy.decision;

import static com.mittliv.privacy.decision.Given.*;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.retention.Retention.days;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.RetentionEnd.At;
import com.mittliv.privacy.retention.RetentionEnd.NotHeld;
import com.mittliv.privacy.retention.RetentionEnd.OnEvent;
import com.mittliv.privacy.retention.RetentionEnd.OnWithdrawal;
import com.mittliv.privacy.retention.RetentionEnd.Open;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What keeps a datum, of rules and holds, and until when all of them together do. */
class GroundsTest {
    private static final Instant PAST = NOON.minusSeconds(60);
    private static final Instant FUTURE = NOON.plusSeconds(60);
    /** The start of the day after thirty days from 10 May 2024 in Stockholm. */
    private static final Instant IN_THIRTY_DAYS = Instant.parse("2024-06-09T22:00:00Z");

    private final SubjectState nobody = SubjectState.none();

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
