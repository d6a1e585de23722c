package com.mittliv.privacy.scope;

import com.mittliv.privacy.PrivacyException;

/** Thrown where purposes are opened or closed in a way that would let more through than was declared. */
public final class PurposeException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    PurposeException(String message) {
        super(message);
    }
}
