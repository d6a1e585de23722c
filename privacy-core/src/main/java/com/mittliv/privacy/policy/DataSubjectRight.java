package com.mittliv.privacy.policy;

import java.util.Locale;

/** What a person can ask of the controller (Art. 7(3), 15–22 and 77 GDPR). */
public enum DataSubjectRight {
    /** To see the data and how they are processed (Art. 15). */
    ACCESS,
    /** To have wrong data corrected (Art. 16). */
    RECTIFICATION,
    /** To have data erased (Art. 17). */
    ERASURE,
    /** To have processing restricted (Art. 18). */
    RESTRICTION,
    /** To receive the data in a portable form (Art. 20). */
    PORTABILITY,
    /** To object to processing (Art. 21). */
    OBJECTION,
    /** Not to be subject to a decision based on automated processing alone (Art. 22). */
    NO_AUTOMATED_DECISION,
    /** To withdraw a consent, wholly or partly (Art. 7(3)). */
    WITHDRAW_CONSENT,
    /** To complain to the supervisory authority (Art. 77). */
    COMPLAINT;

    /**
     * The right's name in the policy file.
     *
     * @return for example {@code withdraw-consent}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
