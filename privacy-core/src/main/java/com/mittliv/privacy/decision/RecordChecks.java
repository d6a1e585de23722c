package com.mittliv.privacy.decision;

import com.mittliv.privacy.condition.Condition.Happened;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.vocabulary.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What the rules for one role ask of a record, numbered: whether the events have happened that a rule waits for, and
 * whether its retention has begun and not ended. Rules that ask the same share a number.
 */
final class RecordChecks {
    /** The answer to one, as bits: nothing but this one means that it holds. */
    static final int KNOWN = 1 << 3;

    /** The number of the check that always holds. */
    static final int NONE = 0;

    private record Check(List<Integer> events, Optional<Keeping> keeping) {
        int bits(Reading record) {
            int waiting = events.stream().allMatch(record::hasHappened) ? 0 : Outcome.WAITING;
            return waiting
                    | keeping.map(kept -> bits(kept.end(record), record.now())).orElse(0);
        }

        private static int bits(long end, long now) {
            if (now < end) {
                return 0;
            }
            return end == Keeping.NOT_BEGUN ? Outcome.NOT_BEGUN : Outcome.ENDED;
        }
    }

    private final Calendar calendar;
    private final ToIntFunction<Event> events;
    private final Map<Check, Integer> numbers = new HashMap<>();
    private final List<Check> checks = new ArrayList<>();
    private boolean complete;

    RecordChecks(Calendar calendar, ToIntFunction<Event> events) {
        this.calendar = calendar;
        this.events = events;
        int unused = number(List.of(), Optional.empty());
    }

    /** The number of a check that some events have happened and a retention keeps. */
    int number(Collection<Happened> waitsFor, Optional<Keeping> keeping) {
        Check check = new Check(
                waitsFor.stream()
                        .map(waited -> events.applyAsInt(waited.event()))
                        .sorted()
                        .distinct()
                        .toList(),
                keeping);
        Integer known = numbers.get(check);
        return known == null ? add(check) : known;
    }

    // INVARIANT: no check is added once a record may have been read; its state would lack it.
    private int add(Check check) {
        if (complete) {
            throw new IllegalStateException("a question asks of a record what its role's rules do not: " + check);
        }
        checks.add(check);
        numbers.put(check, checks.size() - 1);
        return checks.size() - 1;
    }

    /** Lets no more be added. */
    void complete() {
        complete = true;
    }

    ToIntFunction<Event> events() {
        return events;
    }

    Calendar calendar() {
        return calendar;
    }

    int size() {
        return checks.size();
    }

    /** The answer to one. */
    int bits(int number, Reading record) {
        return KNOWN | checks.get(number).bits(record);
    }
}
