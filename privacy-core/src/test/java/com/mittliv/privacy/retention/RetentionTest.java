package com.mittliv.privacy.retention;

import static com.mittliv.privacy.retention.Retention.days;
import static com.mittliv.privacy.retention.Retention.months;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.years;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.retention.Retention.After;
import com.mittliv.privacy.retention.Retention.Anchor;
import com.mittliv.privacy.retention.Retention.EarliestOf;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The algebra of retention: what it takes, what it refuses, and what is inside. */
class RetentionTest {
    private static final Event LEFT = Event.of("left");
    private static final Event JOINED = Event.of("joined");
    private static final Event CLOSED = Event.of("closed");

    @Test
    void aPeriodReadsAsItIsSaid() {
        assertThat(days(30).after(LEFT)).isEqualTo(new After(Period.ofDays(30), LEFT, Anchor.DAY_OF_EVENT));
        assertThat(months(6).after(LEFT)).isEqualTo(new After(Period.ofMonths(6), LEFT, Anchor.DAY_OF_EVENT));
        assertThat(years(7).afterTheYearOf(LEFT))
                .isEqualTo(new After(Period.ofYears(7), LEFT, Anchor.END_OF_CALENDAR_YEAR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P-1D", "P-1M", "P-1Y", "P1Y-1D", "P1Y-1M"})
    void aPeriodIsPositiveInAllItsParts(String period) {
        assertThatThrownBy(() -> Retention.requirePeriod(Period.parse(period)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a retention period must be at least 1 day, got " + period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P1000Y", "P12000M", "P999Y12M", "P336000D", "P999Y11M28D"})
    void aPeriodOfAThousandYearsIsTaken(String period) {
        assertThat(Retention.requirePeriod(Period.parse(period))).isEqualTo(Period.parse(period));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1001Y", "P12001M", "P1000Y1M", "P1000Y28D", "P336028D", "P1000000000Y"})
    void aLongerOneIsNot(String period) {
        assertThatThrownBy(() -> Retention.requirePeriod(Period.parse(period)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 1000 years");
    }

    @Test
    void aPeriodIsCheckedWhereItIsWritten() {
        assertThatThrownBy(() -> days(0)).hasMessage("a retention period must be at least 1 day, got P0D");
        assertThatThrownBy(() -> new After(Period.ofMonths(-1), LEFT, Anchor.DAY_OF_EVENT))
                .hasMessage("a retention period must be at least 1 day, got P-1M");
    }

    @Test
    void theFirstOrLastOfOneEndIsNoChoice() {
        assertThatThrownBy(() -> new LatestOf(List.of(until(LEFT)))).hasMessageContaining("the latest of several ends");
        assertThatThrownBy(() -> new EarliestOf(List.of())).hasMessageContaining("needs at least two, got 0");
    }

    @Test
    void aSilenceOfThePolicyNeedsItsReason() {
        assertThatThrownBy(() -> new Retention.NotStated(" ")).hasMessageContaining("say why");
    }

    @Test
    void theEventsOfARetentionStandInOrderOfMentionEachOnce() {
        Retention nested = until(LEFT)
                .orEarlier(new WhileRequired(Text.NONE, JOINED, LEFT)
                        .orLater(new UntilRecorded(CLOSED))
                        .orLater(days(1).after(Event.of("asked"))));
        assertThat(Retentions.eventsOf(nested)).containsExactly(LEFT, JOINED, CLOSED, Event.of("asked"));
        assertThat(Retentions.eventsOf(Retention.whileConsented())).isEmpty();
    }

    @Test
    void theNodesOfARetentionStandFromTheOutsideIn() {
        Retention inner = until(LEFT).orLater(until(JOINED));
        Retention outer = until(CLOSED).orEarlier(inner);
        assertThat(Retentions.nodesOf(outer)).containsExactly(outer, until(CLOSED), inner, until(LEFT), until(JOINED));
        assertThat(Retentions.partsOf(outer)).containsExactly(until(CLOSED), inner);
        assertThat(Retentions.partsOf(until(LEFT))).isEmpty();
    }

    @Test
    void anEndHoldsBeforeItsInstantAndNoLongerAtIt() {
        Instant end = Instant.parse("2024-05-10T10:00:00Z");
        assertThat(new RetentionEnd.At(end).holds(end.minusNanos(1))).isTrue();
        assertThat(new RetentionEnd.At(end).holds(end)).isFalse();
        assertThat(new RetentionEnd.OnEvent(LEFT, Optional.empty()).holds(end)).isTrue();
        assertThat(new RetentionEnd.Open().holds(end)).isTrue();
        assertThat(new RetentionEnd.NotHeld().holds(end)).isFalse();
    }
}
