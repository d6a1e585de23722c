package com.mittliv.privacy.decision;

import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.retention.Retention.Anchor;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a record's events at one instant, and remembers between which instants nothing it read would be otherwise. */
final class Reading {
    private final Calendar calendar;
    private final Map<Integer, Instant> events;
    private final long now;
    private long from = Long.MIN_VALUE;
    private long until = Long.MAX_VALUE;

    Reading(Calendar calendar, Map<Integer, Instant> events, long now) {
        this.calendar = calendar;
        this.events = events;
        this.now = now;
    }

    /** The instant read at. */
    long now() {
        return now;
    }

    /** When an event happened, or will; the greatest number if that is not recorded. */
    long at(int event) {
        @Nullable Instant at = events.get(event);
        return at == null ? Keeping.OPEN : noted(Nanos.of(at));
    }

    /** When a period after an event is over; the greatest number if the event is not recorded. */
    long after(int event, Period period, Anchor anchor) {
        @Nullable Instant at = events.get(event);
        return at == null ? Keeping.OPEN : noted(Nanos.of(calendar.due(at, period, anchor)));
    }

    boolean hasHappened(int event) {
        return at(event) <= now;
    }

    private long noted(long instant) {
        if (instant <= now) {
            from = Math.max(from, instant);
        } else {
            until = Math.min(until, instant);
        }
        return instant;
    }

    /** The first instant at which everything read is as now. */
    long from() {
        return from;
    }

    /** The first instant at which something read is otherwise than now. */
    long until() {
        return until;
    }
}
