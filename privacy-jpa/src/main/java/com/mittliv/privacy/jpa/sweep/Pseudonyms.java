package com.mittliv.privacy.jpa.sweep;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the same pseudonym of the same value, by a key without which it tells nothing. */
final class Pseudonyms {
    private static final int LEAST_KEY = 32;
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    Pseudonyms(byte[] key) {
        if (key.length < LEAST_KEY) {
            throw new IllegalArgumentException(
                    "a key for pseudonyms must have at least " + LEAST_KEY + " bytes, got " + key.length);
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    String of(String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
