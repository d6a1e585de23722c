package com.mittliv.privacy.forecast;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Ground;
import com.mittliv.privacy.decision.KeepingVerdict;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps a datum as time goes by, if nobody does anything that is not on record already. */
final class Course {
    private final PrivacyEngine engine;
    private final SubjectState person;
    private final RecordState record;
    private final DataCategory category;

    Course(PrivacyEngine engine, SubjectState person, RecordState record, DataCategory category) {
        this.engine = engine;
        this.person = person;
        this.record = record;
        this.category = category;
    }

    KeepingVerdict at(Instant instant) {
        return engine.retentionOf(person, record, category, instant);
    }

    /** The next instant at which the answer may be another: a known end, or something planned. */
    Optional<Instant> next(KeepingVerdict verdict) {
        Stream<Instant> ends = verdict.grounds().stream()
                .map(Ground::end)
                .filter(RetentionEnd.At.class::isInstance)
                .map(end -> ((RetentionEnd.At) end).instant());
        Stream<Instant> planned = Stream.of(
                        record.events().values().stream(),
                        person.consents().stream().map(Consent::at),
                        person.objections().stream().map(Objection::at),
                        person.holds().stream().map(LegalHold::from),
                        person.holds().stream().flatMap(hold -> hold.end().stream()))
                .flatMap(instants -> instants);
        return Stream.concat(ends, planned)
                .filter(instant -> instant.isAfter(verdict.asked()))
                .min(Comparator.naturalOrder());
    }
}
