package com.mittliv.privacy.decision;

import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.retention.Retention.Anchor;
import com.mittliv.privacy.vocabulary.Event;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The instants that the rules for one role look at, numbered: when an event happened, when a period after it is over,
 * when what several of them make together begins and ends.
 */
final class RoleClocks {
    /** What a clock shows that has not been started. */
    static final long NOT_STARTED = Long.MAX_VALUE;

    /** What a clock shows that has always been started. */
    private static final long ALWAYS_STARTED = Long.MIN_VALUE;

    /** The clock that was started before anything happened. */
    static final int ALWAYS = 0;

    /** The clock that is never started. */
    static final int NEVER = 1;

    private static final int FIRST = 2;

    private record Span(Period period, Anchor anchor) {}

    private record Clock(String event, Optional<Span> span) {}

    /** What several clocks make together, and which side of it. */
    private record Derived(Keeping of, Side side) {
        long read(long[] shown) {
            long end = of.end(shown, ALWAYS_STARTED);
            if (side == Side.END) {
                return end;
            }
            return end == Keeping.NOT_BEGUN ? NOT_STARTED : ALWAYS_STARTED;
        }
    }

    private enum Side {
        BEGINNING,
        END
    }

    /** Two clocks between which data are kept. */
    record Term(int begins, int ends) {}

    private final Calendar calendar;
    private final Map<Clock, Integer> numbers = new HashMap<>();
    private final Map<String, List<Clock>> byEvent = new HashMap<>();
    private final Map<Derived, Integer> derivedNumbers = new HashMap<>();
    private final List<Derived> derived = new ArrayList<>();
    private int next = FIRST;
    private boolean complete;

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

    /** The clock that shows when the last of several events happened; that of none was always started. */
    int afterAll(Collection<Event> events) {
        int[] each = events.stream().mapToInt(this::at).sorted().distinct().toArray();
        if (each.length < 2) {
            return each.length == 0 ? ALWAYS : each[0];
        }
        List<Keeping> all =
                IntStream.of(each).<Keeping>mapToObj(Keeping.Clock::new).toList();
        return number(new Derived(new Keeping.Latest(all), Side.END));
    }

    /** The clocks between which a retention keeps; nothing where no two clocks can tell. */
    Optional<Term> term(Keeping keeping) {
        if (keeping instanceof Keeping.Clock clock) {
            return Optional.of(new Term(ALWAYS, clock.clock()));
        } else if (keeping instanceof Keeping.Between between) {
            return Optional.of(new Term(between.from(), between.until()));
        } else if (!keeping.isFixed()) {
            return Optional.empty();
        }
        int begins = keeping.mayNotBegin() ? number(new Derived(keeping, Side.BEGINNING)) : ALWAYS;
        return Optional.of(new Term(begins, number(new Derived(keeping, Side.END))));
    }

    private int number(Clock clock) {
        Integer known = numbers.get(clock);
        if (known == null) {
            known = nextNumber();
            byEvent.computeIfAbsent(clock.event, id -> new ArrayList<>(1)).add(clock);
            numbers.put(clock, known);
        }
        return known;
    }

    // INVARIANT: what is derived is numbered after the clocks it reads.
    private int number(Derived made) {
        Integer known = derivedNumbers.get(made);
        if (known == null) {
            known = nextNumber();
            derived.add(made);
            derivedNumbers.put(made, known);
        }
        return known;
    }

    // INVARIANT: no clock is made once a record may have been read; its state would lack it.
    private int nextNumber() {
        if (complete) {
            throw new IllegalStateException("a question looks at a clock that its role's rules do not");
        }
        return next++;
    }

    /** Lets no more clocks be made. */
    void complete() {
        complete = true;
    }

    /** What every clock shows for a record. */
    long[] read(Map<String, Instant> events) {
        long[] shown = new long[next];
        Arrays.fill(shown, NOT_STARTED);
        shown[ALWAYS] = ALWAYS_STARTED;
        events.forEach((event, at) -> {
            for (Clock clock : byEvent.getOrDefault(event, List.of())) {
                Instant due = clock.span
                        .map(span -> calendar.due(at, span.period, span.anchor))
                        .orElse(at);
                shown[number(clock)] = Nanos.of(due);
            }
        });
        for (Derived made : derived) {
            shown[number(made)] = made.read(shown);
        }
        return shown;
    }
}
