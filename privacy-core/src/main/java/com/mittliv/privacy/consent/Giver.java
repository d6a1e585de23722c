package com.mittliv.privacy.consent;

import java.util.Optional;

/** Who gives a consent. A child's age is looked at and not kept. */
public sealed interface Giver {
    /** Somebody of an age to consent alone. */
    record OfAge() implements Giver {}

    /**
     * A child. Below the policy's age of consent somebody with parental responsibility must agree (Art. 8(1) GDPR).
     *
     * @param years how old the child is
     * @param guardian a reference to who agreed; no name
     */
    record Child(int years, Optional<String> guardian) implements Giver {
        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the age is negative or the reference blank
         */
        public Child {
            if (years < 0) {
                throw new IllegalArgumentException("a child's age is not negative");
            }
            if (guardian.filter(String::isBlank).isPresent()) {
                throw new IllegalArgumentException(
                        "the reference to a child's guardian is blank; leave it out instead");
            }
        }

        // No content: it is personal.
        @Override
        public String toString() {
            return "Child[" + (guardian.isPresent() ? "with" : "without") + " guardian]";
        }
    }

    /**
     * Somebody of an age to consent alone.
     *
     * @return the giver
     */
    static Giver ofAge() {
        return new OfAge();
    }

    /**
     * A child who consents alone.
     *
     * @param years how old the child is
     * @return the giver
     * @throws IllegalArgumentException if the age is negative
     */
    static Giver child(int years) {
        return new Child(years, Optional.empty());
    }

    /**
     * A child for whom a guardian agrees.
     *
     * @param years how old the child is
     * @param guardian a reference to the guardian; no name
     * @return the giver
     * @throws IllegalArgumentException if the age is negative or the reference blank
     */
    static Giver child(int years, String guardian) {
        return new Child(years, Optional.of(guardian));
    }
}
