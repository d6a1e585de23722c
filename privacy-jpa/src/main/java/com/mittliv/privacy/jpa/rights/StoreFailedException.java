package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.PrivacyException;

/** A store failed. What it says of that may be personal, so only the kind of its failure is kept. */
final class StoreFailedException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    private final String kind;

    StoreFailedException(Exception failure) {
        super("a store failed by " + Leases.kind(failure) + "; the order stays open and is tried again");
        this.kind = Leases.kind(failure);
    }

    String kind() {
        return kind;
    }
}
