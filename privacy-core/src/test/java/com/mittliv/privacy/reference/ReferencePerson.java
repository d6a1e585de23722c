package com.mittliv.privacy.reference;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Term;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a person said, read at one instant: consents, objections, restriction. */
record ReferencePerson(Policy policy, SubjectState state, Instant now) {
    /** Whether a term is another, or a part of it. */
    static boolean isPartOf(Term term, Term wider) {
        return term.id().equals(wider.id())
                || term.broader().map(next -> isPartOf(next, wider)).orElse(false);
    }

    /** What a narrower purpose is a part of, it is: direct marketing above all, for the right to object is absolute. */
    static boolean isDirectMarketing(Purpose purpose) {
        return isOfKind(purpose, Purpose.Kind.DIRECT_MARKETING);
    }

    static boolean isLegalClaims(Purpose purpose) {
        return isOfKind(purpose, Purpose.Kind.LEGAL_CLAIMS) && !isDirectMarketing(purpose);
    }

    private static boolean isOfKind(Purpose purpose, Purpose.Kind kind) {
        return purpose.kind() == kind
                || purpose.broader().map(next -> isOfKind(next, kind)).orElse(false);
    }

    /** The newest entries for the purpose or a wider one; several only where they are of the same instant. */
    private List<Consent> newest(Purpose purpose) {
        List<Consent> said = state.consents().stream()
                .filter(entry -> entry.act() != Consent.Act.REQUESTED)
                .filter(entry -> !entry.at().isAfter(now))
                .filter(entry -> isPartOf(purpose, entry.purpose()))
                .toList();
        Optional<Instant> last = said.stream().map(Consent::at).max(Comparator.naturalOrder());
        return said.stream()
                .filter(entry -> last.equals(Optional.of(entry.at())))
                .toList();
    }

    /** Why there is no consent in force. */
    Optional<Reason> consentMissing(Purpose purpose) {
        List<Consent> newest = newest(purpose);
        if (newest.isEmpty()) {
            return Optional.of(Reason.CONSENT_MISSING);
        }
        if (newest.stream().anyMatch(entry -> entry.act() == Consent.Act.WITHDRAWN)) {
            return Optional.of(Reason.CONSENT_WITHDRAWN);
        }
        boolean counts = newest.stream()
                .anyMatch(entry -> policy.vocabulary()
                        .purpose(entry.purpose().id())
                        .wording()
                        .counts(entry.wording()));
        return counts ? Optional.empty() : Optional.of(Reason.CONSENT_OUTDATED);
    }

    /** When what rests on consent ends. */
    End consentEnd(Purpose purpose) {
        Optional<Reason> missing = consentMissing(purpose);
        if (missing.isEmpty()) {
            return new End.Open();
        }
        return missing.get() == Reason.CONSENT_WITHDRAWN
                ? new End.At(newest(purpose).get(0).at())
                : new End.Never();
    }

    /** The first objection that stands against the purpose or a wider one. */
    Optional<Instant> objectedSince(Purpose purpose) {
        return state.objections().stream()
                .filter(objection -> !objection.at().isAfter(now))
                .filter(objection -> isPartOf(purpose, objection.purpose()))
                .filter(objection -> isDirectMarketing(purpose)
                        || objection.compellingGrounds().isEmpty())
                .map(Objection::at)
                .min(Comparator.naturalOrder());
    }

    /** Whether a restriction closes the purpose (Art. 18(2)). */
    boolean restricts(Purpose purpose) {
        Optional<Restriction> set =
                state.restriction().filter(restriction -> !restriction.since().isAfter(now));
        if (set.isEmpty() || isLegalClaims(purpose)) {
            return false;
        }
        boolean protectsAnother = set.get().openFor().stream().anyMatch(open -> isPartOf(purpose, open));
        boolean consentedSince = consentMissing(purpose).isEmpty()
                && newest(purpose).get(0).at().isAfter(set.get().since());
        return !protectsAnother && !consentedSince;
    }
}
