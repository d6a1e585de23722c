package com.mittliv.privacy.decision;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * A record's state in one engine's numbers: the answers to what the rules for its role ask of it, four bits each, as
 * far as they were asked for, and between which instants they hold.
 */
final class CompiledRecord {
    private static final int ANSWERS_PER_WORD = 16;
    private static final int BITS_PER_ANSWER = 4;
    private static final int BITS_PER_WORD = ANSWERS_PER_WORD * BITS_PER_ANSWER;
    private static final long[] NONE = {};
    private static final int ANSWER = (1 << BITS_PER_ANSWER) - 1;

    final PrivacyEngine engine;
    final int role;
    /** From when the answers hold, and for how long; both moved, so that one comparison of signed numbers tells. */
    private final long movedFrom;

    private final long movedLength;
    /** The first word of answers, the only one in most policies. */
    private final long first;

    private final long[] others;
    private final Origin origin;

    /** What the answers are worked out from. */
    private record Origin(RecordState state, RecordChecks checks, Map<Integer, Instant> events) {}

    CompiledRecord(
            PrivacyEngine engine, int role, RecordState state, RecordChecks checks, Map<Integer, Instant> events) {
        this.engine = engine;
        this.role = role;
        this.origin = new Origin(state, checks, events);
        this.movedFrom = 0;
        this.movedLength = Long.MAX_VALUE;
        this.first = 0;
        this.others = NONE;
    }

    private CompiledRecord(CompiledRecord before, long from, long until, long first, long[] others) {
        this.engine = before.engine;
        this.role = before.role;
        this.origin = before.origin;
        this.movedFrom = from + Long.MIN_VALUE;
        this.movedLength = until - from + Long.MIN_VALUE;
        this.first = first;
        this.others = others;
    }

    /** Where the answer to a check stands: how far up in its word, and, above that, in which word. */
    static int place(int check) {
        return check * BITS_PER_ANSWER;
    }

    /** What keeps a check from holding, as bits of {@link Outcome}; none if it holds. */
    int bits(int place, long now) {
        int word = place / BITS_PER_WORD;
        int answer = (int) ((word == 0 ? first : other(word - 1)) >>> place) & ANSWER;
        return answer != 0 && isHere(now) ? answer : worked(place, now);
    }

    private long other(int number) {
        return number < others.length ? others[number] : 0;
    }

    private boolean isHere(long now) {
        return now - movedFrom < movedLength;
    }

    /** Works out what was not asked before, or not at such an instant. */
    private int worked(int place, long now) {
        Reading reading = new Reading(origin.checks.calendar(), origin.events, now);
        long from = movedFrom - Long.MIN_VALUE;
        int check = place / BITS_PER_ANSWER;
        if (now < from) {
            // Looking back is rare, and what is asked of the present is to stay at hand.
            return (int) origin.checks.answers(check, check + 1, BITS_PER_ANSWER, reading);
        }
        int word = place / BITS_PER_WORD;
        int begin = word * ANSWERS_PER_WORD;
        long answers = origin.checks.answers(begin, begin + ANSWERS_PER_WORD, BITS_PER_ANSWER, reading);
        boolean here = isHere(now);
        long until = movedLength - Long.MIN_VALUE + from;
        long[] known = Arrays.copyOf(here ? others : NONE, Math.max(here ? others.length : 0, word));
        if (word > 0) {
            known[word - 1] = answers;
        }
        origin.state.compiled = new CompiledRecord(
                this,
                here ? Math.max(from, reading.from()) : reading.from(),
                here ? Math.min(until, reading.until()) : reading.until(),
                word == 0 ? answers : here ? first : 0,
                known);
        return (int) (answers >>> place) & ANSWER;
    }
}
