package com.mittliv.privacy.spring.clustered;

import com.mittliv.privacy.PrivacyException;

/** Thrown to the scheduler where a turn failed; holds the kind of the failure and nothing it said. */
final class TurnFailedException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    TurnFailedException(String message) {
        super(message);
    }
}
