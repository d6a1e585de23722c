package com.mittliv.privacy.vocabulary;

import java.util.Optional;
import java.util.Set;

/**
 * What data are used for (Art. 5(1)(b) GDPR).
 *
 * @param id the stable id
 * @param label what people read
 * @param kind whether the law treats this purpose, and the narrower ones with it, in a way of its own
 * @param broader the wider purpose; a rule for it covers this one, and so does a consent to it
 * @param stated the wording by which consent is asked for, where the policy declares one
 */
public record Purpose(String id, Label label, Kind kind, Optional<Purpose> broader, Optional<ConsentWording> stated)
        implements Term {
    /** How the law treats a purpose. */
    public enum Kind {
        /** No special treatment. */
        ORDINARY,
        /** Direct marketing: an objection stops it at once, whatever its basis (Art. 21(2)–(3) GDPR). */
        DIRECT_MARKETING,
        /**
         * The establishment, exercise or defence of legal claims: open under restriction and in spite of an objection
         * (Art. 18(2), 21(1) GDPR).
         */
        LEGAL_CLAIMS
    }

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if the id is malformed
     */
    public Purpose {
        Term.requireId(id);
    }

    /**
     * Makes an ordinary purpose without further description.
     *
     * @param id the stable id
     * @return the purpose
     * @throws IllegalArgumentException if the id is malformed
     */
    public static Purpose of(String id) {
        return new Purpose(id, Label.NONE, Kind.ORDINARY, Optional.empty(), Optional.empty());
    }

    /**
     * This purpose with a name for people to read.
     *
     * @param name the name
     * @return a new purpose
     */
    public Purpose named(Text name) {
        return new Purpose(id, new Label(name, label.section(), label.note()), kind, broader, stated);
    }

    /**
     * This purpose as a part of a wider one.
     *
     * @param wider the wider purpose
     * @return a new purpose
     */
    public Purpose within(Purpose wider) {
        return new Purpose(id, label, kind, Optional.of(wider), stated);
    }

    /**
     * This purpose as direct marketing (Art. 21(2) GDPR).
     *
     * @return a new purpose
     */
    public Purpose directMarketing() {
        return new Purpose(id, label, Kind.DIRECT_MARKETING, broader, stated);
    }

    /**
     * This purpose as the defence of legal claims (Art. 18(2), 21(1) GDPR).
     *
     * @return a new purpose
     */
    public Purpose legalClaims() {
        return new Purpose(id, label, Kind.LEGAL_CLAIMS, broader, stated);
    }

    /**
     * This purpose with the wording by which consent to it is asked for.
     *
     * @param version names the wording
     * @param wording the words shown to the person
     * @return a new purpose
     */
    public Purpose askedAs(String version, Text wording) {
        return new Purpose(id, label, kind, broader, Optional.of(new ConsentWording(version, wording, Set.of())));
    }

    /**
     * Tells whether this is direct marketing, which an objection stops at once (Art. 21(2)–(3) GDPR).
     *
     * @return whether it, or a wider purpose it is a part of, is of that kind
     */
    public boolean isDirectMarketing() {
        return isOrBelongsTo(Kind.DIRECT_MARKETING);
    }

    /**
     * Tells whether this is the defence of legal claims (Art. 18(2), 21(1) GDPR).
     *
     * @return whether it, or a wider purpose it is a part of, is of that kind, and none is direct marketing
     */
    public boolean isLegalClaims() {
        return isOrBelongsTo(Kind.LEGAL_CLAIMS) && !isDirectMarketing();
    }

    private boolean isOrBelongsTo(Kind wanted) {
        return Hierarchy.selfAndBroader(this).stream().anyMatch(purpose -> purpose.kind == wanted);
    }

    /**
     * The wording by which consent to this purpose is asked for.
     *
     * @return the declared wording, or {@link ConsentWording#UNSTATED}
     */
    public ConsentWording wording() {
        return stated.orElse(ConsentWording.UNSTATED);
    }

    @Override
    public String kindName() {
        return "purpose";
    }

    // Equal terms have equal ids, and questions are looked up by them.
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
