package com.mittliv.privacy.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about one person and bears on decisions: consents, objections, restriction, legal holds.
 *
 * <p>It belongs to the person: a withdrawal counts for all of the person's records. Immutable; an engine keeps its own
 * compact form of it inside, built once.
 */
public final class SubjectState {
    private static final SubjectState NONE = new SubjectState(List.of(), List.of(), Optional.empty(), List.of(), true);
    private static final SubjectState UNAVAILABLE =
            new SubjectState(List.of(), List.of(), Optional.empty(), List.of(), false);

    private final List<Consent> consents;
    private final List<Objection> objections;
    private final Optional<Restriction> restriction;
    private final List<LegalHold> holds;
    private final boolean available;

    // Written by any thread, always with an equal value; all its fields are final.
    @SuppressWarnings("Immutable")
    @Nullable
    CompiledSubject compiled;

    private SubjectState(
            List<Consent> consents,
            List<Objection> objections,
            Optional<Restriction> restriction,
            List<LegalHold> holds,
            boolean available) {
        this.consents = List.copyOf(consents);
        this.objections = List.copyOf(objections);
        this.restriction = restriction;
        this.holds = List.copyOf(holds);
        this.available = available;
    }

    /**
     * A person who has said nothing yet.
     *
     * @return a state without consents, objections, restriction and holds
     */
    public static SubjectState none() {
        return NONE;
    }

    /**
     * A person of whom nothing could be loaded. Everything is refused as {@link Reason#STATE_UNAVAILABLE}.
     *
     * @return the state that permits nothing
     */
    // INVARIANT: a state that cannot be loaded permits nothing.
    public static SubjectState unavailable() {
        return UNAVAILABLE;
    }

    /**
     * This state with more entries of the consent ledger.
     *
     * @param entries the entries, in any order
     * @return a new state
     */
    public SubjectState with(Consent... entries) {
        return with(List.of(entries));
    }

    /**
     * This state with more entries of the consent ledger.
     *
     * @param entries the entries, in any order
     * @return a new state
     */
    public SubjectState with(List<Consent> entries) {
        return new SubjectState(append(consents, entries), objections, restriction, holds, available);
    }

    /**
     * This state with a further objection.
     *
     * @param objection the objection
     * @return a new state
     */
    public SubjectState with(Objection objection) {
        return new SubjectState(consents, append(objections, List.of(objection)), restriction, holds, available);
    }

    /**
     * This state under a restriction, which replaces any other.
     *
     * @param set the restriction
     * @return a new state
     */
    public SubjectState with(Restriction set) {
        return new SubjectState(consents, objections, Optional.of(set), holds, available);
    }

    /**
     * This state under a further legal hold.
     *
     * @param hold the hold
     * @return a new state
     */
    public SubjectState with(LegalHold hold) {
        return new SubjectState(consents, objections, restriction, append(holds, List.of(hold)), available);
    }

    /**
     * This state with a legal hold released. The hold stays on record.
     *
     * @param hold the hold, as this state has it
     * @param decision who released it, from when on, and why
     * @return a new state
     * @throws IllegalArgumentException if there is no such hold
     */
    public SubjectState released(LegalHold hold, LegalHold.Release decision) {
        if (!holds.contains(hold)) {
            throw new IllegalArgumentException(
                    "there is no such legal hold; release one of those that `holds()` lists");
        }
        List<LegalHold> after = holds.stream()
                .map(known -> known.equals(hold) ? known.released(decision) : known)
                .toList();
        return new SubjectState(consents, objections, restriction, after, available);
    }

    /**
     * The consent ledger.
     *
     * @return the entries as they were given
     */
    public List<Consent> consents() {
        return consents;
    }

    /**
     * The objections.
     *
     * @return as they were given
     */
    public List<Objection> objections() {
        return objections;
    }

    /**
     * The restriction.
     *
     * @return empty if the data are not restricted
     */
    public Optional<Restriction> restriction() {
        return restriction;
    }

    /**
     * The legal holds, past ones included.
     *
     * @return as they were given
     */
    public List<LegalHold> holds() {
        return holds;
    }

    /**
     * Tells whether anything is known at all.
     *
     * @return false for {@link #unavailable()}
     */
    public boolean isAvailable() {
        return available;
    }

    private static <T> List<T> append(List<T> before, List<T> more) {
        return Stream.concat(before.stream(), more.stream()).collect(ArrayList::new, List::add, List::addAll);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SubjectState that
                && available == that.available
                && consents.equals(that.consents)
                && objections.equals(that.objections)
                && restriction.equals(that.restriction)
                && holds.equals(that.holds);
    }

    @Override
    public int hashCode() {
        return Objects.hash(consents, objections, restriction, holds, available);
    }

    // No content: it is personal.
    @Override
    public String toString() {
        return "SubjectState[" + consents.size() + " consent entries, " + objections.size() + " objections, "
                + holds.size() + " holds" + (restriction.isPresent() ? ", restricted" : "")
                + (available ? "" : ", unavailable") + "]";
    }
}
