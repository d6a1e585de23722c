package com.mittliv.privacy.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A log that is gone with the process: for tests and for trying things out. */
public final class InMemoryAuditLog implements AuditLog {
    private final List<AuditEntry> entries = new ArrayList<>();
    private boolean closed;

    /** Creates an empty log. */
    public InMemoryAuditLog() {}

    @Override
    public synchronized AuditEntry append(AuditEvent event) {
        if (closed) {
            throw new AuditException("the log is closed; open another");
        }
        AuditEntry entry = AuditChain.next(head(), event);
        entries.add(entry);
        return entry;
    }

    @Override
    public synchronized Stream<AuditEntry> stream() {
        return List.copyOf(entries).stream();
    }

    @Override
    public synchronized AuditHead head() {
        return entries.isEmpty()
                ? AuditHead.EMPTY
                : entries.get(entries.size() - 1).head();
    }

    @Override
    public Verification verify(Optional<AuditHead> kept) {
        return AuditChain.verify(stream(), kept);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
