package com.mittliv.privacy.audit;

import java.util.regex.Pattern;

/**
 * A person in the record: a keyed hash, by which the holder of the key finds the person's entries and nobody else can.
 *
 * @param hex 64 hexadecimal digits in small letters
 */
public record SubjectHash(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the form, so that no plain id can stand here by mistake.
     *
     * @throws IllegalArgumentException if it is no such hash; the message does not repeat it
     */
    public SubjectHash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "a person stands in the record as 64 hexadecimal digits; make them with `SubjectHasher.hash(…)`");
        }
    }
}
