package com.mittliv.privacy.spring.clustered;

import com.mittliv.privacy.spring.sweep.SweepSchedule;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A turn at sweeping: what it is handed by the last, and hands to the next. */
final class SweepTurn {
    private SweepTurn() {}

    /**
     * Sweeps.
     *
     * @param schedule this instance's
     * @param before since when nothing has been overdue, as the last turn left it
     * @return the same, as this turn leaves it
     */
    static String take(SweepSchedule schedule, @Nullable String before) {
        Instant known = instantIn(before).orElseGet(() -> schedule.status().clearSince());
        Instant own = schedule.clearSinceHere();
        schedule.sweepNow();
        Instant now = schedule.clearSinceHere();
        // Where this sweep left something, what the instance knows of itself is no news.
        return (now.isAfter(own) ? now : known).toString();
    }

    static Optional<Instant> instantIn(@Nullable Object data) {
        return data instanceof String text && !text.isEmpty() ? Optional.of(Instant.parse(text)) : Optional.empty();
    }
}
