package com.mittliv.privacy.spring;

import com.mittliv.privacy.PrivacyException;
import java.util.List;

/** Thrown at start-up where {@link ForPurpose} stands with a purpose that cannot be opened. */
public final class PurposeDeclarationException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    private final List<String> findings;

    PurposeDeclarationException(List<String> findings) {
        super(String.join(System.lineSeparator(), findings));
        this.findings = List.copyOf(findings);
    }

    /**
     * All that is wrong, each naming class and method.
     *
     * @return at least one sentence
     */
    public List<String> findings() {
        return findings;
    }
}
