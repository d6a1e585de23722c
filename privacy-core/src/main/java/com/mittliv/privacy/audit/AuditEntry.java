package com.mittliv.privacy.audit;

import java.util.regex.Pattern;

/**
 * An event in its place in the chain.
 *
 * @param sequence the entry's number, from 1 on without a gap
 * @param event what happened
 * @param previous the hash of the entry before, or that of {@link AuditHead#EMPTY}
 * @param hash the SHA-256 over the number, the event and the previous hash
 */
public record AuditEntry(long sequence, AuditEvent event, String previous, String hash) implements ChainLink {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the form; whether the hashes fit is for {@link AuditChain} to say.
     *
     * @throws IllegalArgumentException if the number is not positive or a hash none
     */
    public AuditEntry {
        if (sequence < 1) {
            throw new IllegalArgumentException("entries are numbered from 1, got " + sequence);
        }
        requireHash(previous);
        requireHash(hash);
    }

    static void requireHash(String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("a hash of the chain is 64 hexadecimal digits in small letters");
        }
    }

    @Override
    public boolean isGenuine() {
        return hash.equals(AuditChain.hash(sequence, event, previous));
    }
}
