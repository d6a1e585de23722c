package com.mittliv.privacy.jpa.rights;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a notice to a recipient has come. It names no person.
 *
 * @param idempotencyKey the same each time the notice is delivered, and that of no other
 * @param order the order it is about
 * @param recipient who is told, by id
 * @param state whether it was delivered
 * @param attempts how often it was tried
 * @param nextTry when it is tried next; empty if it is not tried any more
 * @param lastFailure what hindered the last attempt, as the kind of failure; its message may hold personal values
 */
public record NoticeState(
        String idempotencyKey,
        long order,
        String recipient,
        State state,
        int attempts,
        Optional<Instant> nextTry,
        Optional<String> lastFailure) {
    /** Whether a notice was delivered. */
    public enum State {
        /** It is to be delivered. */
        PENDING,
        /** It was delivered. */
        DELIVERED,
        /** It failed so often that somebody must look at it; it is not tried any more until it is taken up again. */
        POISONED
    }
}
