package com.mittliv.privacy.retention;

import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;

/** When a ground to keep a datum ends, as far as it is known. */
public sealed interface RetentionEnd {
    /**
     * It ends, or ended, at an instant: kept before it, due at it.
     *
     * @param instant the first instant at which it no longer keeps
     */
    record At(Instant instant) implements RetentionEnd {}

    /**
     * It ends with an event that has not happened, or a period after that.
     *
     * @param event the event
     * @param then the period that follows the event, where there is one
     */
    record OnEvent(Event event, Optional<Period> then) implements RetentionEnd {}

    /**
     * It ends when the consent is withdrawn.
     *
     * @param purpose what the consent is for
     */
    record OnWithdrawal(Purpose purpose) implements RetentionEnd {}

    /** It keeps, and no single end can be named yet. */
    record Open() implements RetentionEnd {}

    /** It keeps nothing: its duty never began, its consent was never given or no longer counts. */
    record NotHeld() implements RetentionEnd {}

    /**
     * Tells whether the ground keeps the datum at an instant.
     *
     * @param now the instant
     * @return whether its end lies ahead
     */
    default boolean holds(Instant now) {
        return this instanceof At at ? now.isBefore(at.instant()) : !(this instanceof NotHeld);
    }
}
