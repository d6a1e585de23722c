package com.mittliv.privacy.policy;

import java.util.Locale;
import java.util.Optional;

/**
 * Something in a policy that its owner should look at: unwise, missing, or without effect. What contradicts itself is no
 * finding but a {@link PolicyProblem}.
 *
 * @param kind what kind of thing it is
 * @param about the id of the rule, term, right or open point it is about; empty where it is about the policy as a whole
 * @param path where, as a JSON path into the policy file, for example {@code $.rules[3].retention}
 * @param fact what was found
 * @param advice the way out
 * @param accepted why the policy's owner accepts it; empty where nobody has
 */
public record Finding(
        Kind kind, Optional<String> about, String path, String fact, String advice, Optional<String> accepted) {
    /** How much a finding weighs. */
    public enum Severity {
        /** The law asks for what the policy lacks. */
        SEVERE,
        /** The policy says something that has no effect, or less than it seems to say. */
        WARNING,
        /** Worth a look. */
        NOTE
    }

    /** The kinds of findings. */
    public enum Kind {
        /** A data category has no retention: no rule is about it, or none that keeps data by itself (Art. 5(1)(e) GDPR). */
        RETENTION_MISSING(Severity.SEVERE),
        /** A data category serves several purposes, none by itself, and has no end but that of all other data (Art. 5(1)). */
        CATEGORY_WITHOUT_OWN_RULE(Severity.WARNING),
        /** A rule keeps data without an end (Art. 5(1)(e), 13(2)(a) GDPR). */
        RETENTION_MAY_NEVER_END(Severity.SEVERE),
        /** A rule's conditions exclude one another. */
        RULE_NEVER_LIVE(Severity.WARNING),
        /** Another rule permits all that a rule permits, under no further condition and for no shorter time. */
        RULE_COVERED(Severity.WARNING),
        /** A purpose is declared and no rule serves it. */
        PURPOSE_WITHOUT_RULE(Severity.WARNING),
        /** A category may be collected for a role, and no rule can ever use it (Art. 5(1)(c) GDPR). */
        COLLECTED_BUT_NEVER_USED(Severity.SEVERE),
        /** A category is used for a role, and no rule says where it comes from (Art. 14(2)(f) GDPR). */
        USED_BUT_NEVER_COLLECTED(Severity.WARNING),
        /** A source is named for all data, beside others, so that nobody is told what comes from it (Art. 14(2)(f) GDPR). */
        SOURCE_OF_EVERYTHING(Severity.WARNING),
        /** A term is declared and nothing uses it. */
        TERM_NEVER_USED(Severity.NOTE),
        /** Legitimate interests are claimed and no balancing is recorded (Art. 6(1)(f) GDPR). */
        LEGITIMATE_INTERESTS_WITHOUT_ASSESSMENT(Severity.SEVERE),
        /** Data that are special by their name are declared as ordinary, and used without a condition of Art. 9(2) GDPR. */
        SPECIAL_CATEGORY_WITHOUT_CONDITION(Severity.SEVERE),
        /** Special categories are used under explicit consent, and the rule asks for none (Art. 9(2)(a) GDPR). */
        EXPLICIT_CONSENT_NOT_ASKED(Severity.SEVERE),
        /** Data on offences are used on a basis that is no statute's (Art. 10 GDPR). */
        CRIMINAL_DATA_WITHOUT_AUTHORITY(Severity.SEVERE),
        /** A recipient's country and safeguards are unknown (Art. 13(1)(f), 44–49 GDPR). */
        RECIPIENT_COUNTRY_UNKNOWN(Severity.WARNING),
        /** Data are used for direct marketing, and the policy names no right to object (Art. 21(2)–(4) GDPR). */
        MARKETING_WITHOUT_OBJECTION(Severity.SEVERE),
        /** Direct marketing rests on neither consent nor legitimate interests. */
        MARKETING_ON_OTHER_BASIS(Severity.WARNING),
        /** Consent is asked for in words the policy does not state (Art. 7 GDPR). */
        CONSENT_WITHOUT_WORDING(Severity.SEVERE),
        /** A consent's wording points to the policy as a whole instead of saying what is agreed to (Art. 4(11), 7(2) GDPR). */
        CONSENT_TO_WHOLE_POLICY(Severity.WARNING),
        /** A consent's wording is missing in one of the policy's languages (Art. 7(2) GDPR). */
        CONSENT_WORDING_NOT_TRANSLATED(Severity.SEVERE),
        /** No contact is stated (Art. 13(1)(a) GDPR). */
        CONTACT_MISSING(Severity.SEVERE),
        /** People can only turn to the controller by letter. */
        CONTACT_WITHOUT_EMAIL(Severity.NOTE),
        /** No data protection officer is named, which some controllers need (Art. 13(1)(b), 37 GDPR). */
        DATA_PROTECTION_OFFICER_NOT_NAMED(Severity.NOTE),
        /** No supervisory authority is named (Art. 13(2)(d) GDPR). */
        SUPERVISORY_AUTHORITY_MISSING(Severity.SEVERE),
        /** The policy does not name a right that people have (Art. 12–22, 77 GDPR). */
        RIGHT_NOT_NAMED(Severity.SEVERE),
        /** The policy makes a right depend on what the law does not (Art. 12(2) GDPR). */
        RIGHT_NARROWED(Severity.SEVERE),
        /** The policy promises more than a right by law; its words bind. */
        RIGHT_WIDENED(Severity.NOTE),
        /** The policy uses a name that is no longer in force. */
        NAME_CHANGED(Severity.WARNING),
        /** The text of a rule is not stated. */
        RULE_WITHOUT_TEXT(Severity.NOTE),
        /** A rule stands for no section of the policy. */
        RULE_WITHOUT_SECTION(Severity.NOTE),
        /** A text is missing in one of the policy's languages (Art. 12(1) GDPR). */
        TEXT_NOT_TRANSLATED(Severity.WARNING),
        /** The policy does not say from which day on it holds. */
        EFFECTIVE_DATE_MISSING(Severity.NOTE),
        /** The policy speaks of cookies and declares none (Directive 2002/58/EC Art. 5(3)). */
        COOKIES_NOT_DECLARED(Severity.SEVERE),
        /** A marketing cookie is declared strictly necessary (Directive 2002/58/EC Art. 5(3)). */
        COOKIE_NOT_NECESSARY(Severity.SEVERE),
        /** The policy's keepers recorded a gap or a conflict that bears on rules. */
        OPEN_POINT(Severity.WARNING),
        /** A finding is accepted that does not occur. */
        ACCEPTED_FINDING_GONE(Severity.WARNING);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        /**
         * How much it weighs.
         *
         * @return the severity
         */
        public Severity severity() {
            return severity;
        }

        /**
         * The kind's name in the policy file.
         *
         * @return for example {@code retention-may-never-end}
         */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The finding's name, which stays the same wherever in the file it comes to stand: its kind, and what it is about. A
     * policy accepts a finding by these two.
     *
     * @return for example {@code retention-may-never-end:answer-guests}
     */
    public String id() {
        return id(kind.id(), about);
    }

    static String id(String kind, Optional<String> about) {
        return kind + about.map(id -> ":" + id).orElse("");
    }

    /**
     * How much the finding weighs.
     *
     * @return the severity of its kind
     */
    public Severity severity() {
        return kind.severity();
    }

    /**
     * Tells whether the policy's owner accepts it.
     *
     * @return whether a reason is given
     */
    public boolean isAccepted() {
        return accepted.isPresent();
    }

    Finding acceptedBecause(String reason) {
        return new Finding(kind, about, path, fact, advice, Optional.of(reason));
    }

    @Override
    public String toString() {
        return fact + "; " + advice + "\n  at " + path + " (" + kind.id() + ")"
                + accepted.map(reason -> "\n  accepted: " + reason).orElse("");
    }
}
