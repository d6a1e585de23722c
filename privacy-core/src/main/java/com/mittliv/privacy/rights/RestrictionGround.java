package com.mittliv.privacy.rights;

/** Why a person can have data restricted (Art. 18(1) GDPR). */
public enum RestrictionGround {
    /** The person contests that they are accurate; until that is verified (a). */
    ACCURACY_CONTESTED,
    /** The processing is unlawful and the person opposes the erasure (b). */
    UNLAWFUL_BUT_WANTED,
    /** The controller needs them no longer, but the person does for legal claims (c). */
    NEEDED_FOR_PERSONS_CLAIMS,
    /** The person objected; until it is verified whose grounds override (d). */
    OBJECTION_PENDING;

    /**
     * Tells whether the data must be kept for the person although nothing else keeps them. A restriction stops use, not
     * the end of retention: set a legal hold beside it.
     *
     * @return whether the ground opposes erasure
     */
    public boolean opposesErasure() {
        return this == UNLAWFUL_BUT_WANTED || this == NEEDED_FOR_PERSONS_CLAIMS;
    }
}
