package com.mittliv.privacy.vocabulary;

import java.util.Optional;

/**
 * What people read of a term: its name, where the policy speaks of it, and a note for those who keep the policy.
 *
 * @param name the name in the policy's languages; empty where the id serves as the name
 * @param section the section of the policy that names the term
 * @param note a remark for the policy's keepers, never shown to the people concerned
 */
public record Label(Text name, Optional<String> section, Optional<String> note) {
    /** No name beside the id, no section, no note. */
    public static final Label NONE = new Label(Text.NONE, Optional.empty(), Optional.empty());

    /**
     * A label with a name only.
     *
     * @param name the name
     * @return the label
     */
    public static Label of(Text name) {
        return new Label(name, Optional.empty(), Optional.empty());
    }
}
