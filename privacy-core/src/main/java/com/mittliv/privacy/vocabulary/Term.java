package com.mittliv.privacy.vocabulary;

import java.util.Optional;

/**
 * A word of the policy's vocabulary.
 *
 * <p>A term is known by its kind and its {@linkplain #id() id}; the rest describes it.
 */
public sealed interface Term permits Role, DataCategory, Purpose, Event, Recipient, Source, Safeguard {
    /** What an id looks like, as a regular expression: small letters and digits in words joined by single hyphens. */
    String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    /** The longest id, in characters. */
    int MAX_ID_LENGTH = 100;

    /**
     * The stable name by which rules, annotations and requests refer to the term.
     *
     * @return for example {@code email-address}
     */
    String id();

    /**
     * What people read of the term.
     *
     * @return the label
     */
    Label label();

    /**
     * The wider term this one belongs to; a rule for the wider term covers this one.
     *
     * @return the wider term, of the same kind
     */
    default Optional<? extends Term> broader() {
        return Optional.empty();
    }

    /**
     * The kind of term as people call it.
     *
     * @return for example {@code data category}
     */
    String kindName();

    /**
     * The name to show in a language.
     *
     * @param language the ISO 639 code
     * @return the name in that language, else in the policy's own, else the id
     */
    default String nameIn(String language) {
        return label().name().in(language).orElse(id());
    }

    /**
     * Tells whether a string can be an id.
     *
     * @param id the string
     * @return whether it is of the form of {@link #ID} and at most {@link #MAX_ID_LENGTH} long
     */
    static boolean isId(String id) {
        boolean inWord = false;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean isOfWord = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' && i > 0;
            if (!isOfWord && !(c == '-' && inWord)) {
                return false;
            }
            inWord = isOfWord;
        }
        return inWord && id.length() <= MAX_ID_LENGTH;
    }

    /**
     * Checks an id.
     *
     * @param id the id
     * @return the same id
     * @throws IllegalArgumentException if it is of another form
     */
    static String requireId(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("`"
                    + (id.length() > MAX_ID_LENGTH ? id.substring(0, MAX_ID_LENGTH) + "…" : id)
                    + "` is no id; use small letters and digits in words joined by hyphens, for example"
                    + " `email-address`, " + MAX_ID_LENGTH + " characters at most");
        }
        return id;
    }
}
