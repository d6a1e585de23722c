package com.mittliv.privacy.audit;

import com.mittliv.privacy.audit.AuditEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Events to append. */
public final class Events {
    public static final SubjectHash PERSON = SubjectHasher.keyed(new byte[32]).hash("person-1");

    private Events() {}

    /** An event with a value in every place; no two numbers give the same. */
    public static AuditEvent number(long number) {
        return new AuditEvent(
                Kind.DISCLOSED,
                Instant.ofEpochSecond(1_700_000_000L + number, 123_456_789),
                Optional.of(PERSON),
                "7",
                Optional.of("recruitment"),
                Optional.of("teamtailor"),
                List.of("cv", "photo"),
                Optional.of("recruit"),
                Optional.of("retention-ended"),
                OptionalLong.of(number));
    }
}
