package com.mittliv.privacy.jpa.proof;

import com.mittliv.privacy.audit.AuditChain;
import com.mittliv.privacy.audit.AuditException;
import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.audit.Verification;
import com.mittliv.privacy.audit.Verification.Intact;
import java.util.Optional;
import java.util.stream.Stream;

/** Receipts wherever they are kept. */
interface Pages {
    /** The pages behind a number in their order, a few in memory at a time; to be closed. */
    Stream<ReceiptPage> pagesAfter(long number);

    /** Checks all of them. */
    default Verification verify(RowHashes hashes, Optional<AuditHead> kept) {
        return AuditChain.verify(pagesAfter(Long.MIN_VALUE).map(page -> page.link(hashes)), kept);
    }

    /**
     * Where they stand, if they are as they were written.
     *
     * @throws AuditException if they are not
     */
    default AuditHead requireIntact(RowHashes hashes, String where) {
        Verification found = verify(hashes, Optional.empty());
        if (found instanceof Intact intact) {
            return intact.head();
        }
        throw new AuditException("the receipts " + where + " can't be relied on: " + found.describe());
    }

    /**
     * Checks that these begin with all that others hold.
     *
     * @throws AuditException if they do not
     */
    default void requireContinues(AuditHead others, String what) {
        if (others.equals(AuditHead.EMPTY)) {
            return;
        }
        try (Stream<ReceiptPage> pages = pagesAfter(others.sequence() - 1)) {
            if (pages.findFirst().filter(page -> page.head().equals(others)).isEmpty()) {
                throw new AuditException(what + ", which end with page " + others.sequence()
                        + "; look for the database, or the file, to which they belong");
            }
        }
    }
}
