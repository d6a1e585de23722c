package com.mittliv.privacy.spring.reload;

import com.mittliv.privacy.spring.reload.PolicyFileStatus.State;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while the policy file cannot be used, because the application would not start again with it. */
final class PolicyFileHealthIndicator extends AbstractHealthIndicator {
    private final PolicyWatch watch;

    PolicyFileHealthIndicator(PolicyWatch watch) {
        super("the state of the policy file could not be told");
        this.watch = watch;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        PolicyFileStatus status = watch.status();
        health.status(status.state() == State.BROKEN ? "DOWN" : "UP")
                .withDetail("file", status.state())
                .withDetail("inForce", status.inForce().version());
        status.waiting()
                .ifPresent(change -> health.withDetail("waiting", change.after().version()));
    }
}
