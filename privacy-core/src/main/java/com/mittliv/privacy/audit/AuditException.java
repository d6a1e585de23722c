package com.mittliv.privacy.audit;

import com.mittliv.privacy.PrivacyException;

/** A log could not be opened, read or written. What was to be appended is not in it. */
public final class AuditException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the fact and the way out
     */
    public AuditException(String message) {
        super(message);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message the fact and the way out
     * @param cause what went wrong underneath
     */
    public AuditException(String message, Throwable cause) {
        super(message, cause);
    }
}
