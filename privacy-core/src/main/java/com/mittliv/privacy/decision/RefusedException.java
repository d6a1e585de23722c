package com.mittliv.privacy.decision;

import com.mittliv.privacy.PrivacyException;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;

/** Thrown where a refused decision ends the work that needed a permit. */
public final class RefusedException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    // Exceptions are written to other machines without what only this one needs.
    private final transient Deny decision;

    /**
     * Creates the exception.
     *
     * @param decision the refusal
     */
    public RefusedException(Deny decision) {
        super(decision.explain("en"));
        this.decision = decision;
    }

    /**
     * Lets a permit pass and refuses everything else.
     *
     * @param decision the decision on which the work depends
     * @return the permit
     * @throws RefusedException if it is a refusal
     */
    public static Permit requirePermit(Decision decision) {
        if (decision instanceof Deny deny) {
            throw new RefusedException(deny);
        }
        return (Permit) decision;
    }

    /**
     * The refusal.
     *
     * @return the decision with its reason
     */
    public Deny decision() {
        return decision;
    }
}
