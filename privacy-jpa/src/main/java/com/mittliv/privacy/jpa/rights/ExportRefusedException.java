package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.PrivacyException;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.rights.Answer;

/** The policy does not open the right by which an export was asked for; the law may still give it. */
public final class ExportRefusedException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    ExportRefusedException(Answer.Refused<?> refused) {
        super("the right `" + refused.right() + "` is not open under the policy (" + refused.reason()
                + "); declare it, or say what it depends on by `where(…)`");
        this.reason = refused.reason();
    }

    /**
     * Why.
     *
     * @return whether the policy does not name the right, or what it depends on is not given
     */
    public Reason reason() {
        return reason;
    }
}
