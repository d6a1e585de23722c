package com.mittliv.privacy.examples.app.requests;

import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.rights.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How a request stands.
 *
 * @param id its number
 * @param right the right exercised
 * @param came how it came
 * @param receivedAt when
 * @param deadline by when it must be answered (Art. 12(3) GDPR)
 * @param extension why two months were added; empty if none were
 * @param extendedAt when they were
 * @param answeredAt when it was answered; empty if it is open
 * @param byOrder whether an order to erase answers it, and nobody by hand
 * @param obstacle what hindered the order last, as the kind of failure
 * @param now as of when
 */
public record Standing(
        long id,
        DataSubjectRight right,
        PersonsRequest.Way came,
        Instant receivedAt,
        Deadline deadline,
        Optional<Extension> extension,
        Optional<Instant> extendedAt,
        Optional<Instant> answeredAt,
        boolean byOrder,
        Optional<String> obstacle,
        Instant now) {
    /** Whether a request is answered, and if not whether it still can be in time. */
    public enum State {
        /** It is open, and in time. */
        OPEN,
        /** It is open, and late. */
        OVERDUE,
        /** It was answered in time. */
        ANSWERED,
        /** It was answered late. */
        ANSWERED_LATE
    }

    /**
     * The last day to answer it.
     *
     * @return that of the extension, if there is one
     */
    public LocalDate lastDay() {
        return extension.isPresent() ? deadline.extendedLastDay() : deadline.lastDay();
    }

    private Instant end() {
        return extension.isPresent() ? deadline.extendedEnd() : deadline.end();
    }

    /**
     * Where it stands.
     *
     * @return the state
     */
    public State state() {
        boolean late = !answeredAt.orElse(now).isBefore(end());
        if (answeredAt.isPresent()) {
            return late ? State.ANSWERED_LATE : State.ANSWERED;
        }
        return late ? State.OVERDUE : State.OPEN;
    }

    /**
     * Whether it is to be answered still.
     *
     * @return whether it is open
     */
    public boolean isOpen() {
        return answeredAt.isEmpty();
    }

    /**
     * How many days are left from today until the last, that one included.
     *
     * @return below zero where it has passed
     */
    public long daysLeft() {
        ZoneId zone = deadline.zone();
        return ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), lastDay());
    }

    /**
     * Whether two months can be added: the person must be told within the first.
     *
     * @return whether it is open, in time, and not extended yet
     */
    public boolean isExtendable() {
        return isOpen() && extension.isEmpty() && now.isBefore(deadline.end());
    }
}
