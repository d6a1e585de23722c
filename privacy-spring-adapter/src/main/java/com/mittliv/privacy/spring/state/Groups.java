package com.mittliv.privacy.spring.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Predicate;

/** The groups of people that the database names when something about one of them changed; none named means everybody. */
record Groups(Set<String> named) implements Predicate<String> {
    private static final HexFormat HEX = HexFormat.of();

    Groups {
        named = Set.copyOf(named);
    }

    @Override
    public boolean test(String subjectId) {
        return named.contains("") || named.contains(groupOf(subjectId));
    }

    static String groupOf(String subjectId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(subjectId.getBytes(StandardCharsets.UTF_8));
            return HEX.toHexDigits(hash[0]);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
