package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.jpa.rights.ErasureOrder.State;
import com.mittliv.privacy.rights.Deadline;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Counts orders and notices by what is asked of each, without the person and without what they tell. */
final class Tallying {
    private Tallying() {}

    private record Open(Instant received, boolean failing) {}

    static ErasureTally of(EntityManager manager, Function<Instant, Deadline> deadlines, Instant now) {
        List<Open> open = manager.createQuery(
                        "select o.receivedAt, o.lastFailure from PrivacyErasureOrder o where o.state = :open",
                        Tuple.class)
                .setParameter("open", State.OPEN)
                .getResultStream()
                .map(order -> new Open(order.get(0, Instant.class), order.get(1) != null))
                .toList();
        long late = open.stream()
                .filter(order -> !deadlines.apply(order.received).end().isAfter(now))
                .count();
        List<Open> failing = open.stream().filter(Open::failing).toList();
        return new ErasureTally(
                open.size(),
                late,
                failing.size(),
                oldest(open.stream()),
                oldest(failing.stream()),
                notices(manager, NoticeState.State.PENDING),
                notices(manager, NoticeState.State.POISONED),
                oldestUntold(manager));
    }

    private static Optional<Instant> oldest(Stream<Open> orders) {
        return orders.map(Open::received).min(Comparator.naturalOrder());
    }

    private static long notices(EntityManager manager, NoticeState.State state) {
        return manager.createQuery("select count(*) from PrivacyOutbox o where o.state = :state", Long.class)
                .setParameter("state", state)
                .getSingleResult();
    }

    private static Optional<Instant> oldestUntold(EntityManager manager) {
        return Optional.ofNullable(manager.createQuery(
                        "select min(o.erasedAt) from PrivacyOutbox o where o.state <> :delivered", Instant.class)
                .setParameter("delivered", NoticeState.State.DELIVERED)
                .getSingleResult());
    }
}
