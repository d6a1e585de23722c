package com.mittliv.privacy.decision;

import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;

/**
 * An entry of a person's consent ledger (Art. 7 GDPR): what the person said of one purpose, when, to which wording.
 *
 * <p>The ledger is append-only. Of all entries at or before the instant of a question, the newest decides, whatever the
 * order they are given in; of several at the same instant, a withdrawal, else a consent to a wording that counts.
 *
 * @param purpose what the person spoke of; an entry covers the narrower purposes too
 * @param act what the person said
 * @param at when it took effect
 * @param wording the version of the wording that was shown
 */
public record Consent(Purpose purpose, Act act, Instant at, String wording) {
    /** What a person can say of a purpose. */
    public enum Act {
        /** Agreed, subject to confirmation (double opt-in); does not count as consent. */
        REQUESTED,
        /** Agreed. */
        GIVEN,
        /** Took the agreement back (Art. 7(3) GDPR). */
        WITHDRAWN
    }

    /**
     * A consent to the wording now in force.
     *
     * @param purpose what the person agreed to
     * @param at when
     * @return the entry
     */
    public static Consent given(Purpose purpose, Instant at) {
        return new Consent(purpose, Act.GIVEN, at, purpose.wording().version());
    }

    /**
     * A consent to the wording that was shown.
     *
     * @param purpose what the person agreed to
     * @param at when
     * @param wording the version of the wording
     * @return the entry
     */
    public static Consent given(Purpose purpose, Instant at, String wording) {
        return new Consent(purpose, Act.GIVEN, at, wording);
    }

    /**
     * A withdrawal.
     *
     * @param purpose what the person no longer agrees to
     * @param at when
     * @return the entry
     */
    public static Consent withdrawn(Purpose purpose, Instant at) {
        return new Consent(purpose, Act.WITHDRAWN, at, purpose.wording().version());
    }
}
