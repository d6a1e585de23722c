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

    private CompiledRecord(
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

    /** A record's state with the answers that are most asked for. */
    // Worked out beforehand, so that looking an answer up is all that is done often, and stays small to the JVM.
    static CompiledRecord of(
            PrivacyEngine engine,
            int role,
            RecordState state,
            RecordChecks checks,
            Map<Integer, Instant> events,
            long now) {
        return new CompiledRecord(engine, role, state, checks, events).with(0, now);
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

    /** The first answers, as far as they hold at an instant. */
    long first(long now) {
        return isHere(now) ? first : 0;
    }

    /** The same as without the first answers, which are looked up before when several questions are asked at once. */
    int bits(int place, long answers, long now) {
        int answer = place < BITS_PER_WORD ? (int) (answers >>> place) & ANSWER : 0;
        return answer != 0 ? answer : bits(place, now);
    }

    private long other(int number) {
        return number < others.length ? others[number] : 0;
    }

    private boolean isHere(long now) {
        return now - movedFrom < movedLength;
    }

    /** Works out what was not asked before, or not at such an instant. */
    private int worked(int place, long now) {
        if (now < from()) {
            // Looking back is rare, and what is asked of the present is to stay at hand.
            int check = place / BITS_PER_ANSWER;
            return (int) origin.checks.answers(check, check + 1, BITS_PER_ANSWER, reading(now));
        }
        int word = place / BITS_PER_WORD;
        CompiledRecord more = with(word, now);
        origin.state.compiled = more;
        return (int) ((word == 0 ? more.first : more.other(word - 1)) >>> place) & ANSWER;
    }

    /** With the answers of one word at an instant; those of others, where they hold at that instant too. */
    private CompiledRecord with(int word, long now) {
        Reading reading = reading(now);
        int begin = word * ANSWERS_PER_WORD;
        long answers = origin.checks.answers(begin, begin + ANSWERS_PER_WORD, BITS_PER_ANSWER, reading);
        boolean here = isHere(now);
        long[] known = Arrays.copyOf(here ? others : NONE, Math.max(here ? others.length : 0, word));
        if (word > 0) {
            known[word - 1] = answers;
        }
        return new CompiledRecord(
                this,
                here ? Math.max(from(), reading.from()) : reading.from(),
                here ? Math.min(until(), reading.until()) : reading.until(),
                word == 0 ? answers : here ? first : 0,
                known);
    }

    private Reading reading(long now) {
        return new Reading(origin.checks.calendar(), origin.events, now);
    }

    private long from() {
        return movedFrom - Long.MIN_VALUE;
    }

    private long until() {
        return movedLength - Long.MIN_VALUE + from();
    }
}
