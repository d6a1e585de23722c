package com.mittliv.privacy.spring.sweep;

import com.mittliv.privacy.jpa.rights.StoreSweepReport;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the schedule stands.
 *
 * @param mode what it does
 * @param paused whether it does it
 * @param running whether a sweep runs now
 * @param clearSince since when nothing can be overdue: when the last sweep began after which nothing was, or the schedule
 *     started
 * @param last what the last sweep of this instance did
 * @param stores what the last sweep of this instance did in stores beside the database
 * @param failure the kind of failure of the last sweep, if it failed as a whole or in a store
 */
public record SweepStatus(
        SweepProperties.Mode mode,
        boolean paused,
        boolean running,
        Instant clearSince,
        Optional<SweepReport> last,
        Optional<StoreSweepReport> stores,
        Optional<String> failure) {
    /**
     * For how long something may have been overdue.
     *
     * @param now the instant of the question
     * @return at most so long; nothing if the clock was set back
     */
    public Duration overdueAtMost(Instant now) {
        return now.isAfter(clearSince) ? Duration.between(clearSince, now) : Duration.ZERO;
    }
}
