package com.mittliv.privacy.decision;

import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.retention.Retention.Anchor;
import com.mittliv.privacy.vocabulary.Event;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The instants that the rules for one role look at, numbered: when an event happened, or when a period after it is
 * over.
 */
final class RoleClocks {
    /** What a clock shows that has not been started. */
    static final long NOT_STARTED = Long.MAX_VALUE;

    private record Span(Period period, Anchor anchor) {}

    private record Clock(String event, Optional<Span> span) {}

    private final Calendar calendar;
    private final Map<Clock, Integer> numbers = new HashMap<>();
    private final Map<String, List<Clock>> byEvent = new HashMap<>();

    RoleClocks(Calendar calendar) {
        this.calendar = calendar;
    }

    /** The clock that shows when an event happened. */
    int at(Event event) {
        return number(new Clock(event.id(), Optional.empty()));
    }

    /** The clock that shows when a period after an event is over. */
    int after(Event event, Period period, Anchor anchor) {
        return number(new Clock(event.id(), Optional.of(new Span(period, anchor))));
    }

    private int number(Clock clock) {
        return numbers.computeIfAbsent(clock, added -> {
            byEvent.computeIfAbsent(added.event, id -> new ArrayList<>()).add(added);
            return numbers.size();
        });
    }

    /** What every clock shows for a record. */
    long[] read(Map<String, Instant> events) {
        long[] shown = new long[numbers.size()];
        Arrays.fill(shown, NOT_STARTED);
        events.forEach((event, at) -> {
            for (Clock clock : byEvent.getOrDefault(event, List.of())) {
                Instant due = clock.span
                        .map(span -> calendar.due(at, span.period, span.anchor))
                        .orElse(at);
                shown[number(clock)] = Nanos.of(due);
            }
        });
        return shown;
    }
}
