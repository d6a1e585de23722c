package com.mittliv.privacy.scope;

import com.mittliv.privacy.PrivacyException;

/** Thrown where personal data are wanted and nobody said what for. */
public final class PurposeRequiredException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param wanted what was wanted, without personal values, for example {@code entity `Person`}
     */
    public PurposeRequiredException(String wanted) {
        super(wanted
                + " needs a purpose, and none is open on this thread; declare it with `PurposeScope.open(purpose)`,"
                + " or with `PurposeScope.openSystem(because)` for work on all data, such as a migration");
    }
}
