package com.mittliv.privacy.audit;

/** Something that stands in a chain of hashes: an {@link AuditEntry}, or a record of another kind that is kept alike. */
public interface ChainLink {
    /**
     * Its number.
     *
     * @return from 1 on, without a gap
     */
    long sequence();

    /**
     * The hash of what stands before it.
     *
     * @return 64 hexadecimal digits; those of {@link AuditHead#EMPTY} for the first
     */
    String previous();

    /**
     * Its own hash.
     *
     * @return 64 hexadecimal digits over its content, its number and the hash before
     */
    String hash();

    /**
     * Tells whether its content is what was hashed.
     *
     * @return whether the hash fits
     */
    boolean isGenuine();

    /**
     * The chain's head once this is its last link.
     *
     * @return the head
     */
    default AuditHead head() {
        return new AuditHead(sequence(), hash());
    }
}
