package com.mittliv.privacy.benchmarks.scenario;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A made-up person with one record.
 *
 * @param number tells the person from others
 * @param role the record's role
 * @param consented purposes consented to
 * @param withdrawn purposes consented to once
 * @param objections purposes objected to
 * @param restricted whether the person asked for restriction
 * @param events what happened to the record, and when
 */
public record Person(
        int number,
        String role,
        Set<String> consented,
        Set<String> withdrawn,
        Set<String> objections,
        boolean restricted,
        Map<String, Instant> events) {
    private static final Instant CONSENT_DAY = Instant.parse("2025-02-03T09:00:00Z");
    private static final Instant CHANGE_DAY = Instant.parse("2026-01-15T15:30:00Z");

    /**
     * The person's id in the host application.
     *
     * @return the id
     */
    public String id() {
        return "person-" + number;
    }

    /**
     * The person's state as the library takes it.
     *
     * @return the state
     */
    public SubjectState subject() {
        SubjectState state = SubjectState.none();
        Set<String> ever = new TreeSet<>(consented);
        ever.addAll(withdrawn);
        for (String purpose : ever) {
            state = state.with(Consent.given(Purpose.of(purpose), CONSENT_DAY));
        }
        for (String purpose : withdrawn) {
            state = state.with(Consent.withdrawn(Purpose.of(purpose), CHANGE_DAY));
        }
        for (String purpose : objections) {
            state = state.with(Objection.to(Purpose.of(purpose), CHANGE_DAY));
        }
        return restricted ? state.with(Restriction.since(CHANGE_DAY)) : state;
    }

    /**
     * The record's state as the library takes it.
     *
     * @return the state
     */
    public RecordState record() {
        RecordState state = RecordState.of(Role.of(role));
        for (Map.Entry<String, Instant> event : events.entrySet()) {
            state = state.with(Event.of(event.getKey()), event.getValue());
        }
        return state;
    }

    /**
     * The same in the plainest form.
     *
     * @param now the instant of the question
     * @param zone where days end
     * @return the facts
     */
    public Facts facts(Instant now, ZoneId zone) {
        Map<String, Long> ends = new HashMap<>();
        events.forEach((event, at) -> {
            for (Kind kind : Kind.values()) {
                long end = kind.end(at.atZone(ZoneOffset.UTC), zone).toInstant().toEpochMilli();
                // What has not happened yet ends nothing yet.
                ends.put(kind.endOf(event), at.isAfter(now) ? Long.MAX_VALUE : end);
            }
        });
        return new Facts(number, consented, objections, restricted, Map.copyOf(ends), now.toEpochMilli());
    }
}
