package com.mittliv.privacy.jpa;

import com.mittliv.privacy.PrivacyException;

/** Thrown where a statement touches guarded data in a way that cannot be guarded, such as native SQL. */
public final class RefusedStatementException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    RefusedStatementException(String message) {
        super(message);
    }
}
