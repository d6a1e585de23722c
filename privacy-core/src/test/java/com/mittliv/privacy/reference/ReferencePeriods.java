package com.mittliv.privacy.reference;

import com.mittliv.privacy.retention.Retention.Anchor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;

/** Periods by Regulation (EEC, Euratom) No 1182/71 Art. 3, counted by hand. */
final class ReferencePeriods {
    private final ZoneId zone;

    ReferencePeriods(ZoneId zone) {
        this.zone = zone;
    }

    /** The start of the day after the period's last day. */
    Instant due(Instant event, Period period, Anchor anchor) {
        LocalDate day = day(event);
        LocalDate from = anchor == Anchor.DAY_OF_EVENT ? day : LocalDate.of(day.getYear(), 12, 31);
        return start(nextDay(
                plusDays(plusMonths(from, period.getYears() * 12 + period.getMonths()), period.getDays())));
    }

    /** The latest day that has begun. */
    LocalDate day(Instant instant) {
        LocalDate clock = LocalDateTime.ofEpochSecond(
                        instant.getEpochSecond(),
                        instant.getNano(),
                        zone.getRules().getOffset(instant))
                .toLocalDate();
        LocalDate next = nextDay(clock);
        return start(next).isAfter(instant) ? clock : next;
    }

    /** The first instant of a day: the first midnight, or the end of the gap that swallowed it. */
    Instant start(LocalDate day) {
        LocalDateTime midnight = LocalDateTime.of(day.getYear(), day.getMonth(), day.getDayOfMonth(), 0, 0);
        ZoneOffsetTransition change = zone.getRules().getTransition(midnight);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        ZoneOffset first = zone.getRules().getValidOffsets(midnight).stream()
                .max(Comparator.comparing(ZoneOffset::getTotalSeconds))
                .orElseThrow();
        return midnight.toInstant(first);
    }

    /** The day that bears the same date so many months on, or that month's last day. */
    private static LocalDate plusMonths(LocalDate day, int months) {
        int year = day.getYear();
        int month = day.getMonthValue() + months;
        while (month > 12) {
            month -= 12;
            year++;
        }
        return LocalDate.of(
                year,
                month,
                Math.min(day.getDayOfMonth(), YearMonth.of(year, month).lengthOfMonth()));
    }

    private static LocalDate plusDays(LocalDate day, int days) {
        return LocalDate.ofEpochDay(day.toEpochDay() + days);
    }

    private static LocalDate nextDay(LocalDate day) {
        return plusDays(day, 1);
    }
}
