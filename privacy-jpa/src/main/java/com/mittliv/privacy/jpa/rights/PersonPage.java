package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.document.PersonDocument;
import com.mittliv.privacy.document.PersonDocument.Field;
import com.mittliv.privacy.document.PersonDocument.Noted;
import com.mittliv.privacy.jpa.rights.HeldValues.Held;
import com.mittliv.privacy.jpa.rights.PersonRows.PersonRow;
import com.mittliv.privacy.jpa.rights.StoreFiles.StoreFile;
import com.mittliv.privacy.rights.AccessReport;
import com.mittliv.privacy.rights.Complaint;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.rights.PersonFile;
import com.mittliv.privacy.vocabulary.Text;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Access as a page to read. */
final class PersonPage implements PersonWriter {
    private final PersonDocument page;
    private final Function<PersonFile, AccessReport> access;
    private final Optional<Text> automated;
    private final Complaint complaint;

    PersonPage(
            PersonDocument page,
            Function<PersonFile, AccessReport> access,
            Optional<Text> automated,
            Complaint complaint) {
        this.page = page;
        this.access = access;
        this.automated = automated;
        this.complaint = complaint;
    }

    @Override
    public void begin(Instant now) throws IOException {
        page.begin(now);
    }

    @Override
    public void rows(PersonFile file, List<PersonRow> rows, Map<List<Object>, List<Held>> held, Instant now)
            throws IOException {
        AccessReport report = access.apply(file);
        page.withhold(report.withheld());
        Map<String, List<AccessReport.Entry>> byRecord = byRecord(report);
        for (PersonRow row : rows) {
            List<Field> fields = held.getOrDefault(row.key(), List.of()).stream()
                    .map(each -> new Field(each.path(), each.category(), words(each.content())))
                    .toList();
            page.record(row.table().entity(), byRecord.getOrDefault(row.record().id(), List.of()), fields);
        }
    }

    private static Map<String, List<AccessReport.Entry>> byRecord(AccessReport report) {
        return report.data().stream()
                .collect(Collectors.groupingBy(entry -> entry.datum().record()));
    }

    /** Where a file is, and how long. */
    private static String contentOf(StoreFile file) {
        return words(Stream.of(
                file.place().orElse(""),
                file.content().map(content -> content.size() + " bytes").orElse("")));
    }

    private static String words(@Nullable Object content) {
        if (content instanceof Collection<?> all) {
            return words(all.stream().map(PersonPage::words));
        } else if (content instanceof Map<?, ?> parts) {
            return words(parts.entrySet().stream().map(part -> part.getKey() + ": " + words(part.getValue())));
        }
        return Objects.toString(content, "");
    }

    private static String words(Stream<String> parts) {
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    @Override
    public void end(SubjectState subject, long unjudged, List<Noted> noted, StoreFiles files) throws IOException {
        for (Map.Entry<PersonalDataStore, List<StoreFile>> of : files.byStore().entrySet()) {
            AccessReport report = access.apply(new PersonFile(
                    subject, of.getValue().stream().map(StoreFile::record).toList(), List.of()));
            page.withhold(report.withheld());
            Map<String, List<AccessReport.Entry>> byRecord = byRecord(report);
            for (StoreFile file : of.getValue()) {
                FiledRecord record = file.record();
                List<Field> fields = record.data().keySet().stream()
                        .map(category -> new Field(record.id(), category, contentOf(file)))
                        .toList();
                page.record(of.getKey().name(), byRecord.getOrDefault(record.id(), List.of()), fields);
            }
        }
        page.miss(files.missing());
        page.history(noted);
        page.end(unjudged, subject, automated, complaint);
    }
}
