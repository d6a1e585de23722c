package com.mittliv.privacy.policy;

import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Period;
import java.util.Optional;

/**
 * A cookie the organisation's pages set, as the policy declares it (Directive 2002/58/EC Art. 5(3)).
 *
 * @param name the cookie's name; one {@code *} at its end stands for any further characters
 * @param party who sets it
 * @param duration how long the browser keeps it; empty for a session cookie, which goes when the browser closes
 * @param purpose what it is for
 * @param need whether it may be set without asking
 * @param description what people are told of it
 */
public record Cookie(
        String name, Party party, Optional<Period> duration, Purpose purpose, Need need, Text description) {
    /** Who sets a cookie. */
    public enum Party {
        /** The site the person visits. */
        FIRST,
        /** Another organisation that delivers a service to the site. */
        THIRD
    }

    /** Whether a cookie may be set without asking. */
    public enum Need {
        /** The service the person asked for needs it; it may be set without consent. */
        STRICTLY_NECESSARY,
        /** It may be set only while the person consents to its purpose. */
        CONSENT
    }

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the name is blank or has a star before its end, or the duration is not
     *     positive
     */
    public Cookie {
        int star = name.indexOf('*');
        if (name.isBlank() || (star >= 0 && star < name.length() - 1)) {
            throw new IllegalArgumentException("a cookie needs a name, with at most one `*`, at its end");
        }
        if (duration.isPresent()) {
            Retention.requirePeriod(duration.get());
        }
    }

    /**
     * Tells whether this declaration is of a cookie of some name.
     *
     * @param cookieName the name in {@code Set-Cookie}
     * @return whether the name is the declared one, or begins as the declared one does before its star
     */
    public boolean declares(String cookieName) {
        return name.endsWith("*")
                ? cookieName.startsWith(name.substring(0, name.length() - 1))
                : cookieName.equals(name);
    }
}
