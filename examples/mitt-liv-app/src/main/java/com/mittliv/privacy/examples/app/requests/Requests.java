package com.mittliv.privacy.examples.app.requests;

import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.examples.app.requests.PersonsRequest.Way;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.mittliv.privacy.jpa.rights.ErasureOrder;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.rights.Deadline;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The requests by which people exercise their rights. What a person asks for on her pages is written down before it is done
 * and as answered after it: what failed in between stays open, with its deadline.
 */
@Service
public class Requests {
    private static final int LATEST = 100;

    private final EntityManager entities;
    private final TransactionOperations transaction;
    private final ErasureOrders orders;
    private final JpaAuditLog audit;
    private final SubjectHasher hasher;
    private final Policy policy;
    private final InstantSource clock;

    Requests(
            EntityManager entities,
            TransactionOperations transaction,
            ErasureOrders orders,
            JpaAuditLog audit,
            SubjectHasher hasher,
            Policy policy,
            InstantSource clock) {
        this.entities = entities;
        this.transaction = transaction;
        this.orders = orders;
        this.audit = audit;
        this.hasher = hasher;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * What a request asks for.
     *
     * @param <E> what hinders it
     */
    @FunctionalInterface
    public interface Work<E extends Exception> {
        /**
         * Does it.
         *
         * @throws E if it cannot be done
         */
        void done() throws E;
    }

    /**
     * Carries out what a person asks for, at once.
     *
     * @param right the right she exercises
     * @param personId who she is
     * @param work what she asks for
     * @param <E> what hinders it
     * @throws E if it cannot be done; the request then stays open
     */
    public <E extends Exception> void carryOut(DataSubjectRight right, String personId, Work<E> work) throws E {
        long request = received(right, personId);
        work.done();
        change(request, row -> row.answeredAt(clock.instant()));
    }

    /**
     * Takes an order to erase and tries it at once.
     *
     * @param personId whose data
     */
    public void erase(String personId) {
        long request = received(DataSubjectRight.ERASURE, personId);
        ErasureOrder order = orders.take(personId);
        change(request, row -> row.erasureOrder(order.id()));
        orders.run(order.id()).doneAt().ifPresent(at -> change(request, row -> row.answeredAt(at)));
    }

    private long received(DataSubjectRight right, String personId) {
        Instant now = clock.instant();
        return transaction.execute(status -> {
            PersonsRequest row = new PersonsRequest(right, Way.PAGE, now);
            entities.persist(row);
            entities.flush();
            audit.in(entities).append(AuditEvent.asked(right, hasher.hash(personId), policy, now));
            return row.id();
        });
    }

    /**
     * Writes down a request that came by letter.
     *
     * @param right the right exercised
     * @param day when it came
     * @return its number
     */
    public long byLetter(DataSubjectRight right, LocalDate day) {
        Instant received = day.atStartOfDay(policy.timeZone()).toInstant();
        return transaction.execute(status -> {
            PersonsRequest row = new PersonsRequest(right, Way.LETTER, received);
            entities.persist(row);
            entities.flush();
            return row.id();
        });
    }

    /**
     * Takes note that a request was answered by hand.
     *
     * @param id its number
     * @return whether it was open; what an order to erase answers, nobody does by hand
     */
    public boolean answer(long id) {
        return changed(
                id, standing -> standing.isOpen() && !standing.byOrder(), row -> row.answeredAt(clock.instant()));
    }

    /**
     * Gives a request two months more (Art. 12(3) GDPR). The person must be told so, and why.
     *
     * @param id its number
     * @param why why
     * @return whether that was still possible
     */
    public boolean extend(long id, Extension why) {
        return changed(id, Standing::isExtendable, row -> row.extendedAt(clock.instant(), why));
    }

    private boolean changed(long id, Predicate<Standing> may, UnaryOperator<PersonsRequest> change) {
        return transaction.execute(status -> {
            PersonsRequest row = entities.find(PersonsRequest.class, id, LockModeType.PESSIMISTIC_WRITE);
            boolean possible = row != null && may.test(standing(row));
            if (possible) {
                PersonsRequest unused = change.apply(row);
            }
            return possible;
        });
    }

    private void change(long id, UnaryOperator<PersonsRequest> change) {
        boolean unused = changed(id, standing -> true, change);
    }

    /**
     * The open requests.
     *
     * @return the most urgent first
     */
    public List<Standing> open() {
        return found("from PersonsRequest r where r.answeredAt is null", Integer.MAX_VALUE)
                .filter(Standing::isOpen)
                .sorted(Comparator.comparing(Standing::lastDay).thenComparing(Standing::id))
                .toList();
    }

    /**
     * The latest requests that are answered.
     *
     * @return at most a hundred, the last answered first
     */
    public List<Standing> answered() {
        // Orders that were carried out later are told by the order alone.
        return Stream.concat(
                        found(
                                        "from PersonsRequest r where r.answeredAt is null and r.erasureOrder is not"
                                                + " null",
                                        Integer.MAX_VALUE)
                                .filter(standing -> !standing.isOpen()),
                        found(
                                "from PersonsRequest r where r.answeredAt is not null order by r.answeredAt desc, r.id"
                                        + " desc",
                                LATEST))
                .sorted(Comparator.comparing(
                                (Standing standing) -> standing.answeredAt().orElseThrow())
                        .thenComparing(Standing::id)
                        .reversed())
                .limit(LATEST)
                .toList();
    }

    /**
     * The request that an order to erase answers.
     *
     * @param order the order's number
     * @return how it stands; empty if the order was not taken here
     */
    public Optional<Standing> ofOrder(long order) {
        return found("from PersonsRequest r where r.erasureOrder = " + order, 1).findFirst();
    }

    private Stream<Standing> found(String query, int most) {
        List<PersonsRequest> rows = transaction.execute(status -> entities.createQuery(query, PersonsRequest.class)
                .setMaxResults(most)
                .getResultList());
        return rows.stream().map(this::standing);
    }

    private Standing standing(PersonsRequest row) {
        Optional<ErasureOrder> order = row.answeredAt().isPresent()
                ? Optional.empty()
                : row.erasureOrder().map(orders::find);
        return new Standing(
                row.id(),
                row.right(),
                row.came(),
                row.receivedAt(),
                Deadline.of(row.receivedAt(), policy),
                row.extension(),
                row.extendedAt(),
                row.answeredAt().or(() -> order.flatMap(ErasureOrder::doneAt)),
                row.erasureOrder().isPresent(),
                order.flatMap(ErasureOrder::lastFailure),
                clock.instant());
    }
}
