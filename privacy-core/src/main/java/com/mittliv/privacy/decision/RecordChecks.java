package com.mittliv.privacy.decision;

import com.mittliv.privacy.condition.Condition.Happened;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.vocabulary.Event;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What is asked of a record of one role, numbered as it is first asked: whether the events have happened that a rule
 * waits for, and whether its retention has begun and not ended. Rules that ask the same share a number.
 *
 * <p>An application prepares few questions about a role, however many rules its policy has; so the answers that a
 * record's state keeps stay together.
 */
final class RecordChecks {
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
    private final RuleIndex index;
    private final Map<Check, Integer> numbers = new HashMap<>();
    /** Copied when one is added, so that a reader needs no lock. */
    private volatile Check[] checks = {new Check(List.of(), Optional.empty())};

    RecordChecks(Calendar calendar, RuleIndex index) {
        this.calendar = calendar;
        this.index = index;
    }

    /** The number of a check that some events have happened and a retention keeps. */
    synchronized int number(Collection<Happened> waitsFor, Optional<Keeping> keeping) {
        if (waitsFor.isEmpty() && keeping.isEmpty()) {
            return NONE;
        }
        Check check = new Check(
                waitsFor.stream()
                        .map(waited -> index.number(waited.event()))
                        .sorted()
                        .distinct()
                        .toList(),
                keeping);
        Integer known = numbers.putIfAbsent(check, checks.length);
        if (known != null) {
            return known;
        }
        Check[] more = Arrays.copyOf(checks, checks.length + 1);
        more[checks.length] = check;
        checks = more;
        return more.length - 1;
    }

    ToIntFunction<Event> events() {
        return index::number;
    }

    Calendar calendar() {
        return calendar;
    }

    /** The answers to the checks of a range of numbers, as far as there are any yet, the first lowest. */
    long answers(int first, int beyond, int bitsEach, Reading record) {
        Check[] known = checks(first);
        long answers = 0;
        for (int number = first; number < Math.min(beyond, known.length); number++) {
            answers |= (long) (Outcome.KNOWN | known[number].bits(record)) << (number - first) * bitsEach;
        }
        return answers;
    }

    /** The checks; whoever has a number has it from one who added the check, but may not have seen that yet. */
    private Check[] checks(int number) {
        Check[] seen = checks;
        return number < seen.length ? seen : added();
    }

    private synchronized Check[] added() {
        return checks;
    }
}
