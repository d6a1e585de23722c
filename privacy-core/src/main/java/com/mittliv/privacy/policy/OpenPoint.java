package com.mittliv.privacy.policy;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Something the policy's text leaves open, and how the rules read it.
 *
 * @param id the reference under which it is discussed, for example {@code A30}
 * @param kind in which way the text leaves it open
 * @param section the section of the policy
 * @param quote the words in question
 * @param resolution how the rules read them
 * @param rules the ids of the rules it bears on
 */
public record OpenPoint(
        String id, Kind kind, Optional<String> section, String quote, String resolution, Set<String> rules) {
    /** In which way a text leaves something open. */
    public enum Kind {
        /** The text says nothing where something is needed. */
        GAP,
        /** The text can be read in more than one way. */
        AMBIGUITY,
        /** Two places of the text disagree with each other or with the law. */
        CONFLICT
    }

    /** Copies. */
    public OpenPoint {
        rules = Collections.unmodifiableSet(new LinkedHashSet<>(rules));
    }
}
