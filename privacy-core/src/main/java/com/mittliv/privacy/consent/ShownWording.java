package com.mittliv.privacy.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Evidence of the words a person was shown: their SHA-256, to be compared with the texts the controller keeps.
 *
 * @param sha256 64 hexadecimal digits in small letters
 */
public record ShownWording(String sha256) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is no SHA-256 in hexadecimal digits
     */
    public ShownWording {
        if (!FORM.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "the evidence of a wording is 64 hexadecimal digits; make it with `ShownWording.of(…)`");
        }
    }

    /**
     * The evidence of a text.
     *
     * @param words the whole text as it was shown
     * @return its hash, over the UTF-8 form
     */
    public static ShownWording of(String words) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return new ShownWording(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
