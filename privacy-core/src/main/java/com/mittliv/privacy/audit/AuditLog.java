package com.mittliv.privacy.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An append-only record whose entries are chained by hash, so that it shows when one was changed, removed or moved.
 *
 * <p>Implementations are safe to share between threads, and an entry that {@link #append} returned is in every later
 * stream. Build them on {@link AuditChain}. What the chain alone cannot show is that its end was cut off or that all
 * of it was written anew: keep a {@link #head} elsewhere from time to time, and verify against it.
 */
public interface AuditLog extends AutoCloseable {
    /**
     * Appends an event.
     *
     * @param event what happened
     * @return its entry, once it is as durable as the log promises
     * @throws AuditException if it could not be appended
     */
    AuditEntry append(AuditEvent event);

    /**
     * Appends events in their order.
     *
     * @param events what happened
     * @return their entries, once they are as durable as the log promises
     * @throws AuditException if one could not be appended; those before it may be in the log, which its head tells
     */
    default List<AuditEntry> appendAll(List<AuditEvent> events) {
        return events.stream().map(this::append).toList();
    }

    /**
     * The entries in the order they were appended, those that were there when the stream was made. To be closed.
     *
     * @return a lazy stream
     * @throws AuditException while reading, if an entry cannot be read
     */
    Stream<AuditEntry> stream();

    /**
     * Where the log stands.
     *
     * @return the head
     */
    AuditHead head();

    /**
     * Checks the log against a head that was kept elsewhere.
     *
     * @param kept the head; empty where none was kept, and then neither a cut-off end nor a chain written anew is seen
     * @return the first flaw, or where the log stands
     * @throws AuditException if the log cannot be read at all
     */
    Verification verify(Optional<AuditHead> kept);

    /**
     * Checks the log by itself.
     *
     * @return the first flaw, or where the log stands
     * @throws AuditException if the log cannot be read at all
     */
    default Verification verify() {
        return verify(Optional.empty());
    }

    /** Lets go of what the log holds open; nothing can be appended after it. */
    @Override
    void close();
}
