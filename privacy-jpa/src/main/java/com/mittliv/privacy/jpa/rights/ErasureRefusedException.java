package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.PrivacyException;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.rights.Answer;

/** An order to erase is not taken, because the policy doesn't open the right to people. */
public final class ErasureRefusedException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    ErasureRefusedException(Answer.Refused<?> refused) {
        super("erasure is refused as " + refused.reason()
                + "; declare the right in the policy, or, where it makes the right depend on something that is given, say"
                + " so by `ErasureOrders.where(…)`");
        this.reason = refused.reason();
    }

    /**
     * Why it is refused.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
