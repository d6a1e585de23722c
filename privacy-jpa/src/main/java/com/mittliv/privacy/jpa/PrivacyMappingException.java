package com.mittliv.privacy.jpa;

import com.mittliv.privacy.PrivacyException;
import java.util.List;

/** Thrown at start-up where entities and policy do not fit each other, with all that was found at once. */
public final class PrivacyMappingException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> findings;

    PrivacyMappingException(List<String> findings) {
        super("entities and policy do not fit each other, " + findings.size() + " finding"
                + (findings.size() == 1 ? "" : "s") + ":\n  - " + String.join("\n  - ", findings));
        this.findings = List.copyOf(findings);
    }

    /**
     * What was found: each time the fact, then the way out.
     *
     * @return in the order of entities and attributes
     */
    public List<String> findings() {
        return findings;
    }
}
