package com.mittliv.privacy.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.LegalHold.Release;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LegalHoldTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Instant SET = Instant.parse("2026-01-10T09:00:00Z");
    private static final Instant END = Instant.parse("2026-06-01T00:00:00Z");
    private static final LegalHold HOLD =
            new LegalHold("claim 17", "legal office", SET, Optional.of(END), LocalDate.of(2026, 3, 31));
    private static final Release RELEASE =
            new Release(Instant.parse("2026-04-15T12:00:00Z"), "legal office", "the claim was settled");

    @Test
    void aHoldKeepsFromItsBeginningToItsEnd() {
        assertThat(HOLD.isInForce(SET.minusNanos(1))).isFalse();
        assertThat(HOLD.isInForce(SET)).isTrue();
        assertThat(HOLD.isInForce(END.minusNanos(1))).isTrue();
        assertThat(HOLD.isInForce(END)).isFalse();
        assertThat(HOLD.end()).contains(END);
    }

    @Test
    void aReleaseEndsAHoldAndSaysByWhomAndWhy() {
        var released = HOLD.released(RELEASE);

        assertThat(released.end()).contains(RELEASE.at());
        assertThat(released.isInForce(RELEASE.at().minusNanos(1))).isTrue();
        assertThat(released.isInForce(RELEASE.at())).isFalse();
        assertThat(released.release()).contains(RELEASE);
        assertThat(released.until()).contains(END);
    }

    @Test
    void aReleaseAfterTheEndChangesNothingAndTheFirstReleaseStands() {
        var late = new Release(END.plusSeconds(1), "legal office", "tidying up");

        assertThat(HOLD.released(late).end()).contains(END);
        assertThat(HOLD.released(RELEASE).released(late)).isEqualTo(HOLD.released(RELEASE));
    }

    @Test
    void aHoldWithoutAnEndStandsUntilItIsReleased() {
        var open = new LegalHold("claim 17", "legal office", SET, Optional.empty(), LocalDate.of(2026, 3, 31));

        assertThat(open.end()).isEmpty();
        assertThat(open.isInForce(Instant.MAX)).isTrue();
        assertThat(open.released(RELEASE).end()).contains(RELEASE.at());
    }

    @Test
    void aReviewIsOverdueFromTheDayAfterItsDayWhileTheHoldKeeps() {
        assertThat(HOLD.isReviewOverdue(Instant.parse("2026-03-31T21:59:59Z"), STOCKHOLM))
                .isFalse();
        assertThat(HOLD.isReviewOverdue(Instant.parse("2026-03-31T22:00:00Z"), STOCKHOLM))
                .isTrue();
        assertThat(HOLD.isReviewOverdue(END, STOCKHOLM)).isFalse();
        assertThat(HOLD.released(RELEASE).isReviewOverdue(RELEASE.at(), STOCKHOLM))
                .isFalse();
    }

    @Test
    void aPersonsHoldIsReleasedAndStaysOnRecord() {
        var state = SubjectState.none().with(HOLD).released(HOLD, RELEASE);

        assertThat(state.holds()).containsExactly(HOLD.released(RELEASE));
        assertThatThrownBy(() -> state.released(HOLD, RELEASE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("release one of those that `holds()` lists");
    }

    @Test
    void aReleaseNeedsAnOfficeAndAReason() {
        assertThatThrownBy(() -> new Release(END, " ", "settled")).hasMessageContaining("the office that decided it");
        assertThatThrownBy(() -> new Release(END, "legal office", " ")).hasMessageContaining("needs a reason");
    }
}
