package com.mittliv.privacy.policy;

import java.util.Optional;

/**
 * A finding of the analysis that the policy's owner has looked at and accepts.
 *
 * @param kind the kind of finding by its name in the file, for example {@code retention-may-never-end}
 * @param about the id of the rule or term it is about; empty where it is about the policy as a whole
 * @param because why it is accepted
 */
public record AcceptedFinding(String kind, Optional<String> about, String because) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the kind or the reason is blank
     */
    public AcceptedFinding {
        if (kind.isBlank() || because.isBlank()) {
            throw new IllegalArgumentException("an accepted finding needs its kind, and why it is accepted");
        }
    }

    /** The id of the finding accepted. */
    String finding() {
        return Finding.id(kind, about);
    }
}
