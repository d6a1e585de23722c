package com.mittliv.privacy.decision;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A record's state in one engine's numbers. */
final class CompiledRecord {
    final PrivacyEngine engine;
    final int role;
    final long[] clocks;

    CompiledRecord(PrivacyEngine engine, RecordState state) {
        this.engine = engine;
        this.role = engine.number(state.role());
        Map<String, Instant> events = new HashMap<>();
        state.events().forEach((event, at) -> {
            engine.requireDeclared(event);
            events.merge(event.id(), at, (a, b) -> a.isAfter(b) ? a : b);
        });
        this.clocks = engine.clocksOf(role).read(events);
    }
}
