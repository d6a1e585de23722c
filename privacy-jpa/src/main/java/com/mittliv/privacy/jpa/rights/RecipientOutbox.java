package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.jpa.internal.GuardedData;
import com.mittliv.privacy.jpa.internal.Transactions;
import com.mittliv.privacy.jpa.rights.NoticeState.State;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Delivers the notices that orders leave for recipients (Art. 19 GDPR): at least once each, again after a failure, later
 * each time, until it failed so often that somebody must look at it. Several instances share the work.
 *
 * <pre>{@code
 * RecipientOutbox outbox = new RecipientOutbox(entities, notice -> printer.forget(notice));
 * outbox.deliverDue(); // now and then, from a scheduler
 * outbox.waiting().forEach(notice -> log(notice));
 * }</pre>
 *
 * <p>A notice is locked in a transaction while it is delivered: let deliveries have a time limit. Safe to share between
 * threads.
 */
public final class RecipientOutbox {
    private static final int MOST_ATTEMPTS = 20;

    private final EntityManagerFactory entities;
    private final GuardedData data;
    private final RecipientDelivery delivery;
    private final Backoff backoff;
    private final int mostAttempts;

    /**
     * An outbox that tries a notice twenty times, first after a minute, and at most six hours apart.
     *
     * @param entities the guarded entities, in whose database the notices are
     * @param delivery brings them to the recipients
     * @throws IllegalArgumentException if the entities are not guarded
     */
    public RecipientOutbox(EntityManagerFactory entities, RecipientDelivery delivery) {
        this(entities, GuardedData.of(entities), delivery, Backoff.STANDARD, MOST_ATTEMPTS);
    }

    private RecipientOutbox(
            EntityManagerFactory entities,
            GuardedData data,
            RecipientDelivery delivery,
            Backoff backoff,
            int mostAttempts) {
        this.entities = entities;
        this.data = data;
        this.delivery = delivery;
        this.backoff = backoff;
        this.mostAttempts = mostAttempts;
    }

    /**
     * This outbox with other waits between attempts.
     *
     * @param first the wait after the first failure; it doubles with each further one
     * @param longest the longest wait
     * @param attempts after how many failures it is not tried any more
     * @return a new outbox
     * @throws IllegalArgumentException if a wait is not positive, the longest is shorter than the first, or there is no
     *     attempt
     */
    public RecipientOutbox retrying(Duration first, Duration longest, int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("a notice must be tried at least once, got " + attempts);
        }
        return new RecipientOutbox(entities, data, delivery, new Backoff(first, longest), attempts);
    }

    /**
     * Delivers what is due, each notice in a transaction of its own.
     *
     * @return how many notices were delivered
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    @SuppressWarnings("try")
    public int deliverDue() {
        int delivered = 0;
        try (var opened = data.scope().openSystem("recipients are told of an erasure")) {
            Instant now = now();
            for (Long id : due(now)) {
                Attempt attempt = Transactions.call(entities, manager -> deliver(manager, id, now));
                delivered += attempt == Attempt.DELIVERED ? 1 : 0;
                if (attempt == Attempt.INTERRUPTED) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        return delivered;
    }

    private Instant now() {
        return data.clock().instant();
    }

    private List<Long> due(Instant now) {
        return Transactions.call(
                entities,
                manager -> manager.createQuery(
                                "select o.id from PrivacyOutbox o where o.state = :pending and o.nextTryAt <= :now"
                                        + " order by o.nextTryAt, o.id",
                                Long.class)
                        .setParameter("pending", State.PENDING)
                        .setParameter("now", now)
                        .getResultList());
    }

    /** What became of a notice in one attempt. */
    private enum Attempt {
        DELIVERED,
        LEFT,
        /** Left, and whoever runs this wants it to end, once what is on record is. */
        INTERRUPTED
    }

    private Attempt deliver(EntityManager manager, long id, Instant now) {
        Optional<OutboxEntry> mine = Leases.take(manager, OutboxEntry.class, id)
                .filter(entry ->
                        entry.state == State.PENDING && entry.nextTryAt != null && !entry.nextTryAt.isAfter(now));
        return mine.map(entry -> deliver(entry, now)).orElse(Attempt.LEFT);
    }

    @SuppressWarnings("IllegalCatch")
    private Attempt deliver(OutboxEntry entry, Instant now) {
        String subject = entry.subjectId;
        if (subject == null) {
            throw new IllegalStateException("a notice that waits has lost its person");
        }
        try {
            delivery.deliver(new RecipientNotice(
                    entry.key,
                    entry.recipient,
                    subject,
                    Set.of(entry.categories.split(" ", -1)),
                    entry.known,
                    entry.erasedAt));
        } catch (Exception e) {
            entry.attempts++;
            entry.lastFailure = Leases.kind(e);
            boolean poisoned = entry.attempts >= mostAttempts;
            entry.state = poisoned ? State.POISONED : State.PENDING;
            entry.nextTryAt = poisoned ? null : backoff.next(now, entry.attempts);
            return e instanceof InterruptedException ? Attempt.INTERRUPTED : Attempt.LEFT;
        }
        entry.attempts++;
        entry.state = State.DELIVERED;
        entry.deliveredAt = now;
        entry.nextTryAt = null;
        entry.lastFailure = null;
        entry.subjectId = null;
        return Attempt.DELIVERED;
    }

    /**
     * The notices that are not delivered: those that wait for another attempt, and those that are not tried any more.
     *
     * @return in the order in which they were left
     */
    public List<NoticeState> waiting() {
        return Transactions.call(
                entities,
                manager -> manager.createQuery(
                                "from PrivacyOutbox o where o.state <> :delivered order by o.id", OutboxEntry.class)
                        .setParameter("delivered", State.DELIVERED)
                        .getResultStream()
                        .map(entry -> new NoticeState(
                                entry.key,
                                entry.orderId,
                                entry.recipient,
                                entry.state,
                                entry.attempts,
                                Optional.ofNullable(entry.nextTryAt),
                                Optional.ofNullable(entry.lastFailure)))
                        .toList());
    }

    /**
     * Takes up a notice again that is not tried any more, once somebody has looked at it.
     *
     * @param idempotencyKey its key
     * @return whether there was such a notice
     */
    public boolean takeUp(String idempotencyKey) {
        return Transactions.call(
                        entities,
                        manager -> manager.createQuery(
                                        "update PrivacyOutbox o set o.state = :pending, o.attempts = 0, o.nextTryAt = :now"
                                                + " where o.key = :key and o.state = :poisoned")
                                .setParameter("pending", State.PENDING)
                                .setParameter("now", now())
                                .setParameter("key", idempotencyKey)
                                .setParameter("poisoned", State.POISONED)
                                .executeUpdate())
                > 0;
    }
}
