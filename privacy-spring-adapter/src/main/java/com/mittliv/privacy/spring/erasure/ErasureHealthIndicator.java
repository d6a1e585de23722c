package com.mittliv.privacy.spring.erasure;

import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.ErasureTally;
import com.mittliv.privacy.spring.internal.Repeating;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down when an order has failed for longer than is set, when one is late, or when a notice is given up; numbers alone are
 * told.
 */
final class ErasureHealthIndicator extends AbstractHealthIndicator {
    private final ErasureOrders orders;
    private final Duration limit;
    private final InstantSource clock;

    ErasureHealthIndicator(ErasureOrders orders, Duration limit, InstantSource clock) {
        super("the state of the orders to erase could not be told");
        this.orders = orders;
        this.limit = limit;
        this.clock = clock;
    }

    // INVARIANT: the exception of a database is not told; its message can hold what stood in a row.
    @Override
    protected void doHealthCheck(Health.Builder health) {
        ErasureTally tally;
        try {
            tally = orders.tally();
        } catch (RuntimeException e) {
            health.down().withDetail("failure", Repeating.kindOf(e));
            return;
        }
        if (isFailingForTooLong(tally) || tally.late() > 0 || tally.givenUp() > 0) {
            health.down();
        } else {
            health.up();
        }
        health.withDetail("open", tally.open())
                .withDetail("late", tally.late())
                .withDetail("failing", tally.failing())
                .withDetail("failingAllowed", limit)
                .withDetail("untold", tally.untold())
                .withDetail("givenUp", tally.givenUp());
    }

    private boolean isFailingForTooLong(ErasureTally tally) {
        Optional<Instant> since = tally.oldestFailing();
        return since.isPresent() && since.get().plus(limit).isBefore(clock.instant());
    }
}
