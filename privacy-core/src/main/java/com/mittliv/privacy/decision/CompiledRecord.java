package com.mittliv.privacy.decision;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A record's state in one engine's numbers. */
final class CompiledRecord {
    final PrivacyEngine engine;
    final int role;
    final long[] clocks;

    CompiledRecord(PrivacyEngine engine, RuleIndex index, RecordState state) {
        this.engine = engine;
        this.role = index.number(state.role());
        Map<String, Instant> events = new HashMap<>();
        state.events().forEach((event, at) -> {
            events.merge(index.declared(event).id(), at, (a, b) -> a.isAfter(b) ? a : b);
        });
        this.clocks = index.rulesOf(role).clocks().read(events);
    }
}
