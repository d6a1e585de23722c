package com.mittliv.privacy.jpa.proof;

import java.util.List;

/** Rows of one entity by the hashes that receipts know them by; made by {@link ErasureReceipts#hashed}. */
public final class HashedRows {
    private final ErasedRows erased;
    private final List<Part> parts;

    /** What stands on one page. */
    record Part(int rows, byte[] subjects, byte[] keys) {}

    HashedRows(ErasedRows erased, List<Part> parts) {
        this.erased = erased;
        this.parts = List.copyOf(parts);
    }

    ErasedRows erased() {
        return erased;
    }

    List<Part> parts() {
        return parts;
    }

    // No content: it is personal.
    @Override
    public String toString() {
        return "HashedRows[" + parts.stream().mapToInt(Part::rows).sum() + " rows]";
    }
}
