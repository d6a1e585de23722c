package com.mittliv.privacy.decision;

/**
 * Why something is refused. The constants stand in the order of the checks; of several rules that fail, the one that
 * came furthest names the reason, and among equals the first of the policy.
 */
public enum Reason {
    /** What is known about the person could not be loaded; nothing is permitted until it can. */
    STATE_UNAVAILABLE(0),
    /** The policy promises never to do it, whatever the person agrees to. */
    PROHIBITED(0),
    /** No rule joins this role with this category. */
    NO_RULE(0),
    /** The category is used for this role, but not for this purpose. */
    PURPOSE_NOT_DECLARED(1),
    /** The category is not collected for this role from this source. */
    SOURCE_NOT_DECLARED(1),
    /** The data are used for this purpose, but not given to this recipient. */
    RECIPIENT_NOT_ALLOWED(2),
    /** The recipient is outside the EU/EEA, or nobody knows where, and no safeguard is named (Art. 44–49 GDPR). */
    TRANSFER_WITHOUT_SAFEGUARD(3),
    /** An event the rule waits for has not happened. */
    CONDITION_NOT_MET(4),
    /** The rule rests on consent and none was given. */
    CONSENT_MISSING(5),
    /** The consent was given to a wording that no longer counts. */
    CONSENT_OUTDATED(5),
    /** The person withdrew the consent. */
    CONSENT_WITHDRAWN(5),
    /** The person objected (Art. 21 GDPR). */
    OBJECTED(5),
    /** The person's data are restricted (Art. 18 GDPR). */
    RESTRICTED(6),
    /** The time for which the rule keeps the data has ended. */
    RETENTION_ENDED(7);

    private final int stage;

    Reason(int stage) {
        this.stage = stage;
    }

    /** How far down the list of checks a rule came that fails for this reason. */
    int stage() {
        return stage;
    }
}
