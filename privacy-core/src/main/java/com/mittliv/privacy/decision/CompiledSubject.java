package com.mittliv.privacy.decision;

import com.mittliv.privacy.decision.Consent.Act;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A person's state in one engine's numbers: for each purpose its {@link Standing} once all that is known has taken
 * effect, and what it is reckoned from, newest consent entry first, for the instants before.
 */
final class CompiledSubject {
    /** No entry of the ledger speaks of the purpose. */
    static final int NO_ENTRY = -1;

    final PrivacyEngine engine;

    private final RuleIndex index;
    private final boolean available;
    /** From this instant on nothing changes by the passing of time. */
    private final long settled;

    private final StandingPages pages;

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

    CompiledSubject(PrivacyEngine engine, RuleIndex index, SubjectState state) {
        this.engine = engine;
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
        this.settled = settled();
        this.pages = index.pages(isRestrictedAt(settled), available).with(mentioned(), p -> reckon(p, settled));
    }

    private long settled() {
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

    /** What the state says of a purpose at an instant. */
    int standing(int purpose, long now) {
        return now >= settled ? pages.at(purpose) : reckon(purpose, now);
    }

    private int reckon(int purpose, long now) {
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
