package com.mittliv.privacy.jpa.proof;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Keyed hashes of people, of rows and of pages. Each kind is hashed apart. For one thread. */
final class RowHashes {
    /** How much of a hash stands for a person or a row. */
    static final int LENGTH = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte PERSON = 1;
    private static final byte ROW = 2;
    private static final byte PAGE = 3;

    private final Mac mac;
    private @Nullable String lastSubject;
    private byte[] lastHash = {};

    RowHashes(SecretKeySpec key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    static SecretKeySpec key(byte[] secret) {
        return new SecretKeySpec(secret, ALGORITHM);
    }

    byte[] person(String subject) {
        if (!subject.equals(lastSubject)) {
            mac.update(PERSON);
            lastHash = shortened(mac.doFinal(subject.getBytes(StandardCharsets.UTF_8)));
            lastSubject = subject;
        }
        return lastHash;
    }

    byte[] row(String entity, List<Object> key) {
        mac.update(ROW);
        part(entity);
        key.forEach(value -> part(text(value)));
        return shortened(mac.doFinal());
    }

    String page(byte[] canonical) {
        mac.update(PAGE);
        return HexFormat.of().formatHex(mac.doFinal(canonical));
    }

    private void part(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, utf8.length));
        mac.update(utf8);
    }

    /** The same for the same value, whatever type a driver gives it in. */
    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }

    private static byte[] shortened(byte[] hash) {
        return Arrays.copyOf(hash, LENGTH);
    }

    /** Looks for a hash among many that stand side by side, from a place on; -1 if it is not there. */
    static int find(byte[] hash, byte[] among, int from) {
        for (int i = from; (i + 1) * LENGTH <= among.length; i++) {
            if (Arrays.equals(among, i * LENGTH, (i + 1) * LENGTH, hash, 0, LENGTH)) {
                return i;
            }
        }
        return -1;
    }
}
