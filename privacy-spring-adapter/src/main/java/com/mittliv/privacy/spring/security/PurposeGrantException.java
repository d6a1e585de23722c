package com.mittliv.privacy.spring.security;

import com.mittliv.privacy.PrivacyException;
import java.util.List;

/** Thrown at start-up where {@code privacy.recipients} names what the policy does not declare. */
public final class PurposeGrantException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> findings;

    PurposeGrantException(List<String> findings) {
        super(String.join(System.lineSeparator(), findings));
        this.findings = List.copyOf(findings);
    }

    List<String> findings() {
        return findings;
    }
}
