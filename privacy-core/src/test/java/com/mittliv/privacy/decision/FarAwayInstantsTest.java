package com.mittliv.privacy.decision;

import static com.mittliv.privacy.decision.Given.*;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.retention.Retention.days;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.years;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.RetentionEnd.At;
import com.mittliv.privacy.retention.RetentionEnd.OnEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Instants as far away as Java can hold, which stand in databases for "always" and "never". */
class FarAwayInstantsTest {
    private static final SubjectState NOBODY = SubjectState.none();

    private final Policy.Builder month =
            policy(ruleFor("month", SERVE, contract()).kept(days(30).after(LEFT)));

    @Test
    void anEventThatWillNeverHappenKeepsItsDataAsOneThatHasNotHappened() {
        RecordState never = member().with(LEFT, Instant.MAX);

        assertPermits(use(month, SERVE, NOBODY, never), "month");
        assertThat(keeping(month, NOBODY, never).end()).isEqualTo(new OnEvent(LEFT, Optional.of(Period.ofDays(30))));
    }

    @Test
    void whatAnEventBeforeAllTimeKeptIsDueAndNobodySaysSinceWhen() {
        RecordState always = member().with(LEFT, Instant.MIN);
        Policy.Builder untilThen = policy(ruleFor("then", SERVE, contract()).kept(until(LEFT)));

        assertRefuses(use(month, SERVE, NOBODY, always), Reason.RETENTION_ENDED, "month");
        assertThat(keeping(month, NOBODY, always).isDue()).isTrue();
        assertThat(keeping(untilThen, NOBODY, always).explain("en"))
                .isEqualTo("email-address must be gone: no ground to keep it is left.");
    }

    @Test
    void aPeriodThatOutlastsTheCalendarNeverEnds() {
        Policy.Builder millennium = policy(
                ruleFor("millennium", SERVE, contract()).kept(years(1_000).after(LEFT)));
        RecordState late = member().with(LEFT, Instant.MAX.minusSeconds(2));

        KeepingVerdict verdict =
                PrivacyEngine.compile(millennium.build()).retentionOf(NOBODY, late, EMAIL, Instant.MAX.minusSeconds(1));

        assertThat(verdict.end()).isEqualTo(new At(Calendar.NEVER));
        assertThat(verdict.isDue()).isFalse();
        assertThat(verdict.explain("en")).isEqualTo("email-address is kept with no end known yet: serve.");
        assertThat(verdict.explain("sv")).isEqualTo("email-address sparas utan känt slutdatum: serve.");
    }

    @Test
    void aHoldOrANeedRecordedUntilForeverHasNoEndToName() {
        LegalHold hold =
                new LegalHold("case 17", "legal office", NOON, Optional.of(Instant.MAX), LocalDate.of(2030, 1, 1));
        Policy.Builder extended =
                policy(ruleFor("extended", SERVE, contract()).kept(until(LEFT).orLater(new UntilRecorded(EXTENDED))));
        RecordState left = member().with(LEFT, NOON);

        assertThat(keeping(month, NOBODY.with(hold), member().with(LEFT, Instant.EPOCH))
                        .explain("en"))
                .isEqualTo("email-address is kept with no end known yet: legal hold.");
        assertThat(keeping(extended, NOBODY, left.with(EXTENDED, Instant.MAX)).explain("en"))
                .isEqualTo("email-address is kept with no end known yet: serve.");
    }
}
