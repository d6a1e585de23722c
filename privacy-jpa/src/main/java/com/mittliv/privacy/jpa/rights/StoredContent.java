package com.mittliv.privacy.jpa.rights;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a record in a store holds, to be handed to its person (Art. 15(3) GDPR).
 *
 * @param size how many bytes
 * @param bytes opens them
 */
public record StoredContent(long size, Bytes bytes) {
    /** Opens what a record holds. */
    @FunctionalInterface
    public interface Bytes {
        /**
         * Opens it at its beginning.
         *
         * @return the bytes, to be closed by the caller
         * @throws IOException if it cannot be read
         */
        InputStream open() throws IOException;
    }

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the size is negative
     */
    public StoredContent {
        if (size < 0) {
            throw new IllegalArgumentException("a record holds 0 bytes or more, got " + size);
        }
    }
}
