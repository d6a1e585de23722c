package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.condition.Sentences;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.document.PersonDocument.Noted;
import com.mittliv.privacy.jpa.rights.HeldValues.Held;
import com.mittliv.privacy.jpa.rights.PersonRows.PersonRow;
import com.mittliv.privacy.jpa.rights.StoreFiles.StoreFile;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.rights.AccessReport;
import com.mittliv.privacy.rights.AccessReport.Entry;
import com.mittliv.privacy.rights.Complaint;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.rights.Origin;
import com.mittliv.privacy.rights.PersonFile;
import com.mittliv.privacy.rights.Withholding;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Text;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** Access as JSON: the rows as they are read, and behind them, once, what the policy says of what they hold. */
final class AccessJson implements PersonWriter {
    private final Policy policy;
    private final List<String> languages;
    private final Function<PersonFile, AccessReport> access;
    private final Optional<Text> automated;
    private final Complaint complaint;
    private final JsonPieces pieces;
    private final JsonGenerator json;
    private final Map<ProcessingRule, Set<DataCategory>> uses = new LinkedHashMap<>();
    private final Set<Recipient> recipients = new LinkedHashSet<>();

    AccessJson(
            Policy policy,
            Function<PersonFile, AccessReport> access,
            Optional<Text> automated,
            Complaint complaint,
            OutputStream out) {
        this.policy = policy;
        this.languages =
                Stream.of("sv", "en").filter(policy.languages()::contains).toList();
        this.access = access;
        this.automated = automated;
        this.complaint = complaint;
        this.pieces = new JsonPieces(out);
        this.json = pieces.json;
    }

    @Override
    public void begin(Instant now) {
        json.writeStartObject();
        json.writeStringProperty("form", "mittliv-privacy-access/1");
        json.writeStringProperty("at", now.toString());
        json.writeObjectPropertyStart("controller");
        json.writeStringProperty("name", policy.controller().name());
        pieces.text("registrationNumber", policy.controller().registrationNumber());
        pieces.text("address", policy.controller().address());
        pieces.text("contact", policy.contact().email());
        json.writeStringProperty("policyVersion", policy.version());
        json.writeEndObject();
        json.writeArrayPropertyStart("records");
    }

    @Override
    public void rows(PersonFile file, List<PersonRow> rows, Map<List<Object>, List<Held>> held, Instant now) {
        AccessReport report = access.apply(file);
        Map<String, List<Entry>> entries = byRecord(report);
        Map<String, Map<DataCategory, Withholding>> withheld = new LinkedHashMap<>();
        report.withheld()
                .forEach((datum, why) -> withheld.computeIfAbsent(datum.record(), unused -> new LinkedHashMap<>())
                        .put(datum.category(), why));
        for (PersonRow row : rows) {
            String id = row.record().id();
            record(
                    row,
                    held.getOrDefault(row.key(), List.of()),
                    entries.getOrDefault(id, List.of()),
                    withheld.getOrDefault(id, Map.of()));
        }
    }

    private void record(PersonRow row, List<Held> held, List<Entry> entries, Map<DataCategory, Withholding> withheld) {
        json.writeStartObject();
        json.writeStringProperty("record", row.record().id());
        pieces.term("role", row.record().state().role(), languages);
        json.writeObjectPropertyStart("events");
        row.record().state().events().forEach((event, at) -> json.writeStringProperty(event.id(), at.toString()));
        json.writeEndObject();
        json.writeArrayPropertyStart("data");
        entries.forEach(entry -> data(entry, held));
        json.writeEndArray();
        withheld(withheld);
        json.writeEndObject();
    }

    private void data(Entry entry, List<Held> held) {
        DataCategory category = entry.datum().category();
        recipients.addAll(entry.recipients());
        entry.uses()
                .forEach(use -> uses.computeIfAbsent(use.rule(), unused -> new LinkedHashSet<>())
                        .add(category));
        json.writeStartObject();
        pieces.term("category", category, languages);
        pieces.values("values", held, category::equals);
        json.writeStringProperty("cameFrom", origin(entry.origin()));
        if (entry.retention().end() instanceof RetentionEnd.At at) {
            json.writeStringProperty("keptUntil", at.instant().toString());
        }
        json.writeObjectPropertyStart("kept");
        languages.forEach(
                language -> json.writeStringProperty(language, entry.retention().explain(language)));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String origin(Origin origin) {
        if (origin instanceof Origin.Obtained obtained) {
            return obtained.source().id();
        }
        return origin instanceof Origin.Provided ? "the-person" : "derived";
    }

    private static String spell(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void end(SubjectState subject, long unjudged, List<Noted> noted, StoreFiles files) {
        json.writeEndArray();
        json.writeArrayPropertyStart("files");
        files.byStore().values().forEach(ofStore -> files(subject, ofStore));
        json.writeEndArray();
        json.writeArrayPropertyStart("missing");
        files.missing().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("recordsThatTellNoRole", unjudged);
        json.writeArrayPropertyStart("uses");
        uses.forEach(this::use);
        json.writeEndArray();
        recipients();
        history(noted);
        said(subject);
        pieces.words("automatedDecisions", automated);
        rights();
        pieces.end(files.missing());
    }

    private void files(SubjectState subject, List<StoreFile> ofStore) {
        AccessReport report = access.apply(
                new PersonFile(subject, ofStore.stream().map(StoreFile::record).toList(), List.of()));
        Map<String, List<Entry>> entries = byRecord(report);
        for (StoreFile file : ofStore) {
            FiledRecord record = file.record();
            json.writeStartObject();
            json.writeStringProperty("store", file.store().name());
            json.writeStringProperty("file", record.id());
            json.writeStringProperty("content", spell(file.state()));
            file.content().ifPresent(content -> json.writeNumberProperty("size", content.size()));
            pieces.text("in", file.place());
            pieces.term("role", record.state().role(), languages);
            json.writeArrayPropertyStart("data");
            entries.getOrDefault(record.id(), List.of()).forEach(entry -> data(entry, List.of()));
            json.writeEndArray();
            withheld(record.withheld());
            json.writeEndObject();
        }
    }

    private static Map<String, List<Entry>> byRecord(AccessReport report) {
        return report.data().stream()
                .collect(Collectors.groupingBy(entry -> entry.datum().record()));
    }

    private void withheld(Map<DataCategory, Withholding> withheld) {
        if (!withheld.isEmpty()) {
            json.writeObjectPropertyStart("withheld");
            withheld.forEach((category, why) -> json.writeStringProperty(category.id(), spell(why)));
            json.writeEndObject();
        }
    }

    private void use(ProcessingRule rule, Set<DataCategory> categories) {
        json.writeStartObject();
        json.writeStringProperty("rule", rule.id());
        pieces.terms("purposes", rule.purposes(), languages);
        pieces.terms("categories", categories, languages);
        sentences("basis", sentences -> sentences.of(rule.basis()));
        sentences("kept", sentences -> sentences.keeping(rule));
        pieces.terms("recipients", rule.recipients(), languages);
        pieces.terms("sources", rule.sources(), languages);
        json.writeEndObject();
    }

    private void sentences(String name, Function<Sentences, String> words) {
        json.writeObjectPropertyStart(name);
        languages.forEach(language -> json.writeStringProperty(language, words.apply(Sentences.in(language))));
        json.writeEndObject();
    }

    private void recipients() {
        json.writeArrayPropertyStart("recipients");
        for (Recipient recipient : recipients) {
            json.writeStartObject();
            pieces.members(recipient, languages);
            pieces.text("country", recipient.country());
            pieces.terms("safeguards", recipient.safeguards(), languages);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void history(List<Noted> noted) {
        json.writeArrayPropertyStart("history");
        for (Noted each : noted) {
            json.writeStartObject();
            json.writeStringProperty("what", spell(each.what()));
            json.writeStringProperty("at", each.at().toString());
            json.writeStringProperty(each.what() == Noted.What.ERASED ? "entity" : "recipient", each.place());
            json.writeArrayPropertyStart("categories");
            each.categories().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void said(SubjectState subject) {
        json.writeArrayPropertyStart("consents");
        subject.consents().forEach(consent -> {
            json.writeStartObject();
            json.writeStringProperty("purpose", consent.purpose().id());
            json.writeStringProperty("act", spell(consent.act()));
            json.writeStringProperty("at", consent.at().toString());
            json.writeStringProperty("wording", consent.wording());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("objections");
        subject.objections().forEach(objection -> {
            json.writeStartObject();
            json.writeStringProperty("purpose", objection.purpose().id());
            json.writeStringProperty("at", objection.at().toString());
            pieces.text("overriddenBy", objection.compellingGrounds());
            json.writeEndObject();
        });
        json.writeEndArray();
        pieces.text("restrictedSince", subject.restriction().map(restriction -> restriction.since()));
        json.writeArrayPropertyStart("preserved");
        subject.holds().stream().filter(hold -> hold.release().isEmpty()).forEach(this::hold);
        json.writeEndArray();
    }

    /** Its reason, and who set it, can concern others and claims that are still disputed. */
    private void hold(LegalHold hold) {
        json.writeStartObject();
        json.writeStringProperty("since", hold.from().toString());
        json.writeStringProperty("reviewOn", hold.reviewOn().toString());
        json.writeEndObject();
    }

    private void rights() {
        json.writeArrayPropertyStart("rights");
        policy.rights().forEach(right -> {
            json.writeStartObject();
            json.writeStringProperty("right", spell(right.right()));
            pieces.words("words", Optional.of(right.text()));
            json.writeEndObject();
        });
        json.writeEndArray();
        pieces.words("complaintTo", complaint.authority());
    }
}
