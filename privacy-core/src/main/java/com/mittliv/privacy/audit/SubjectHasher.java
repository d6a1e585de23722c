package com.mittliv.privacy.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns the ids of people into keyed hashes (HMAC-SHA-256). Without the key nobody can try out ids; when the key is
 * destroyed, the record speaks of nobody any more.
 */
public final class SubjectHasher {
    /** The fewest bytes a key may have: as many as the hash has. */
    public static final int MIN_KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private SubjectHasher(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * A hasher with a key.
     *
     * @param key the secret, at least {@link #MIN_KEY_BYTES} random bytes; copied
     * @return the hasher
     * @throws IllegalArgumentException if the key is shorter
     */
    public static SubjectHasher keyed(byte[] key) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key of the record needs at least " + MIN_KEY_BYTES + " random bytes, got " + key.length);
        }
        return new SubjectHasher(new SecretKeySpec(key, ALGORITHM));
    }

    /**
     * The hash of a person's id.
     *
     * @param subjectId the id by which the application knows the person
     * @return the same hash for the same id and key
     */
    public SubjectHash hash(String subjectId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return new SubjectHash(HexFormat.of().formatHex(mac.doFinal(subjectId.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    // No content: it is secret.
    @Override
    public String toString() {
        return "SubjectHasher[keyed]";
    }
}
