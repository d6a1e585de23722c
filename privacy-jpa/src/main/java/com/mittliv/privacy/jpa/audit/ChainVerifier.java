package com.mittliv.privacy.jpa.audit;

import com.mittliv.privacy.audit.AuditChain;
import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.audit.ChainLink;
import com.mittliv.privacy.audit.Verification;
import com.mittliv.privacy.audit.Verification.Broken;
import com.mittliv.privacy.audit.Verification.Flaw;
import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.jpa.audit.AuditTable.Stored;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Checks the rows of a chain, and that they end where its head stands, while others append to it. */
final class ChainVerifier {
    private final AuditHead before;
    private boolean standsOnEntry;

    /** Begins, before the rows are read, with where the chain's head stands. */
    ChainVerifier(AuditHead before) {
        this.before = before;
        this.standsOnEntry = before.equals(AuditHead.EMPTY);
    }

    Verification verify(Stream<Stored> rows, Optional<AuditHead> kept, Supplier<AuditHead> headAfterwards) {
        Verification found = AuditChain.verify(rows.map(ChainVerifier::link).peek(this::meet), kept);
        return found instanceof Intact intact ? against(intact, headAfterwards) : found;
    }

    private void meet(ChainLink link) {
        standsOnEntry |= link.head().equals(before);
    }

    /** The rows are in order by themselves; do they end where the heads before and after say? */
    private Verification against(Intact found, Supplier<AuditHead> headAfterwards) {
        AuditHead last = found.head();
        if (before.sequence() > last.sequence()) {
            return new Broken(last.sequence() + 1, Flaw.TRUNCATED);
        }
        AuditHead after = headAfterwards.get();
        boolean grew = after.sequence() > last.sequence();
        return standsOnEntry && (grew || after.equals(last))
                ? found
                : new Broken(Math.max(1, Math.min(before.sequence(), after.sequence())), Flaw.CHANGED);
    }

    private static ChainLink link(Stored row) {
        return row.entry().<ChainLink>map(entry -> entry).orElseGet(() -> new Unreadable(row.sequence()));
    }

    /** A row that says what no entry can say. */
    private record Unreadable(long sequence) implements ChainLink {
        @Override
        public String previous() {
            return AuditHead.EMPTY.hash();
        }

        @Override
        public String hash() {
            return AuditHead.EMPTY.hash();
        }

        @Override
        public boolean isGenuine() {
            return false;
        }

        @Override
        public AuditHead head() {
            return AuditHead.EMPTY;
        }
    }
}
