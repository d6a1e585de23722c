package com.mittliv.privacy.decision;

import com.mittliv.privacy.decision.Consent.Act;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What a person has said of purposes, in one engine's numbers, newest consent entry first. */
final class Said {
    /** No entry of the ledger speaks of the purpose. */
    static final int NO_ENTRY = -1;

    private final RuleIndex index;
    private final boolean available;
    /** When the restriction was set; the greatest number if there is none. */
    private final long restrictedSince;

    private final int[] restrictionOpenFor;
    private final int[] consentPurposes;
    private final long[] consentAt;
    private final boolean[] consentGiven;
    private final boolean[] wordingCounts;
    private final int[] objectionPurposes;
    private final long[] objectionAt;
    private final boolean[] objectionOverridden;
    private final long settled;

    Said(RuleIndex index, SubjectState state) {
        this.index = index;
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
        settled = latest();
    }

    /** The instant from which on nothing changes by the passing of time. */
    long settled() {
        return settled;
    }

    private long latest() {
        LongStream restricted = restrictedSince == Long.MAX_VALUE ? LongStream.empty() : LongStream.of(restrictedSince);
        return LongStream.concat(restricted, LongStream.concat(LongStream.of(consentAt), LongStream.of(objectionAt)))
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** The purposes of which something is said. */
    private IntStream mentioned() {
        return IntStream.concat(
                        IntStream.of(restrictionOpenFor),
                        IntStream.concat(IntStream.of(consentPurposes), IntStream.of(objectionPurposes)))
                .flatMap(index::selfAndNarrower);
    }

    /** The {@link Standing} of every purpose at an instant. */
    byte[] standings(long now) {
        byte[] silent = index.silence(isRestrictedAt(now), available);
        int[] mentioned = mentioned().distinct().toArray();
        if (mentioned.length == 0) {
            return silent;
        }
        byte[] standings = silent.clone();
        for (int purpose : mentioned) {
            standings[purpose] = (byte) standing(purpose, now);
        }
        return standings;
    }

    /** The {@link Standing} of one purpose at an instant. */
    int standing(int purpose, long now) {
        if (!available) {
            return Standing.UNAVAILABLE;
        }
        int[] chain = index.purposeChain(purpose);
        return consentStanding(chain, now)
                | (objectedAt(chain, false, now) <= now ? Standing.OBJECTED : 0)
                | (objectedAt(chain, true, now) <= now ? Standing.OBJECTED_UNANSWERED : 0)
                | (restricts(chain, now) ? Standing.RESTRICTED : 0);
    }

    private int consentStanding(int[] chain, long now) {
        int newest = newestConsent(chain, now);
        if (newest == NO_ENTRY) {
            return Standing.CONSENT_MISSING;
        }
        if (isWithdrawal(newest)) {
            return Standing.CONSENT_WITHDRAWN;
        }
        return isOutdated(newest) ? Standing.CONSENT_OUTDATED : 0;
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

    boolean isWithdrawal(int entry) {
        return !consentGiven[entry];
    }

    boolean isOutdated(int entry) {
        return !wordingCounts[entry];
    }

    long consentAt(int entry) {
        return consentAt[entry];
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

    private boolean isRestrictedAt(long now) {
        return restrictedSince <= now;
    }

    /** Whether a restriction closes a purpose: none of what Art. 18(2) GDPR leaves open is given. */
    private boolean restricts(int[] purposeChain, long now) {
        if (!isRestrictedAt(now)) {
            return false;
        }
        for (int open : restrictionOpenFor) {
            if (contains(purposeChain, open)) {
                return false;
            }
        }
        int newest = newestConsent(purposeChain, now);
        boolean inForce = newest != NO_ENTRY && consentGiven[newest] && wordingCounts[newest];
        return !(inForce && consentAt[newest] > restrictedSince);
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
