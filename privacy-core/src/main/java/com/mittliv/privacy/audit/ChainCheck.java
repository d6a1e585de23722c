package com.mittliv.privacy.audit;

import com.mittliv.privacy.audit.Verification.Broken;
import com.mittliv.privacy.audit.Verification.Flaw;
import com.mittliv.privacy.audit.Verification.Intact;
import java.util.Iterator;
import java.util.Optional;

/** Walks a chain once, holding one entry at a time, and names the first flaw. */
final class ChainCheck {
    private final Iterator<? extends Optional<? extends ChainLink>> entries;
    private final Optional<AuditHead> kept;
    private AuditHead last = AuditHead.EMPTY;

    ChainCheck(Iterator<? extends Optional<? extends ChainLink>> entries, Optional<AuditHead> kept) {
        this.entries = entries;
        this.kept = kept;
    }

    Verification run() {
        while (entries.hasNext()) {
            long place = last.sequence() + 1;
            Optional<? extends ChainLink> read = entries.next().filter(ChainLink::isGenuine);
            if (read.isEmpty()) {
                return new Broken(place, Flaw.CHANGED);
            }
            ChainLink entry = read.get();
            if (entry.sequence() != place) {
                return new Broken(place, displaced(entry, place));
            }
            if (!entry.previous().equals(last.hash())) {
                return new Broken(changedOf(entry), Flaw.CHANGED);
            }
            last = entry.head();
            if (kept.isPresent()
                    && kept.get().sequence() == place
                    && !kept.get().equals(last)) {
                // All hashes fit one another, but not the one kept elsewhere: the chain was written anew.
                return new Broken(place, Flaw.CHANGED);
            }
        }
        boolean cut = kept.isPresent() && kept.get().sequence() > last.sequence();
        return cut ? new Broken(last.sequence() + 1, Flaw.TRUNCATED) : new Intact(last);
    }

    /** A genuine entry of another number stands here: is the one that belongs here elsewhere, or gone? */
    private Flaw displaced(ChainLink found, long wanted) {
        if (found.sequence() < wanted) {
            return Flaw.REORDERED;
        }
        while (entries.hasNext()) {
            if (entries.next().filter(entry -> entry.sequence() == wanted).isPresent()) {
                return Flaw.REORDERED;
            }
        }
        return Flaw.MISSING;
    }

    /**
     * Two entries are genuine by themselves, but the link between them is not. What the next entry or the kept head
     * confirms is as it was, so the one before was changed and hashed anew; what they contradict was changed itself.
     */
    private long changedOf(ChainLink entry) {
        boolean contradicted;
        if (entries.hasNext()) {
            contradicted = entries.next()
                    .filter(next -> next.previous().equals(entry.hash()))
                    .isEmpty();
        } else {
            contradicted = kept.isPresent()
                    && kept.get().sequence() == entry.sequence()
                    && !kept.get().equals(entry.head());
        }
        boolean first = entry.sequence() == 1;
        return contradicted || first ? entry.sequence() : entry.sequence() - 1;
    }
}
