package com.mittliv.privacy.audit;

/** What the check of a log found. */
public sealed interface Verification {
    /**
     * Every entry is as it was appended, as far as the chain can tell.
     *
     * @param head where the log stands
     */
    record Intact(AuditHead head) implements Verification {}

    /**
     * The log was tampered with or damaged.
     *
     * @param sequence the first place in the log that is not as it was
     * @param flaw what is wrong there
     */
    record Broken(long sequence, Flaw flaw) implements Verification {}

    /** What can be wrong with an entry. */
    enum Flaw {
        /** Its content, its hash or its link to the entry before is not what it was. */
        CHANGED,
        /** It is gone, and later ones are there. */
        MISSING,
        /** It stands in another place, or another stands in its own. */
        REORDERED,
        /** It and all later ones are gone; seen only against a head kept elsewhere. */
        TRUNCATED,
        /** It is the last and incomplete, as a crash in the middle of writing leaves it. */
        TORN
    }

    /**
     * Tells whether all is well.
     *
     * @return true for {@link Intact}
     */
    default boolean isIntact() {
        return this instanceof Intact;
    }

    /**
     * The finding in words.
     *
     * @return one sentence
     */
    default String describe() {
        if (this instanceof Broken broken) {
            return "the log is broken at entry " + broken.sequence + ": "
                    + switch (broken.flaw) {
                        case CHANGED -> "its content, its hash or its link to the entry before was changed";
                        case MISSING -> "it is missing, though later entries are there";
                        case REORDERED -> "another entry stands in its place";
                        case TRUNCATED -> "it and all later entries are gone";
                        case TORN -> "it is incomplete, as a crash leaves it; open the log to recover";
                    };
        }
        return "the log is intact up to entry " + ((Intact) this).head.sequence();
    }
}
