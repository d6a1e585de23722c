package com.mittliv.privacy.audit;

import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Term;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something the controller must be able to show later (Art. 5(2) GDPR). It names terms and rules of the policy and the
 * person by a keyed hash alone: there is no place in it for a personal value.
 *
 * @param kind what happened
 * @param at when
 * @param subject about whom
 * @param policyVersion the version of the policy that decided
 * @param purpose the purpose, by id
 * @param recipient who got the data or would have, by id
 * @param categories which data, by id
 * @param rule the rule that decided, by id
 * @param reason the reason of a refusal, the right asked for, or why all data were opened, in small letters with hyphens
 * @param count how many values were erased, or bytes removed
 */
public record AuditEvent(
        Kind kind,
        Instant at,
        Optional<SubjectHash> subject,
        String policyVersion,
        Optional<String> purpose,
        Optional<String> recipient,
        List<String> categories,
        Optional<String> rule,
        Optional<String> reason,
        OptionalLong count) {
    /** The most categories one event names. */
    public static final int MAX_CATEGORIES = 200;

    /** What happened. */
    public enum Kind {
        /** An access was refused. */
        REFUSED,
        /** Data were disclosed to somebody outside. */
        DISCLOSED,
        /** A person exercised a right. */
        ASKED,
        /** Data were erased. */
        ERASED,
        /** All data were opened to work in nobody's name. */
        SYSTEM_OPENED,
        /** The log itself was recovered after a crash: an entry that nobody was told of was cut off. */
        RECOVERED
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if something that must be an id is none, the version is blank or longer than
     *     {@value com.mittliv.privacy.vocabulary.Term#MAX_ID_LENGTH} characters, there are too many categories, or the
     *     count is negative
     */
    public AuditEvent {
        categories = List.copyOf(categories);
        purpose.ifPresent(Term::requireId);
        recipient.ifPresent(Term::requireId);
        categories.forEach(Term::requireId);
        rule.ifPresent(Term::requireId);
        reason.ifPresent(Term::requireId);
        if (policyVersion.isBlank() || policyVersion.length() > Term.MAX_ID_LENGTH) {
            throw new IllegalArgumentException(
                    "an event names the version of the policy, in at most " + Term.MAX_ID_LENGTH + " characters");
        }
        if (categories.size() > MAX_CATEGORIES) {
            throw new IllegalArgumentException("an event names at most " + MAX_CATEGORIES + " categories, got "
                    + categories.size() + "; append several events");
        }
        if (count.isPresent() && count.getAsLong() < 0) {
            throw new IllegalArgumentException("an event cannot count " + count.getAsLong() + " things");
        }
    }

    /**
     * A refusal.
     *
     * @param refusal what was decided
     * @param subject about whom
     * @param policy the policy that decided
     * @param at when
     * @return the event
     */
    public static AuditEvent refused(Deny refusal, SubjectHash subject, Policy policy, Instant at) {
        return new AuditEvent(
                Kind.REFUSED,
                at,
                Optional.of(subject),
                policy.version(),
                refusal.question().purpose().map(Term::id),
                refusal.question().recipient().map(Term::id),
                List.of(refusal.question().category().id()),
                refusal.nearest().map(ProcessingRule::id),
                Optional.of(spell(refusal.reason())),
                OptionalLong.empty());
    }

    /**
     * A disclosure.
     *
     * @param permit what permitted it, asked with the recipient
     * @param categories which data were disclosed
     * @param subject about whom
     * @param policy the policy that decided
     * @param at when
     * @return the event
     * @throws IllegalArgumentException if the permit names no recipient, so that nothing left the controller
     */
    public static AuditEvent disclosed(
            Permit permit, List<DataCategory> categories, SubjectHash subject, Policy policy, Instant at) {
        if (permit.question().recipient().isEmpty()) {
            throw new IllegalArgumentException("a disclosure has a recipient; ask for the access with a destination");
        }
        return new AuditEvent(
                Kind.DISCLOSED,
                at,
                Optional.of(subject),
                policy.version(),
                permit.question().purpose().map(Term::id),
                permit.question().recipient().map(Term::id),
                categories.stream().map(DataCategory::id).toList(),
                Optional.of(permit.rule().id()),
                Optional.empty(),
                OptionalLong.empty());
    }

    /**
     * A person's request.
     *
     * @param right the right exercised
     * @param subject by whom
     * @param policy the policy in force
     * @param at when it was received
     * @return the event
     */
    public static AuditEvent asked(DataSubjectRight right, SubjectHash subject, Policy policy, Instant at) {
        return new AuditEvent(
                Kind.ASKED,
                at,
                Optional.of(subject),
                policy.version(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(spell(right)),
                OptionalLong.empty());
    }

    /**
     * An erasure.
     *
     * @param categories which data
     * @param count how many values
     * @param lastGround the rule whose end made them due, where one held them
     * @param subject about whom
     * @param policy the policy in force
     * @param at when
     * @return the event
     */
    public static AuditEvent erased(
            List<DataCategory> categories,
            long count,
            Optional<ProcessingRule> lastGround,
            SubjectHash subject,
            Policy policy,
            Instant at) {
        return new AuditEvent(
                Kind.ERASED,
                at,
                Optional.of(subject),
                policy.version(),
                Optional.empty(),
                Optional.empty(),
                categories.stream().map(DataCategory::id).toList(),
                lastGround.map(ProcessingRule::id),
                Optional.empty(),
                OptionalLong.of(count));
    }

    /**
     * All data were opened to work in nobody's name, such as a migration.
     *
     * @param because why, as the program says it; kept in small letters and digits with hyphens between, cut where an id
     *     would be too long; without personal values
     * @param policy the policy in force
     * @param at when
     * @return the event
     * @throws IllegalArgumentException if the reason holds no letter of the Latin alphabet
     */
    public static AuditEvent systemOpened(String because, Policy policy, Instant at) {
        return new AuditEvent(
                Kind.SYSTEM_OPENED,
                at,
                Optional.empty(),
                policy.version(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(asId(because)),
                OptionalLong.empty());
    }

    private static String asId(String words) {
        String id = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        return id.substring(0, Math.min(id.length(), Term.MAX_ID_LENGTH)).replaceAll("-+$", "");
    }

    /** The log's own repair; no policy decided it. */
    static AuditEvent recovered(long bytes, Instant at) {
        return new AuditEvent(
                Kind.RECOVERED,
                at,
                Optional.empty(),
                "none",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(bytes));
    }

    private static String spell(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
