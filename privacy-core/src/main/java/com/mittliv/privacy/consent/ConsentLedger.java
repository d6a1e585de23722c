package com.mittliv.privacy.consent;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Consent.Act;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a person has said of consent, in the order it was recorded. Lines are appended and never changed: a
 * withdrawal is a further line.
 *
 * <p>An immutable value: appending gives a new ledger. What the lines mean under a policy is for {@link ConsentDesk}.
 */
public final class ConsentLedger {
    private static final ConsentLedger EMPTY = new ConsentLedger(List.of());

    private final List<LedgerEntry> entries;

    private ConsentLedger(List<LedgerEntry> entries) {
        this.entries = entries;
    }

    /**
     * The ledger of a person who has said nothing.
     *
     * @return a ledger without lines
     */
    public static ConsentLedger empty() {
        return EMPTY;
    }

    /**
     * A ledger as it was stored.
     *
     * @param entries the lines in the order they were recorded
     * @return the ledger
     */
    public static ConsentLedger of(List<LedgerEntry> entries) {
        return new ConsentLedger(List.copyOf(entries));
    }

    /**
     * This ledger with more lines.
     *
     * @param more the lines, in order
     * @return a new ledger that begins with all of this one
     */
    public ConsentLedger append(List<LedgerEntry> more) {
        return new ConsentLedger(Stream.concat(entries.stream(), more.stream()).toList());
    }

    /**
     * The lines.
     *
     * @return in the order they were recorded; immutable
     */
    public List<LedgerEntry> entries() {
        return entries;
    }

    /**
     * What was appended to an earlier ledger to make this one, for storing it.
     *
     * @param earlier the ledger this one grew from
     * @return the lines it lacks
     * @throws IllegalArgumentException if this ledger does not begin with all of the earlier one
     */
    public List<LedgerEntry> since(ConsentLedger earlier) {
        int known = earlier.entries.size();
        if (known > entries.size() || !entries.subList(0, known).equals(earlier.entries)) {
            throw new IllegalArgumentException(
                    "the ledger does not begin with the earlier one; a ledger is only ever appended to");
        }
        return entries.subList(known, entries.size());
    }

    /**
     * The purposes the person has spoken of.
     *
     * @return in the order they first come up
     */
    public Set<Purpose> purposes() {
        Set<Purpose> purposes = new LinkedHashSet<>();
        entries.forEach(entry -> purposes.add(entry.consent().purpose()));
        return purposes;
    }

    /**
     * The requests that wait for a confirmation (double opt-in).
     *
     * @return their names; none that was confirmed or whose purposes were all withdrawn since
     */
    public Set<String> pendingRequests() {
        Set<String> pending = new LinkedHashSet<>();
        for (LedgerEntry entry : entries) {
            if (entry.consent().act() == Act.REQUESTED && isOpen(entry)) {
                entry.request().ifPresent(pending::add);
            }
        }
        return pending;
    }

    /** Whether a requested line was neither confirmed nor withdrawn by a later one. */
    boolean isOpen(LedgerEntry requested) {
        return after(requested).noneMatch(later -> confirms(later, requested) || withdraws(later, requested));
    }

    /** Whether a requested line was withdrawn by a later one before it was confirmed. */
    boolean isWithdrawn(LedgerEntry requested) {
        return after(requested)
                .filter(later -> confirms(later, requested) || withdraws(later, requested))
                .findFirst()
                .filter(later -> withdraws(later, requested))
                .isPresent();
    }

    private Stream<LedgerEntry> after(LedgerEntry entry) {
        return entries.stream().skip(entries.indexOf(entry) + 1L);
    }

    private static boolean confirms(LedgerEntry later, LedgerEntry requested) {
        return later.consent().act() == Act.GIVEN
                && later.request().equals(requested.request())
                && later.consent()
                        .purpose()
                        .id()
                        .equals(requested.consent().purpose().id());
    }

    private static boolean withdraws(LedgerEntry later, LedgerEntry requested) {
        return later.consent().act() == Act.WITHDRAWN
                && Hierarchy.selfAndBroader(requested.consent().purpose()).stream()
                        .anyMatch(wider ->
                                wider.id().equals(later.consent().purpose().id()));
    }

    /**
     * What the ledger means for decisions, for a person of whom nothing else is known. Add objections, a restriction
     * and holds to it. Where the policy may have dropped purposes since, take {@link ConsentDesk#subjectState}.
     *
     * @return the state
     */
    public SubjectState subjectState() {
        return SubjectState.none().with(consents());
    }

    /**
     * The lines without their evidence, as decisions take them.
     *
     * @return in the order they were recorded
     */
    public List<Consent> consents() {
        return entries.stream().map(LedgerEntry::consent).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConsentLedger that && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    // No content: it is personal.
    @Override
    public String toString() {
        return "ConsentLedger[" + entries.size() + " entries]";
    }
}
