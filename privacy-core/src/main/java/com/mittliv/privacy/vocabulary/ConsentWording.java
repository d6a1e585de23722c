package com.mittliv.privacy.vocabulary;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The words by which consent to a purpose is asked for (Art. 7 GDPR).
 *
 * <p>A consent counts only while the wording it was given to counts.
 *
 * @param version names the wording now in force
 * @param wording the words shown to the person; empty where the policy doesn't state them
 * @param alsoValid earlier versions that still count, because the change to them was editorial
 */
public record ConsentWording(String version, Text wording, Set<String> alsoValid) {
    /** What holds for a purpose whose policy says nothing of wordings: version {@code 1}, words not stated. */
    public static final ConsentWording UNSTATED = new ConsentWording("1", Text.NONE, Set.of());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a version is blank
     */
    public ConsentWording {
        requireWords(version);
        for (String earlier : alsoValid) {
            requireWords(earlier);
        }
        alsoValid = Collections.unmodifiableSet(new LinkedHashSet<>(alsoValid));
    }

    private static void requireWords(String version) {
        if (version.isBlank()) {
            throw new IllegalArgumentException("a wording's version must not be blank");
        }
    }

    /**
     * Tells whether a consent given to a version of the wording still counts.
     *
     * @param given the version the consent was given to
     * @return whether it is the version in force or an earlier one that still counts
     */
    public boolean counts(String given) {
        return version.equals(given) || alsoValid.contains(given);
    }
}
