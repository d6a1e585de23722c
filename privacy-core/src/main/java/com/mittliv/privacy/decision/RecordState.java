package com.mittliv.privacy.decision;

import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Role;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about one record, a database row, and bears on decisions: in which role the person is met there,
 * and what happened when.
 *
 * <p>It belongs to the row: each job application has its own closing day. An event later than the instant of a question
 * has not happened yet. Immutable; an engine keeps its own compact form of it inside, built once.
 */
public final class RecordState {
    private final Role role;
    private final Map<Event, Instant> events;

    // Written by any thread, always with an equal value; all its fields are final.
    @SuppressWarnings("Immutable")
    @Nullable
    CompiledRecord compiled;

    private RecordState(Role role, Map<Event, Instant> events) {
        this.role = role;
        this.events = events;
    }

    /**
     * A record to which nothing has happened yet.
     *
     * @param role the capacity in which the controller knows the person there
     * @return the state
     */
    public static RecordState of(Role role) {
        return new RecordState(role, Map.of());
    }

    /**
     * This record with an event. Of an event told twice the later instant counts.
     *
     * @param event what happened, or will
     * @param at when
     * @return a new state
     */
    public RecordState with(Event event, Instant at) {
        Map<Event, Instant> more = new LinkedHashMap<>(events);
        more.merge(event, at, (a, b) -> a.isAfter(b) ? a : b);
        return new RecordState(role, Collections.unmodifiableMap(more));
    }

    /**
     * The capacity in which the controller knows the person.
     *
     * @return the role
     */
    public Role role() {
        return role;
    }

    /**
     * What happened when.
     *
     * @return the events with their instants
     */
    public Map<Event, Instant> events() {
        return events;
    }

    /**
     * When an event happened, or will.
     *
     * @param event the event
     * @return empty if nothing is recorded
     */
    public Optional<Instant> at(Event event) {
        return Optional.ofNullable(events.get(event));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordState that && role.equals(that.role) && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return Objects.hash(role, events);
    }

    // No content but the kinds of things: instants are personal.
    @Override
    public String toString() {
        return "RecordState[" + role.id() + ", "
                + events.keySet().stream().map(Event::id).toList() + "]";
    }
}
