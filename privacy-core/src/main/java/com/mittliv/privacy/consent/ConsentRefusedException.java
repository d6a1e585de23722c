package com.mittliv.privacy.consent;

import com.mittliv.privacy.PrivacyException;

/** A consent that would be worth nothing is not recorded. */
public final class ConsentRefusedException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    /** Why a consent is refused. */
    public enum Cause {
        /** The words shown are not those the policy declares for the purpose. */
        WORDING_NOT_DECLARED,
        /** The person is a child below the age of consent, or the policy names no age, and no guardian agreed. */
        GUARDIAN_MISSING,
        /** There is no such request to confirm. */
        NO_SUCH_REQUEST,
        /** The request was confirmed before. */
        ALREADY_CONFIRMED,
        /** The person withdrew between the request and its confirmation. */
        WITHDRAWN_SINCE
    }

    private final Cause reason;

    ConsentRefusedException(Cause reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * Why it is refused.
     *
     * @return the cause
     */
    public Cause reason() {
        return reason;
    }
}
