package com.mittliv.privacy.decision;

import com.mittliv.privacy.retention.Calendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An order to keep data beyond their retention (Art. 17(3) GDPR). It keeps; it permits no use.
 *
 * @param reason why, without personal values
 * @param setBy who ordered it: an office or a function, not a private person's name
 * @param from when it begins
 * @param until when it ends by itself; without it, it stands until it is released
 * @param reviewOn the day by which somebody must look whether it is still needed
 * @param release who released it and why, where somebody has
 */
public record LegalHold(
        String reason,
        String setBy,
        Instant from,
        Optional<Instant> until,
        LocalDate reviewOn,
        Optional<Release> release) {
    /**
     * The end of a hold by decision: as much on record as its beginning.
     *
     * @param at from when on the hold no longer keeps
     * @param by who decided it: an office or a function, not a private person's name
     * @param because why the data need no longer be kept, without personal values
     */
    public record Release(Instant at, String by, String because) {
        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the office or the reason is blank
         */
        public Release {
            if (by.isBlank()) {
                throw new IllegalArgumentException("the release of a legal hold needs the office that decided it");
            }
            if (because.isBlank()) {
                throw new IllegalArgumentException("the release of a legal hold needs a reason");
            }
        }
    }

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the reason or the one who set it is blank, or the end not after the begin
     */
    public LegalHold {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a legal hold needs a reason");
        }
        if (setBy.isBlank()) {
            throw new IllegalArgumentException("a legal hold needs the office that set it");
        }
        if (until.isPresent() && !until.get().isAfter(from)) {
            throw new IllegalArgumentException("a legal hold must end after it begins");
        }
    }

    /**
     * A hold that nobody has released.
     *
     * @param reason why, without personal values
     * @param setBy who ordered it
     * @param from when it begins
     * @param until when it ends by itself
     * @param reviewOn the day by which somebody must look whether it is still needed
     * @throws IllegalArgumentException if the reason or the one who set it is blank, or the end not after the begin
     */
    public LegalHold(String reason, String setBy, Instant from, Optional<Instant> until, LocalDate reviewOn) {
        this(reason, setBy, from, until, reviewOn, Optional.empty());
    }

    /**
     * This hold, released. A hold released already stays as it was released first.
     *
     * @param decision who released it, from when on, and why
     * @return a new hold
     */
    public LegalHold released(Release decision) {
        return release.isPresent() ? this : new LegalHold(reason, setBy, from, until, reviewOn, Optional.of(decision));
    }

    /**
     * When it ends, by itself or by its release, whichever comes first.
     *
     * @return empty if no end is known
     */
    public Optional<Instant> end() {
        return Stream.concat(until.stream(), release.map(Release::at).stream()).min(Comparator.naturalOrder());
    }

    /**
     * Tells whether somebody should have looked by now whether the hold is still needed.
     *
     * @param now the instant
     * @param zone where days begin and end, the policy's time zone
     * @return whether it is in force and its review day has passed
     */
    public boolean isReviewOverdue(Instant now, ZoneId zone) {
        return isInForce(now) && new Calendar(zone).dayOf(now).isAfter(reviewOn);
    }

    /**
     * Tells whether the hold keeps data at an instant.
     *
     * @param now the instant
     * @return whether it has begun and has not ended
     */
    public boolean isInForce(Instant now) {
        return !now.isBefore(from) && end().map(now::isBefore).orElse(true);
    }
}
