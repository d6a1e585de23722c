package com.mittliv.privacy.decision;

import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The restriction of a person's data (Art. 18 GDPR): they are stored, and used for little else.
 *
 * @param since when it was set
 * @param openFor the purposes recorded as protecting another person's rights, which stay open (Art. 18(2)); narrower
 *     purposes are covered
 */
public record Restriction(Instant since, Set<Purpose> openFor) {
    /** Copies. */
    public Restriction {
        openFor = Collections.unmodifiableSet(new LinkedHashSet<>(openFor));
    }

    /**
     * A restriction with no purpose recorded as open.
     *
     * @param instant when it was set
     * @return the restriction
     */
    public static Restriction since(Instant instant) {
        return new Restriction(instant, Set.of());
    }

    /**
     * This restriction with purposes that protect another person's rights.
     *
     * @param purposes the purposes that stay open
     * @return a new restriction
     */
    public Restriction openFor(Purpose... purposes) {
        return new Restriction(since, new LinkedHashSet<>(List.of(purposes)));
    }
}
