package com.mittliv.privacy.decision;

import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's objection to a purpose (Art. 21 GDPR), standing from its instant on.
 *
 * @param purpose what the person objects to; narrower purposes are covered
 * @param at when
 * @param compellingGrounds the grounds the controller recorded that override it (Art. 21(1)); they never override an
 *     objection to direct marketing
 */
public record Objection(Purpose purpose, Instant at, Optional<String> compellingGrounds) {
    /**
     * An objection that stands.
     *
     * @param purpose what the person objects to
     * @param at when
     * @return the objection
     */
    public static Objection to(Purpose purpose, Instant at) {
        return new Objection(purpose, at, Optional.empty());
    }

    /**
     * This objection, overridden by compelling grounds.
     *
     * @param grounds what the grounds are and where they are recorded
     * @return a new objection
     * @throws IllegalArgumentException if the grounds are blank
     */
    public Objection overriddenBy(String grounds) {
        if (grounds.isBlank()) {
            throw new IllegalArgumentException("say which compelling grounds override the objection (Art. 21(1) GDPR)");
        }
        return new Objection(purpose, at, Optional.of(grounds));
    }
}
