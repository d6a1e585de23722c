package com.mittliv.privacy.audit;

/**
 * Where a log stands: its last entry. Kept elsewhere, on paper or with somebody else, it proves later that nothing was
 * cut off and the chain was not written anew.
 *
 * @param sequence the number of the last entry; 0 for an empty log
 * @param hash the hash of the last entry
 */
public record AuditHead(long sequence, String hash) {
    /** The head of an empty log. */
    public static final AuditHead EMPTY = new AuditHead(0, "0".repeat(64));

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the number is negative or the hash none
     */
    public AuditHead {
        if (sequence < 0) {
            throw new IllegalArgumentException("a log cannot stand at entry " + sequence);
        }
        AuditEntry.requireHash(hash);
    }
}
