package com.mittliv.privacy;

/**
 * The base of every exception this library throws on purpose.
 *
 * <p>Messages name terms of the policy, rules and places in files. They never contain a personal value or the id of a
 * person.
 */
public abstract class PrivacyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the fact and the way out, without personal values
     */
    protected PrivacyException(String message) {
        super(message);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message the fact and the way out, without personal values
     * @param cause what went wrong underneath
     */
    protected PrivacyException(String message, Throwable cause) {
        super(message, cause);
    }
}
