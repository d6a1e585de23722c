package com.mittliv.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.retention.Retention.Anchor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Periods by Regulation (EEC, Euratom) No 1182/71 Art. 3, and the order of instants they keep. */
class CalendarTest {
    private static final Calendar STOCKHOLM = new Calendar(ZoneId.of("Europe/Stockholm"));

    private static final List<Period> PERIODS = List.of(
            Period.ofDays(1),
            Period.ofDays(30),
            Period.ofWeeks(2),
            Period.ofMonths(1),
            Period.ofMonths(11),
            Period.ofYears(1),
            Period.ofYears(4),
            Period.ofYears(7),
            Period.of(1, 1, 1));

    /** From the first instant of all to the last, with the bounds within which days are told apart. */
    private static final List<Instant> FAR_AWAY = List.of(
            Instant.MIN,
            Instant.MIN.plusNanos(1),
            Instant.parse("-999990000-01-01T00:00:00Z"),
            Instant.parse("-999990000-01-03T00:00:00Z"),
            Instant.parse("-999989000-06-01T00:00:00Z"),
            Instant.EPOCH,
            Instant.parse("+999989000-06-01T00:00:00Z"),
            Instant.parse("+999989999-12-30T00:00:00Z"),
            Instant.parse("+999990000-01-01T00:00:00Z"),
            Instant.MAX.minusNanos(1),
            Instant.MAX);

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T00:00:00Z, P2Y, 2026-02-28T23:00:00Z", // no 29 February in 2026: the month's last day
        "2024-02-29T22:59:59.999999999Z, P2Y, 2026-02-28T23:00:00Z",
        "2024-02-29T23:00:00Z, P2Y, 2026-03-01T23:00:00Z", // in Stockholm it is March
        "2024-02-29T12:00:00Z, P4Y, 2028-02-29T23:00:00Z",
        "2024-01-31T12:00:00Z, P1M, 2024-02-29T23:00:00Z",
        "2024-03-30T12:00:00Z, P1D, 2024-03-31T22:00:00Z", // the clocks went forward; a day is a day
        "2024-10-26T12:00:00Z, P1D, 2024-10-27T23:00:00Z",
        "2024-12-31T22:59:59Z, P1D, 2025-01-01T23:00:00Z",
    })
    void aPeriodEndsWithTheLastHourOfTheDayThatBearsTheSameDate(Instant event, Period period, Instant due) {
        assertThat(STOCKHOLM.due(event, period, Anchor.DAY_OF_EVENT)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-31T22:59:59Z, P7Y, 2030-12-31T23:00:00Z",
        "2023-12-31T23:00:00Z, P7Y, 2031-12-31T23:00:00Z", // in Stockholm a new year has begun
        "2023-01-01T12:00:00Z, P1D, 2024-01-01T23:00:00Z",
        "2023-06-01T12:00:00Z, P2M, 2024-02-29T23:00:00Z",
    })
    void aPeriodAfterTheYearOfAnEventCountsFromItsLastDay(Instant event, Period period, Instant due) {
        assertThat(STOCKHOLM.due(event, period, Anchor.END_OF_CALENDAR_YEAR)).isEqualTo(due);
    }

    @Test
    void aDayThatTheClocksSkipHasNoLengthOfItsOwn() {
        Calendar apia = new Calendar(ZoneId.of("Pacific/Apia"));
        Instant skipped = Instant.parse("2011-12-30T10:00:00Z");
        assertThat(apia.startOf(LocalDate.of(2011, 12, 30))).isEqualTo(skipped);
        assertThat(apia.startOf(LocalDate.of(2011, 12, 31))).isEqualTo(skipped);
        assertThat(apia.dayOf(skipped)).isEqualTo("2011-12-31");
        assertThat(apia.dayOf(skipped.minusNanos(1))).isEqualTo("2011-12-29");
    }

    @Test
    void theHourThatComesTwiceOverMidnightBelongsToTheNewDayBothTimes() {
        // At 00:01 on 29 October 2006 the clocks of St John's went back to 23:01 on the 28th.
        Calendar stJohns = new Calendar(ZoneId.of("America/St_Johns"));
        Instant midnight = Instant.parse("2006-10-29T02:30:00Z");
        assertThat(stJohns.dayOf(midnight.minusNanos(1))).isEqualTo("2006-10-28");
        assertThat(stJohns.dayOf(midnight)).isEqualTo("2006-10-29");
        assertThat(stJohns.dayOf(midnight.plus(Duration.ofMinutes(30)))).isEqualTo("2006-10-29");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Stockholm", "Pacific/Kiritimati", "Etc/GMT+12", "UTC"})
    void everyInstantThatJavaCanHoldHasItsDay(String zone) {
        Calendar calendar = new Calendar(ZoneId.of(zone));
        List<LocalDate> days = FAR_AWAY.stream().map(calendar::dayOf).toList();

        assertThat(days).isSorted();
        assertThat(days.get(0)).as("beyond the bounds days are not told apart").isEqualTo(days.get(1));
        assertThat(days.get(days.size() - 1)).isEqualTo(days.get(days.size() - 2));
        for (LocalDate day : days) {
            assertThat(calendar.dayOf(calendar.startOf(day))).isEqualTo(day);
            assertThat(calendar.startOf(day.plusDays(1))).isAfter(calendar.startOf(day));
        }
        assertThat(calendar.startOf(LocalDate.MIN)).isEqualTo(Instant.MIN);
        assertThat(calendar.startOf(LocalDate.MAX)).isEqualTo(Calendar.NEVER);
    }

    @Test
    void whatAnEventAsFarAsJavaCanHoldKeepsIsNeverDue() {
        for (Anchor anchor : Anchor.values()) {
            for (Period period : List.of(Period.ofDays(1), Period.ofYears(Calendar.MAX_YEARS))) {
                assertThat(STOCKHOLM.due(Instant.MAX, period, anchor)).isEqualTo(Calendar.NEVER);
                assertThat(STOCKHOLM.due(Instant.MAX.minusNanos(1), period, anchor))
                        .isEqualTo(Calendar.NEVER);
                assertThat(STOCKHOLM.due(Instant.MIN, period, anchor)).isBefore(Instant.EPOCH);
            }
        }
    }

    @Test
    void farAwayTooDueGrowsWithTheEventAndTheCutOffSaysWhatIsDue() {
        for (Anchor anchor : Anchor.values()) {
            for (Period period : List.of(Period.ofDays(1), Period.ofMonths(1), Period.ofYears(Calendar.MAX_YEARS))) {
                Instant before = Instant.MIN;
                for (Instant event : FAR_AWAY) {
                    Instant due = STOCKHOLM.due(event, period, anchor);
                    assertThat(due).isAfterOrEqualTo(before).isAfterOrEqualTo(event);
                    before = due;
                    for (Instant now : FAR_AWAY.subList(0, FAR_AWAY.size() - 1)) {
                        assertThat(event.isBefore(STOCKHOLM.cutOff(now, period, anchor)))
                                .as("%s after %s is due at %s", period, event, now)
                                .isEqualTo(!due.isAfter(now));
                    }
                }
            }
        }
    }

    @Test
    void onlyWithinTheBoundsIsAnInstantsDayKnown() {
        assertThat(Calendar.isKnown(Instant.parse("-999990000-01-01T00:00:00.000000001Z")))
                .isTrue();
        assertThat(Calendar.isKnown(Instant.parse("+999990000-01-01T00:00:00Z")))
                .isTrue();
        assertThat(Calendar.isKnown(Instant.parse("-999990000-01-01T00:00:00Z")))
                .isFalse();
        assertThat(Calendar.isKnown(Instant.parse("+999990000-01-01T00:00:00.000000001Z")))
                .isFalse();
    }

    /** Over all instants: sampled densely, and at every boundary of a day and change of the clocks with its neighbours. */
    @Nested
    class OverAllInstants {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Europe/Stockholm",
                    "America/St_Johns",
                    "Pacific/Apia",
                    "Africa/Cairo",
                    "Asia/Tehran",
                    "Atlantic/Azores",
                    "Australia/Lord_Howe",
                    "America/Sao_Paulo",
                    "Asia/Kathmandu",
                    "UTC"
                })
        void dueGrowsWithTheEventAndTheCutOffWithNowAndSaysWhatIsDue(String zone) {
            Calendar calendar = new Calendar(ZoneId.of(zone));
            List<Instant> instants = List.copyOf(instantsOf(calendar));
            for (Period period : PERIODS) {
                for (Anchor anchor : Anchor.values()) {
                    assertDueGrows(calendar, instants, period, anchor);
                    assertCutOffGrows(calendar, instants, period, anchor);
                    assertCutOffAgrees(calendar, instants, period, anchor);
                }
            }
        }

        private void assertDueGrows(Calendar calendar, List<Instant> instants, Period period, Anchor anchor) {
            Instant before = Instant.MIN;
            for (Instant event : instants) {
                Instant due = calendar.due(event, period, anchor);
                assertThat(due)
                        .as("due of %s after %s", period, event)
                        .isAfterOrEqualTo(before)
                        .isAfter(event);
                before = due;
            }
        }

        private void assertCutOffGrows(Calendar calendar, List<Instant> instants, Period period, Anchor anchor) {
            Instant before = Instant.MIN;
            for (Instant now : instants) {
                Instant cutOff = calendar.cutOff(now, period, anchor);
                assertThat(cutOff)
                        .as("cut-off of %s at %s", period, now)
                        .isAfterOrEqualTo(before)
                        .isBeforeOrEqualTo(now);
                before = cutOff;
            }
        }

        /** An event makes its data due at now just if it happened before the cut-off. */
        private void assertCutOffAgrees(Calendar calendar, List<Instant> instants, Period period, Anchor anchor) {
            for (int i = 0; i < instants.size(); i += 7) {
                Instant due = calendar.due(instants.get(i), period, anchor);
                for (Instant now : List.of(due.minusNanos(1), due, due.plusSeconds(3_600))) {
                    Instant cutOff = calendar.cutOff(now, period, anchor);
                    assertThat(calendar.due(cutOff, period, anchor))
                            .as("cut-off at %s", now)
                            .isAfter(now);
                    assertThat(calendar.due(cutOff.minusNanos(1), period, anchor))
                            .as("cut-off at %s", now)
                            .isBeforeOrEqualTo(now);
                    assertThat(instants.get(i).isBefore(cutOff))
                            .as("%s at %s", instants.get(i), now)
                            .isEqualTo(!due.isAfter(now));
                }
            }
        }

        /** Around leap days, ends of years, the day Samoa skipped, and every change of the clocks of ten years. */
        private TreeSet<Instant> instantsOf(Calendar calendar) {
            TreeSet<Instant> instants = new TreeSet<>();
            for (LocalDate day : List.of(
                    LocalDate.of(2006, 10, 26),
                    LocalDate.of(2011, 12, 26),
                    LocalDate.of(2023, 12, 28),
                    LocalDate.of(2024, 2, 26))) {
                for (int i = 0; i < 7; i++) {
                    addAround(instants, calendar.startOf(day.plusDays(i)));
                    addAround(instants, calendar.startOf(day.plusDays(i).plusYears(1)));
                }
            }
            Instant from = Instant.parse("2005-01-01T00:00:00Z");
            ZoneOffsetTransition change = calendar.zone().getRules().nextTransition(from);
            for (int i = 0; i < 20 && change != null; i++) {
                addAround(instants, change.getInstant());
                addAround(instants, calendar.startOf(change.getDateTimeBefore().toLocalDate()));
                addAround(
                        instants,
                        calendar.startOf(change.getDateTimeAfter().toLocalDate().plusDays(1)));
                change = calendar.zone().getRules().nextTransition(change.getInstant());
            }
            for (Instant at = from;
                    at.isBefore(Instant.parse("2013-01-01T00:00:00Z"));
                    at = at.plus(Duration.ofHours(311))) {
                instants.add(at);
            }
            return instants;
        }

        private void addAround(TreeSet<Instant> instants, Instant boundary) {
            for (int minutes = -90; minutes <= 90; minutes += 30) {
                Instant at = boundary.plus(Duration.ofMinutes(minutes));
                instants.addAll(List.of(at.minusNanos(1), at, at.plusNanos(1), at.plusSeconds(1)));
            }
        }
    }
}
