package com.mittliv.privacy.decision;

import static com.mittliv.privacy.decision.Given.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of people and records, as values. */
class StatesTest {
    private static final LegalHold HOLD =
            new LegalHold("a claim", "the board", NOON, Optional.of(NOON.plusSeconds(9)), LocalDate.of(2025, 1, 1));

    @Test
    void statesOfTheSameContentAreEqual() {
        SubjectState person = SubjectState.none()
                .with(Consent.given(SERVE, NOON))
                .with(Objection.to(MARKET, NOON))
                .with(Restriction.since(NOON))
                .with(HOLD);
        SubjectState same = SubjectState.none()
                .with(HOLD)
                .with(Restriction.since(NOON))
                .with(Objection.to(MARKET, NOON))
                .with(List.of(Consent.given(SERVE, NOON)));
        assertThat(person).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(person.hashCode()).isNotEqualTo(SubjectState.none().hashCode());
    }

    @Test
    void statesThatDifferInOneThingAreNotEqual() {
        SubjectState none = SubjectState.none();
        assertThat(none)
                .isNotEqualTo(none.with(Consent.given(SERVE, NOON)))
                .isNotEqualTo(none.with(Objection.to(SERVE, NOON)))
                .isNotEqualTo(none.with(Restriction.since(NOON)))
                .isNotEqualTo(none.with(HOLD))
                .isNotEqualTo(SubjectState.unavailable())
                .isNotEqualTo("none");
        assertThat(member()).isNotEqualTo(RecordState.of(GUEST)).isNotEqualTo("member");
    }

    @Test
    void statesAreWrittenWithoutWhatIsPersonal() {
        SubjectState person =
                SubjectState.none().with(Consent.given(SERVE, NOON)).with(Restriction.since(NOON));
        assertThat(person).hasToString("SubjectState[1 consent entries, 0 objections, 0 holds, restricted]");
        assertThat(SubjectState.unavailable())
                .hasToString("SubjectState[0 consent entries, 0 objections, 0 holds, unavailable]");
        assertThat(member().with(LEFT, NOON)).hasToString("RecordState[member, [left]]");
        assertThat(member().with(LEFT, NOON)).hasSameHashCodeAs(member().with(LEFT, NOON));
        assertThat(member().hashCode()).isNotEqualTo(RecordState.of(GUEST).hashCode());
    }

    @Test
    void whatIsGivenLaterLeavesTheEarlierStateAsItWas() {
        SubjectState before = SubjectState.none().with(Consent.given(SERVE, NOON));
        SubjectState after = before.with(Consent.withdrawn(SERVE, NOON));
        assertThat(before.consents()).hasSize(1);
        assertThat(after.consents()).containsExactly(Consent.given(SERVE, NOON), Consent.withdrawn(SERVE, NOON));
        assertThat(after.with(HOLD).holds()).containsExactly(HOLD);
        assertThat(after.with(Objection.to(SERVE, NOON)).objections()).hasSize(1);
    }

    @Test
    void aLegalHoldIsInForceFromItsBeginningToItsEnd() {
        assertThat(HOLD.isInForce(NOON.minusNanos(1))).isFalse();
        assertThat(HOLD.isInForce(NOON)).isTrue();
        assertThat(HOLD.isInForce(NOON.plusSeconds(9))).isFalse();
        Instant end = NOON.minusSeconds(1);
        assertThatThrownBy(() -> new LegalHold("a claim", "the board", NOON, Optional.of(end), LocalDate.EPOCH))
                .hasMessageContaining("must end after it begins");
    }
}
