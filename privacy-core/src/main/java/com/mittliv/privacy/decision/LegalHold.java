package com.mittliv.privacy.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An order to keep data beyond their retention (Art. 17(3) GDPR). It keeps; it permits no use.
 *
 * @param reason why, without personal values
 * @param setBy who ordered it: an office or a function, not a private person's name
 * @param from when it begins
 * @param until when it ends by itself; without it, it stands until it is lifted
 * @param reviewOn the day by which somebody must look whether it is still needed
 */
public record LegalHold(String reason, String setBy, Instant from, Optional<Instant> until, LocalDate reviewOn) {
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
     * Tells whether the hold keeps data at an instant.
     *
     * @param now the instant
     * @return whether it has begun and has not ended
     */
    public boolean isInForce(Instant now) {
        return !now.isBefore(from) && until.map(now::isBefore).orElse(true);
    }
}
