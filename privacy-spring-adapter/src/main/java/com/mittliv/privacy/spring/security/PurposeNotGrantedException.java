package com.mittliv.privacy.spring.security;

import com.mittliv.privacy.vocabulary.Purpose;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;

/** Thrown where a caller was not granted the purpose that a call declares; Spring Security answers it. */
public final class PurposeNotGrantedException extends AuthorizationDeniedException {
    private static final long serialVersionUID = 1L;

    private final transient Purpose purpose;

    PurposeNotGrantedException(Purpose purpose) {
        super(
                "the caller may not declare purpose `" + purpose.id()
                        + "`; grant it to one of the caller's authorities under `privacy.recipients`, or don't call what"
                        + " declares it",
                new AuthorizationDecision(false));
        this.purpose = purpose;
    }

    /**
     * What the caller may not declare.
     *
     * @return the purpose
     */
    public Purpose purpose() {
        return purpose;
    }
}
