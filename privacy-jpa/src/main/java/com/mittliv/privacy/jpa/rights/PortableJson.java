package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.document.PersonDocument.Noted;
import com.mittliv.privacy.jpa.rights.HeldValues.Held;
import com.mittliv.privacy.jpa.rights.PersonRows.PersonRow;
import com.mittliv.privacy.rights.Datum;
import com.mittliv.privacy.rights.PersonFile;
import com.mittliv.privacy.rights.PortabilityReport;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a person can take elsewhere, as JSON. */
final class PortableJson implements PersonWriter {
    private final Function<PersonFile, PortabilityReport> portability;
    private final JsonPieces pieces;

    PortableJson(Function<PersonFile, PortabilityReport> portability, OutputStream out) {
        this.portability = portability;
        this.pieces = new JsonPieces(out);
    }

    @Override
    public void begin(Instant now) {
        pieces.json.writeStartObject();
        pieces.json.writeStringProperty("form", "mittliv-privacy-portable/1");
        pieces.json.writeStringProperty("at", now.toString());
        pieces.json.writeArrayPropertyStart("records");
    }

    @Override
    public void rows(PersonFile file, List<PersonRow> rows, Map<List<Object>, List<Held>> held, Instant now) {
        Map<String, Set<DataCategory>> portable = portability.apply(file).portable().keySet().stream()
                .collect(Collectors.groupingBy(Datum::record, Collectors.mapping(Datum::category, Collectors.toSet())));
        for (PersonRow row : rows) {
            Set<DataCategory> some = portable.getOrDefault(row.record().id(), Set.of());
            if (!some.isEmpty()) {
                pieces.json.writeStartObject();
                pieces.json.writeStringProperty("record", row.record().id());
                pieces.json.writeStringProperty(
                        "role", row.record().state().role().id());
                pieces.values("values", held.getOrDefault(row.key(), List.of()), some::contains);
                pieces.json.writeEndObject();
            }
        }
    }

    @Override
    public void end(SubjectState subject, long unjudged, List<Noted> noted, StoreFiles files) {
        pieces.json.writeEndArray();
        pieces.end();
    }
}
