package com.mittliv.privacy.retention;

import com.mittliv.privacy.retention.Retention.Anchor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The arithmetic of periods by Regulation (EEC, Euratom) No 1182/71 Art. 3, in one time zone.
 *
 * <p>The day of the event does not count; a period ends with the last hour of the day that bears the same date, or of
 * the month's last day where that date does not exist. What an event on one day makes due is due from the start of the
 * day after the last. The due instant never decreases as the event's instant grows.
 *
 * <p>Every instant has an answer. Days are told apart within ±999 990 000 years; an event beyond counts as one at the
 * nearest bound, and what would be due beyond is {@linkplain #NEVER never} due.
 *
 * @param zone the policy's time zone, which says where days begin
 */
public record Calendar(ZoneId zone) {
    /** The longest period taken, in years. */
    public static final int MAX_YEARS = 1_000;

    // So far within what java.time can hold that the longest period, counted from either, is within it too.
    private static final Instant FIRST =
            LocalDateTime.of(-999_990_000, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    private static final Instant LAST =
            LocalDateTime.of(999_990_000, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);

    /** When that is due which never is: no instant is later. */
    public static final Instant NEVER = Instant.MAX;

    /**
     * The instant from which what an event keeps is due.
     *
     * @param event when the event happened
     * @param period how long it keeps, positive
     * @param anchor from which day the period counts
     * @return the start of the first day after the period, or {@link #NEVER}
     */
    public Instant due(Instant event, Period period, Anchor anchor) {
        return startOf(lastDay(dayOf(event), period, anchor).plusDays(1));
    }

    /**
     * The last day of a period.
     *
     * @param day the day of the event
     * @param period the length, positive
     * @param anchor from which day it counts
     * @return the day with whose last hour the period ends
     */
    public static LocalDate lastDay(LocalDate day, Period period, Anchor anchor) {
        LocalDate from = anchor == Anchor.END_OF_CALENDAR_YEAR ? LocalDate.of(day.getYear(), 12, 31) : day;
        return from.plus(period);
    }

    /**
     * The instant before which events are due: an event makes its data due at {@code now} just if it happened before.
     *
     * @param now the instant of the question
     * @param period how long the event keeps, positive
     * @param anchor from which day the period counts
     * @return the cut-off, the smallest instant whose event is not due yet
     */
    public Instant cutOff(Instant now, Period period, Anchor anchor) {
        LocalDate today = dayOf(now);
        // The day searched is near today less the period; month ends and year ends move it by at most a year.
        LocalDate low = today.minus(period).minusYears(2);
        LocalDate high = today;
        while (low.plusDays(1).isBefore(high)) {
            LocalDate middle = LocalDate.ofEpochDay(Math.floorDiv(low.toEpochDay() + high.toEpochDay(), 2L));
            if (lastDay(middle, period, anchor).isBefore(today)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return startOf(high);
    }

    /**
     * The day an instant falls on. Where the clocks go back over midnight, the hour that comes twice belongs to the new
     * day both times, so that days follow one another.
     *
     * @param instant the instant
     * @return its day; of an instant beyond the bounds, the day of the bound
     */
    public LocalDate dayOf(Instant instant) {
        Instant within = isKnown(instant) ? instant : instant.isAfter(FIRST) ? LAST : FIRST;
        LocalDate day = LocalDate.ofInstant(within, zone);
        LocalDate next = day.plusDays(1);
        return within.isBefore(startOf(next)) ? day : next;
    }

    /**
     * The first instant of a day.
     *
     * @param day the day
     * @return its start in the zone; of a day beyond the bounds, the first instant of all or {@link #NEVER}
     */
    public Instant startOf(LocalDate day) {
        Instant start = day.atStartOfDay(zone).toInstant();
        return isKnown(start) ? start : start.isAfter(FIRST) ? NEVER : Instant.MIN;
    }

    /**
     * Tells whether an instant lies within the bounds in which days are told apart.
     *
     * @param instant the instant
     * @return false if it is too far away to have a day
     */
    public static boolean isKnown(Instant instant) {
        return instant.isAfter(FIRST) && !instant.isAfter(LAST);
    }

    static void requirePositive(Period period) {
        boolean negative = period.getDays() < 0 || period.getMonths() < 0 || period.getYears() < 0;
        if (negative || period.isZero()) {
            throw new IllegalArgumentException("a retention period must be at least 1 day, got " + period);
        }
        if (period.toTotalMonths() + period.getDays() / 28 > MAX_YEARS * 12L) {
            throw new IllegalArgumentException(
                    "a retention period must be at most " + MAX_YEARS + " years, got " + period);
        }
    }
}
