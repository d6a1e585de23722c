package com.mittliv.privacy.decision;

import java.util.Optional;

/**
 * What a check comes to, as a small number, so that it can be looked up rather than reasoned out: a decision meets the
 * branches of a processor that cannot be guessed at most once.
 */
final class Outcome {
    static final int UNAVAILABLE = 0;
    static final int CONDITION_NOT_MET = 1;
    static final int CONSENT_MISSING = 2;
    static final int CONSENT_OUTDATED = 3;
    static final int CONSENT_WITHDRAWN = 4;
    static final int OBJECTED = 5;
    static final int RESTRICTED = 6;
    static final int RETENTION_ENDED = 7;
    static final int PERMITTED = 8;

    /** Of a record that has not been asked. */
    static final int UNKNOWN = 9;

    /** How many outcomes there are. */
    static final int COUNT = 10;

    /** Of a record: the retention has ended. */
    static final int ENDED = 1;
    /** Of a record: the retention has not begun. */
    static final int NOT_BEGUN = 1 << 1;
    /** Of a record: an event that the rule waits for has not happened. */
    static final int WAITING = 1 << 2;
    /** Of a record: it was asked. */
    static final int KNOWN = 1 << 3;

    private static final Reason[] REASONS = {
        Reason.STATE_UNAVAILABLE,
        Reason.CONDITION_NOT_MET,
        Reason.CONSENT_MISSING,
        Reason.CONSENT_OUTDATED,
        Reason.CONSENT_WITHDRAWN,
        Reason.OBJECTED,
        Reason.RESTRICTED,
        Reason.RETENTION_ENDED
    };

    private static final byte[] TABLE = table();

    private Outcome() {}

    /** The outcome of a check of which some bits of the record and of the person's {@link Standing} are set. */
    static int of(int record, int standing) {
        return asFarAsKnown(record | KNOWN, standing);
    }

    /** The same, {@link #UNKNOWN} unless the record is {@link #KNOWN}. */
    static int asFarAsKnown(int record, int standing) {
        return TABLE[(record << Standing.BITS | standing) & TABLE.length - 1];
    }

    /** Some bits if a check permits, else none. */
    static long ifPermitted(int outcome, long bits) {
        // Of all outcomes it alone has this bit without the lowest.
        return bits & -(long) (outcome >>> 3 & ~outcome);
    }

    /** Why a check failed; nothing if it did not. */
    static Optional<Reason> reason(int outcome) {
        return outcome == PERMITTED ? Optional.empty() : Optional.of(failed(outcome));
    }

    /** Why a check failed that did. */
    static Reason failed(int outcome) {
        return REASONS[outcome];
    }

    /** How far down the list of checks a rule came. */
    static int stage(int outcome) {
        return outcome == PERMITTED ? Integer.MAX_VALUE : failed(outcome).stage();
    }

    private static byte[] table() {
        byte[] table = new byte[KNOWN << (1 + Standing.BITS)];
        for (int i = 0; i < table.length; i++) {
            int record = i >>> Standing.BITS;
            table[i] = (byte) ((record & KNOWN) == 0 ? UNKNOWN : first(record, i));
        }
        return table;
    }

    /** The first check that fails, in the order of reasons. */
    private static int first(int record, int standing) {
        if ((standing & Standing.UNAVAILABLE) != 0) {
            return UNAVAILABLE;
        } else if ((record & WAITING) != 0) {
            return CONDITION_NOT_MET;
        } else if ((standing & Standing.CONSENT) != 0) {
            return consent(standing & Standing.CONSENT);
        } else if ((standing & (Standing.OBJECTED | Standing.OBJECTED_UNANSWERED)) != 0) {
            return OBJECTED;
        } else if ((standing & Standing.RESTRICTED) != 0) {
            return RESTRICTED;
        } else if ((record & NOT_BEGUN) != 0) {
            return CONDITION_NOT_MET;
        }
        return (record & ENDED) != 0 ? RETENTION_ENDED : PERMITTED;
    }

    private static int consent(int standing) {
        return switch (standing) {
            case Standing.CONSENT_MISSING -> CONSENT_MISSING;
            case Standing.CONSENT_OUTDATED -> CONSENT_OUTDATED;
            default -> CONSENT_WITHDRAWN;
        };
    }
}
