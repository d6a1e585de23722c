package com.mittliv.privacy.comparison;

/** What a change means to the people concerned; the later of two constants is the stronger. */
public enum ChangeClass {
    /** Said otherwise, done as before: nothing follows. */
    EDITORIAL,
    /** Done otherwise: the people concerned are told. */
    MATERIAL,
    /** More is done than people consented to: they are told, and consents stop counting until renewed. */
    CONSENT_AFFECTING;

    ChangeClass or(ChangeClass other) {
        return isWeakerThan(other) ? other : this;
    }

    boolean isWeakerThan(ChangeClass other) {
        return compareTo(other) < 0;
    }
}
