package com.mittliv.privacy.examples.app.officer;

import com.mittliv.privacy.examples.app.MovableClock;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.policy.Policy;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** What becomes due in the weeks ahead, if nobody does anything: dry runs of the sweep under later dates. */
@Service
class Outlook {
    static final int WEEKS = 26;
    private static final int DAYS = 7;

    private final RetentionSweep sweep;
    private final MovableClock clock;
    private final ZoneId zone;

    Outlook(RetentionSweep sweep, MovableClock clock, Policy policy) {
        this.sweep = sweep.withoutCountingWhatStays();
        this.clock = clock;
        this.zone = policy.timeZone();
    }

    /**
     * What becomes due within a week.
     *
     * @param from the week's first day
     * @param rows rows that go as a whole
     * @param attributes attributes of rows that stay
     */
    record Week(LocalDate from, long rows, long attributes) {}

    /** What is due today, and then week by week. */
    record Coming(Week today, List<Week> weeks) {
        long most() {
            return weeks.stream()
                    .mapToLong(week -> week.rows + week.attributes)
                    .max()
                    .orElse(0);
        }
    }

    Coming coming() {
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        SweepReport before = sweep.dryRun();
        Week now = new Week(today, before.rowsErased(), before.attributesEmptied());
        List<Week> weeks = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            LocalDate from = today.plusDays((long) week * DAYS);
            SweepReport after = clock.at(from.plusDays(DAYS).atStartOfDay(zone).toInstant(), sweep::dryRun);
            weeks.add(new Week(
                    from,
                    Math.max(0, after.rowsErased() - before.rowsErased()),
                    Math.max(0, after.attributesEmptied() - before.attributesEmptied())));
            before = after;
        }
        return new Coming(now, weeks);
    }
}
