package com.mittliv.privacy.decision;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * A record's state in one engine's numbers: the answers to what the rules for its role ask of it, four bits each, as
 * far as they were asked for, and between which instants they hold.
 */
final class CompiledRecord {
    /** What stands where an answer was not worked out. */
    static final int UNKNOWN = 0;

    /** A place leaves the bits from here free, as many as a {@link Standing} has. */
    static final int FREE_BITS_FROM = 6;

    private static final int WORD_FROM = FREE_BITS_FROM + Standing.BITS;
    private static final int BITS_PER_ANSWER = 4;
    private static final int ANSWERS_PER_WORD = Long.SIZE / BITS_PER_ANSWER;
    private static final int ANSWER = (1 << BITS_PER_ANSWER) - 1;
    private static final long[] NONE = {};

    final int role;
    private final PrivacyEngine engine;
    /** The answers hold in every second between these two, and in a part of each, see {@link Rest}. */
    private final long after;

    private final long before;
    /** The first word of answers, the only one in most policies. */
    private final long first;

    private final Rest rest;

    /** What is rarely asked for: the further words of answers, and from which instant on until when all hold. */
    private record Rest(long[] others, long from, long until, Origin origin) {}

    /** What the answers are worked out from. */
    private record Origin(RecordState state, RecordChecks checks, Map<Integer, Instant> events) {}

    private CompiledRecord(PrivacyEngine engine, int role, long first, Rest rest) {
        this.engine = engine;
        this.role = role;
        this.after = Nanos.second(rest.from);
        this.before = Nanos.lastSecond(rest.until);
        this.first = first;
        this.rest = rest;
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
        Origin origin = new Origin(state, checks, events);
        return new CompiledRecord(engine, role, 0, new Rest(NONE, Long.MIN_VALUE, Long.MAX_VALUE, origin)).with(0, now);
    }

    /** Where the answer to a check stands: how far up in its word, and, above the free bits, in which word. */
    static int place(int check) {
        return check / ANSWERS_PER_WORD << WORD_FROM | check % ANSWERS_PER_WORD * BITS_PER_ANSWER;
    }

    boolean isOf(PrivacyEngine other) {
        return engine == other;
    }

    /** Whether it is an engine's, and its answers hold throughout a second. */
    boolean isSteady(PrivacyEngine by, long second) {
        return engine == by && after < second && second < before;
    }

    /** The answer at a place, or {@link #UNKNOWN}; it holds if this is steady. */
    int answer(int place) {
        // Only the lowest six bits of the place count when a word is shifted.
        return (int) (place < 1 << WORD_FROM ? first >>> place : other(place)) & ANSWER;
    }

    /** Where an answer tells that it is known, in the first word; everywhere, which no word fulfils, if it is not there. */
    static long known(int place) {
        return place < 1 << WORD_FROM ? (long) Outcome.KNOWN << place : -1;
    }

    /** Whether the first word has the answers that tell here that they are known. */
    boolean hasAnswers(long known) {
        return (first & known) == known;
    }

    /** Some bits of the first word of answers. */
    long answers(long asked) {
        return first & asked;
    }

    private long other(int place) {
        int number = place >>> WORD_FROM;
        return number <= rest.others.length ? rest.others[number - 1] >>> place : 0;
    }

    /** What keeps a check from holding, as bits of {@link Outcome}; none if it holds. */
    int bits(int place, long now) {
        int answer = answer(place);
        return answer != UNKNOWN && isHere(now) ? answer : worked(place, now);
    }

    private boolean isHere(long now) {
        return rest.from <= now && now < rest.until;
    }

    /** Works out what was not asked before, or not at such an instant. */
    private int worked(int place, long now) {
        int word = place >>> WORD_FROM;
        if (now < rest.from) {
            // Looking back is rare, and what is asked of the present is to stay at hand.
            int check = word * ANSWERS_PER_WORD + (place & Long.SIZE - 1) / BITS_PER_ANSWER;
            return (int) rest.origin.checks.answers(check, check + 1, BITS_PER_ANSWER, reading(now));
        }
        CompiledRecord more = with(word, now);
        rest.origin.state.compiled = more;
        return more.answer(place);
    }

    /** With the answers of one word at an instant; those of others, where they hold at that instant too. */
    private CompiledRecord with(int word, long now) {
        Reading reading = reading(now);
        int begin = word * ANSWERS_PER_WORD;
        long answers = rest.origin.checks.answers(begin, begin + ANSWERS_PER_WORD, BITS_PER_ANSWER, reading);
        boolean here = isHere(now);
        long[] before = here ? rest.others : NONE;
        long[] known = Arrays.copyOf(before, Math.max(before.length, word));
        if (word > 0) {
            known[word - 1] = answers;
        }
        return new CompiledRecord(
                engine,
                role,
                word == 0 ? answers : here ? first : 0,
                new Rest(
                        known,
                        here ? Math.max(rest.from, reading.from()) : reading.from(),
                        here ? Math.min(rest.until, reading.until()) : reading.until(),
                        rest.origin));
    }

    private Reading reading(long now) {
        return new Reading(rest.origin.checks.calendar(), rest.origin.events, now);
    }
}
