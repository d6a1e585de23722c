package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.PrivacyException;

/** Thrown at start-up where rights are switched on and nobody could be told from anybody else, or not be recorded. */
public final class RightsSetupException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    RightsSetupException(String message) {
        super(message);
    }
}
