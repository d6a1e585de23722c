package com.mittliv.privacy.vocabulary;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who gets data (Art. 4(9) GDPR) beside the controller as a whole.
 *
 * @param id the stable id
 * @param label what people read
 * @param kind in what relation the recipient stands to the controller
 * @param broader the wider group; a rule for it covers this recipient
 * @param country where the recipient is, as an ISO 3166-1 alpha-2 code; empty where it is told at each access
 * @param safeguards what makes transfers to this recipient lawful outside the EU/EEA (Art. 44–49 GDPR)
 */
public record Recipient(
        String id,
        Label label,
        Kind kind,
        Optional<Recipient> broader,
        Optional<String> country,
        Set<Safeguard> safeguards)
        implements Term {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    // The 27 member states, and Iceland, Liechtenstein and Norway by the EEA Agreement.
    private static final Set<String> EEA = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "IS", "LI", "NO");

    /** In what relation a recipient stands to the controller. */
    public enum Kind {
        /** A unit of the controller itself. */
        INTERNAL,
        /** One who processes on the controller's behalf (Art. 4(8) GDPR). */
        PROCESSOR,
        /** Anybody else (Art. 4(10) GDPR). */
        THIRD_PARTY
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the id is malformed or the country no ISO 3166-1 alpha-2 code
     */
    public Recipient {
        Term.requireId(id);
        if (country.isPresent()) {
            requireCountry(country.get());
        }
        safeguards = Collections.unmodifiableSet(new LinkedHashSet<>(safeguards));
    }

    /**
     * Makes a unit of the controller.
     *
     * @param id the stable id
     * @return the recipient
     * @throws IllegalArgumentException if the id is malformed
     */
    public static Recipient internal(String id) {
        return new Recipient(id, Label.NONE, Kind.INTERNAL, Optional.empty(), Optional.empty(), Set.of());
    }

    /**
     * Makes a processor.
     *
     * @param id the stable id
     * @return the recipient
     * @throws IllegalArgumentException if the id is malformed
     */
    public static Recipient processor(String id) {
        return new Recipient(id, Label.NONE, Kind.PROCESSOR, Optional.empty(), Optional.empty(), Set.of());
    }

    /**
     * Makes a third party.
     *
     * @param id the stable id
     * @return the recipient
     * @throws IllegalArgumentException if the id is malformed
     */
    public static Recipient thirdParty(String id) {
        return new Recipient(id, Label.NONE, Kind.THIRD_PARTY, Optional.empty(), Optional.empty(), Set.of());
    }

    /**
     * This recipient with a name for people to read.
     *
     * @param name the name
     * @return a new recipient
     */
    public Recipient named(Text name) {
        return new Recipient(id, new Label(name, label.section(), label.note()), kind, broader, country, safeguards);
    }

    /**
     * This recipient as a member of a wider group.
     *
     * @param wider the group
     * @return a new recipient
     */
    public Recipient within(Recipient wider) {
        return new Recipient(id, label, kind, Optional.of(wider), country, safeguards);
    }

    /**
     * This recipient with its country.
     *
     * @param code ISO 3166-1 alpha-2, for example {@code SE}
     * @return a new recipient
     * @throws IllegalArgumentException if it is no such code
     */
    public Recipient in(String code) {
        return new Recipient(id, label, kind, broader, Optional.of(code), safeguards);
    }

    /**
     * This recipient with the safeguards under which it gets data outside the EU/EEA.
     *
     * @param agreed the safeguards
     * @return a new recipient
     */
    public Recipient under(Safeguard... agreed) {
        return new Recipient(id, label, kind, broader, country, new LinkedHashSet<>(List.of(agreed)));
    }

    /**
     * Tells whether a country belongs to the EU or the EEA.
     *
     * @param code ISO 3166-1 alpha-2
     * @return whether it is one of the 27 member states, Iceland, Liechtenstein or Norway
     */
    public static boolean isInEea(String code) {
        return EEA.contains(code);
    }

    /**
     * Tells whether a string is a country code.
     *
     * @param code the string
     * @return whether it is an ISO 3166-1 alpha-2 code
     */
    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    /**
     * Checks a country code.
     *
     * @param code the code
     * @return the same code
     * @throws IllegalArgumentException if it is no ISO 3166-1 alpha-2 code
     */
    public static String requireCountry(String code) {
        if (!isCountry(code)) {
            throw new IllegalArgumentException(
                    "`" + code + "` is no country; use an ISO 3166-1 code of two capitals, for example `SE`");
        }
        return code;
    }

    @Override
    public String kindName() {
        return "recipient";
    }

    // Equal terms have equal ids, and questions are looked up by them.
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
