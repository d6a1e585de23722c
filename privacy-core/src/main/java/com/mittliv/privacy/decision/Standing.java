package com.mittliv.privacy.decision;

/**
 * What a person's state says of one purpose at one instant, as bits of one number: a check asks for the bits it needs.
 */
final class Standing {
    /** The consent: nothing here means that one is in force. */
    static final int CONSENT = 0b11;

    static final int CONSENT_MISSING = 1;
    static final int CONSENT_OUTDATED = 2;
    static final int CONSENT_WITHDRAWN = 3;

    /** An objection stands, whatever grounds the controller has. */
    static final int OBJECTED = 1 << 2;
    /** An objection stands for which the controller has recorded no compelling grounds. */
    static final int OBJECTED_UNANSWERED = 1 << 3;
    /** A restriction closes the purpose. */
    static final int RESTRICTED = 1 << 4;
    /** Nothing is known of the person; no check may leave this bit out. */
    // INVARIANT: a state that cannot be loaded permits nothing.
    static final int UNAVAILABLE = 1 << 5;

    /** How many bits there are. */
    static final int BITS = 6;

    private Standing() {}
}
