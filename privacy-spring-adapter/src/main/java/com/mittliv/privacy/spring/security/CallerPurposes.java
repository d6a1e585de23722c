package com.mittliv.privacy.spring.security;

import com.mittliv.privacy.vocabulary.Purpose;
import org.springframework.security.core.Authentication;

/**
 * Tells what a caller may use personal data for. An application whose callers are not told apart by authorities has a
 * bean of its own.
 */
@FunctionalInterface
public interface CallerPurposes {
    /**
     * Whether a caller may declare a purpose.
     *
     * @param caller who calls, authenticated or anonymous
     * @param purpose one of the policy's
     * @return false for everything that was not granted
     */
    boolean mayDeclare(Authentication caller, Purpose purpose);
}
