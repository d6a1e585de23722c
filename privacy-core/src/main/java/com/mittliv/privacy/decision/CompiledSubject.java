package com.mittliv.privacy.decision;

import com.mittliv.privacy.decision.Consent.Act;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's state in one engine's numbers: flat arrays, newest consent entry first. */
final class CompiledSubject {
    /** No entry of the ledger speaks of the purpose. */
    static final int NO_ENTRY = -1;

    final PrivacyEngine engine;
    final boolean available;
    /** When the restriction was set; the greatest number if there is none. */
    final long restrictedSince;

    private final int[] restrictionOpenFor;
    private final int[] consentPurposes;
    private final long[] consentAt;
    private final boolean[] consentGiven;
    private final boolean[] wordingCounts;
    private final int[] objectionPurposes;
    private final long[] objectionAt;
    private final boolean[] objectionOverridden;

    CompiledSubject(PrivacyEngine engine, RuleIndex index, SubjectState state) {
        this.engine = engine;
        this.available = state.isAvailable();
        this.restrictedSince = state.restriction().map(r -> Nanos.of(r.since())).orElse(Long.MAX_VALUE);
        this.restrictionOpenFor = state.restriction().stream()
                .flatMap(r -> r.openFor().stream())
                .mapToInt(index::number)
                .toArray();

        List<Consent> ledger = state.consents().stream()
                .filter(entry -> entry.act() != Act.REQUESTED)
                .sorted(Comparator.comparing(Consent::at)
                        .thenComparing(entry -> entry.act() == Act.WITHDRAWN)
                        .thenComparing(entry -> counts(entry, index))
                        .reversed())
                .toList();
        int n = ledger.size();
        consentPurposes = new int[n];
        consentAt = new long[n];
        consentGiven = new boolean[n];
        wordingCounts = new boolean[n];
        for (int i = 0; i < n; i++) {
            Consent entry = ledger.get(i);
            consentPurposes[i] = index.number(entry.purpose());
            consentAt[i] = Nanos.of(entry.at());
            consentGiven[i] = entry.act() == Act.GIVEN;
            wordingCounts[i] = counts(entry, index);
        }

        List<Objection> objections = state.objections();
        objectionPurposes = new int[objections.size()];
        objectionAt = new long[objections.size()];
        objectionOverridden = new boolean[objections.size()];
        for (int i = 0; i < objections.size(); i++) {
            Objection objection = objections.get(i);
            objectionPurposes[i] = index.number(objection.purpose());
            objectionAt[i] = Nanos.of(objection.at());
            objectionOverridden[i] = objection.compellingGrounds().isPresent();
        }
    }

    private static boolean counts(Consent entry, RuleIndex index) {
        return index.declared(entry.purpose()).wording().counts(entry.wording());
    }

    /** The newest entry at or before an instant for a purpose or a wider one, or {@link #NO_ENTRY}. */
    int newestConsent(int[] purposeChain, long now) {
        for (int i = 0; i < consentAt.length; i++) {
            if (consentAt[i] <= now && contains(purposeChain, consentPurposes[i])) {
                return i;
            }
        }
        return NO_ENTRY;
    }

    /** Why no consent to a purpose is in force; nothing if one is. */
    @Nullable
    Reason consentFailure(int[] purposeChain, long now) {
        int newest = newestConsent(purposeChain, now);
        if (newest == NO_ENTRY) {
            return Reason.CONSENT_MISSING;
        }
        if (isWithdrawal(newest)) {
            return Reason.CONSENT_WITHDRAWN;
        }
        return isOutdated(newest) ? Reason.CONSENT_OUTDATED : null;
    }

    boolean isWithdrawal(int entry) {
        return !consentGiven[entry];
    }

    boolean isOutdated(int entry) {
        return !wordingCounts[entry];
    }

    boolean isInForce(int entry) {
        return entry >= 0 && consentGiven[entry] && wordingCounts[entry];
    }

    long consentAt(int entry) {
        return consentAt[entry];
    }

    /** Whether an objection against a purpose or a wider one stands. */
    boolean objects(int[] purposeChain, boolean overridable, long now) {
        return objectedAt(purposeChain, overridable, now) <= now;
    }

    /** When the first objection that stands was made; the greatest number if none does. */
    long objectedAt(int[] purposeChain, boolean overridable, long now) {
        long first = Long.MAX_VALUE;
        for (int i = 0; i < objectionAt.length; i++) {
            boolean stands = objectionAt[i] <= now
                    && !(overridable && objectionOverridden[i])
                    && contains(purposeChain, objectionPurposes[i]);
            if (stands && objectionAt[i] < first) {
                first = objectionAt[i];
            }
        }
        return first;
    }

    /** Whether a restriction closes a purpose: none of what Art. 18(2) GDPR leaves open is given. */
    boolean restricts(int[] purposeChain, long now) {
        if (now < restrictedSince) {
            return false;
        }
        for (int open : restrictionOpenFor) {
            if (contains(purposeChain, open)) {
                return false;
            }
        }
        int consent = newestConsent(purposeChain, now);
        return !(isInForce(consent) && consentAt[consent] > restrictedSince);
    }

    private static boolean contains(int[] numbers, int wanted) {
        for (int number : numbers) {
            if (number == wanted) {
                return true;
            }
        }
        return false;
    }
}
