package com.mittliv.privacy.rights;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.retention.Retention.Anchor;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Set;

/**
 * By when a request must be answered (Art. 12(3) GDPR): one month from its receipt, and two more where that is needed
 * and the person is told so within the first. Counted by Regulation (EEC, Euratom) No 1182/71 Art. 3: where the last day
 * is a public holiday, a Saturday or a Sunday, the period ends with the next working day.
 *
 * @param received the day the request was received
 * @param lastDay the last day to answer, or to tell the person of the extension and its reasons
 * @param extendedLastDay the last day to answer after an extension
 * @param zone where days begin and end
 */
public record Deadline(LocalDate received, LocalDate lastDay, LocalDate extendedLastDay, ZoneId zone) {
    private static final Period ANSWER = Period.ofMonths(1);
    private static final Period EXTENDED = Period.ofMonths(3);

    /**
     * The deadline of a request.
     *
     * @param received when it was received; if the person had to be identified first (Art. 12(6)), when that was done
     * @param policy the policy, whose zone and public holidays count
     * @return the deadline
     */
    public static Deadline of(Instant received, Policy policy) {
        LocalDate day = new Calendar(policy.timeZone()).dayOf(received);
        return new Deadline(
                day,
                workingDay(Calendar.lastDay(day, ANSWER, Anchor.DAY_OF_EVENT), policy.holidays()),
                workingDay(Calendar.lastDay(day, EXTENDED, Anchor.DAY_OF_EVENT), policy.holidays()),
                policy.timeZone());
    }

    private static LocalDate workingDay(LocalDate last, Set<LocalDate> holidays) {
        LocalDate day = last;
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || holidays.contains(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /**
     * The first instant at which an answer is late.
     *
     * @return the start of the day after the last
     */
    public Instant end() {
        return new Calendar(zone).startOf(lastDay.plusDays(1));
    }

    /**
     * The first instant at which an answer is late after an extension.
     *
     * @return the start of the day after the last
     */
    public Instant extendedEnd() {
        return new Calendar(zone).startOf(extendedLastDay.plusDays(1));
    }
}
