package com.mittliv.privacy.decision;

import static com.mittliv.privacy.decision.Given.*;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.retention.Retention.days;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.retention.RetentionEnd.At;
import com.mittliv.privacy.retention.RetentionEnd.NotHeld;
import com.mittliv.privacy.retention.RetentionEnd.OnEvent;
import com.mittliv.privacy.retention.RetentionEnd.OnWithdrawal;
import com.mittliv.privacy.retention.RetentionEnd.Open;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a retention ends for a record, and its datum with it. */
class KeepingTest {
    private static final Instant PAST = NOON.minusSeconds(60);
    private static final Instant FUTURE = NOON.plusSeconds(60);
    /** The start of the day after thirty days from 10 May 2024 in Stockholm. */
    private static final Instant IN_THIRTY_DAYS = Instant.parse("2024-06-09T22:00:00Z");

    private final SubjectState nobody = SubjectState.none();

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
    void oneOfThreeEndsIsNamedWhenTheOthersAreOver() {
        Retention three = new Retention.LatestOf(List.of(until(LEFT), until(JOINED), until(EXTENDED)));
        assertThat(endOf(three, member().with(LEFT, PAST).with(JOINED, PAST)))
                .isEqualTo(new OnEvent(EXTENDED, Optional.empty()));
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
}
