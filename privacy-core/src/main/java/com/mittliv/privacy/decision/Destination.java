package com.mittliv.privacy.decision;

import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Safeguard;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who would get the data, where that is, and what protects them there (Art. 44–49 GDPR).
 *
 * @param recipient who
 * @param country where, as ISO 3166-1 alpha-2; the recipient's declared country unless set
 * @param safeguards what protects the data there, beside what the policy declares for the recipient
 */
public record Destination(Recipient recipient, Optional<String> country, Set<Safeguard> safeguards) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the country is no ISO 3166-1 alpha-2 code
     */
    public Destination {
        country.ifPresent(Recipient::requireCountry);
        safeguards = Collections.unmodifiableSet(new LinkedHashSet<>(safeguards));
    }

    /**
     * A recipient as the policy declares it.
     *
     * @param recipient who
     * @return the destination
     */
    public static Destination to(Recipient recipient) {
        return new Destination(recipient, recipient.country(), Set.of());
    }

    /**
     * This destination in a country.
     *
     * @param code ISO 3166-1 alpha-2, for example {@code SE}
     * @return a new destination
     * @throws IllegalArgumentException if it is no such code
     */
    public Destination in(String code) {
        return new Destination(recipient, Optional.of(code), safeguards);
    }

    /**
     * This destination under safeguards.
     *
     * @param agreed what protects the data there
     * @return a new destination
     */
    public Destination under(Safeguard... agreed) {
        return new Destination(recipient, country, new LinkedHashSet<>(List.of(agreed)));
    }

    /**
     * Tells whether data may go there as far as transfers are concerned. A country that nobody named counts as outside.
     *
     * @return whether it is the controller itself, inside the EU/EEA, or under a safeguard
     */
    // INVARIANT: an unknown country is a third country.
    public boolean isLawfulTransfer() {
        boolean inside = country.map(Recipient::isInEea).orElse(recipient.kind() == Recipient.Kind.INTERNAL);
        return inside || !safeguards.isEmpty() || !recipient.safeguards().isEmpty();
    }
}
