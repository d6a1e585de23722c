package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.document.PersonDocument;
import com.mittliv.privacy.document.PersonDocument.Noted;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.mittliv.privacy.jpa.internal.GuardedData;
import com.mittliv.privacy.jpa.internal.RowTable;
import com.mittliv.privacy.jpa.internal.RowWork;
import com.mittliv.privacy.jpa.internal.Transactions;
import com.mittliv.privacy.jpa.internal.ValueTable;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.PersonReader.Page;
import com.mittliv.privacy.jpa.rights.PersonRows.PersonRow;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight.Proviso;
import com.mittliv.privacy.rights.AccessReport;
import com.mittliv.privacy.rights.Answer;
import com.mittliv.privacy.rights.Complaint;
import com.mittliv.privacy.rights.Disclosure;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.rights.PersonFile;
import com.mittliv.privacy.rights.PortabilityReport;
import com.mittliv.privacy.rights.Withholding;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Text;
import com.mittliv.privacy.vocabulary.Vocabulary;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * Hands one person what is held about her: by the right of access all of it, with all there is to tell of it (Art. 15
 * GDPR), as JSON or as a page to read; by the right of portability what she can take elsewhere, as JSON (Art. 20).
 *
 * <pre>{@code
 * PersonExport export = new PersonExport(entities).with(origins);
 * export.page("m1", "sv", writer);
 * export.json("m1", out);
 * export.with(letters).zip("m1", "sv", out); // with the files of a PersonalDataStore
 * export.portable("m1", out);
 * }</pre>
 *
 * <p>Guarded attributes of rows that tell this person are handed out, and nothing else: what such a row refers to is
 * another row, perhaps another person's. Where an attribute itself speaks of others (Art. 15(4)), say so by
 * {@link #withholding}. Rows are read some hundreds at a time, with a statement for each table, so that memory is bounded
 * however many there are, and all of them as they stood at one moment; the files of stores are listed
 * before it. What is written before an exception is not complete, and does not look so. Safe to share between threads.
 */
public final class PersonExport {
    private static final int AT_ONCE = 500;

    private final EntityManagerFactory entities;
    private final GuardedData data;
    private final List<RowTable> tables;
    private final Map<String, List<ValueTable>> values;
    private final ExportChoices choices;

    /**
     * Exports from a persistence unit, all of whose data the people themselves provided.
     *
     * @param entities the guarded entities
     * @throws IllegalArgumentException if they are not guarded
     */
    public PersonExport(EntityManagerFactory entities) {
        this(entities, GuardedData.of(entities));
    }

    private PersonExport(EntityManagerFactory entities, GuardedData data) {
        this(entities, data, data.rowTables(), data.valueTables(), ExportChoices.of(data.engine()));
    }

    private PersonExport(
            EntityManagerFactory entities,
            GuardedData data,
            List<RowTable> tables,
            Map<String, List<ValueTable>> values,
            ExportChoices choices) {
        this.entities = entities;
        this.data = data;
        this.tables = tables;
        this.values = values;
        this.choices = choices;
    }

    private PersonExport with(ExportChoices other) {
        return new PersonExport(entities, data, tables, values, other);
    }

    /**
     * These exports with what is known of where data came from.
     *
     * @param told tells it
     * @return new exports
     */
    public PersonExport with(Origins told) {
        return with(choices.with(told));
    }

    /**
     * These exports with what stores beside the entities hold: their records are told, and {@link #zip} hands out what is in
     * them. {@link #withholding} takes a store's name as it does an entity's.
     *
     * @param more the stores
     * @return new exports
     */
    public PersonExport with(PersonalDataStore... more) {
        return with(choices.with(List.of(more)));
    }

    /**
     * These exports where something is given that the policy makes a right depend on.
     *
     * @param given what is given
     * @return new exports
     */
    public PersonExport where(Proviso given) {
        return with(choices.with(choices.rights().where(given)));
    }

    /**
     * These exports without data that the controller decided not to hand out; that there are some is told.
     *
     * @param entity the name of the entity that holds them
     * @param category which data
     * @param why on which ground
     * @return new exports
     */
    public PersonExport withholding(String entity, DataCategory category, Withholding why) {
        return with(choices.withholding(entity, category, why));
    }

    /**
     * These exports with what is to be told of automated decisions: whether there are any, the logic involved, and what
     * follows for the person (Art. 15(1)(h) GDPR). A policy doesn't say it.
     *
     * @param words what is told
     * @return new exports
     */
    public PersonExport tellingOfAutomatedDecisions(Text words) {
        return with(choices.with(words));
    }

    /**
     * These exports with the recipients that data were given to, as they are on record (Art. 15(1)(c) GDPR).
     *
     * @param audit the record, in the same database
     * @param hasher makes the hashes by which people stand in it
     * @return new exports
     */
    public PersonExport tellingOfDisclosures(JpaAuditLog audit, SubjectHasher hasher) {
        return with(choices.with(new OnRecord(
                Optional.of(new OnRecord.Disclosures(audit, hasher)),
                choices.onRecord().erasures())));
    }

    /**
     * These exports with what was erased about the person, and with the recipients that were told so (Art. 19 GDPR).
     *
     * @param receipts the receipts of the sweeps and orders
     * @return new exports
     */
    public PersonExport tellingOfErasures(ErasureReceipts receipts) {
        return with(choices.with(new OnRecord(choices.onRecord().disclosures(), Optional.of(receipts))));
    }

    /**
     * Access as a page to read (Art. 15 GDPR), in the policy's words. Its end says that it is complete.
     *
     * @param subjectId the person's id
     * @param language {@code sv} or {@code en}
     * @param out where it is written to, in the encoding UTF-8; flushed, not closed
     * @throws IOException if it cannot be written
     * @throws ExportRefusedException if the policy does not open the right
     * @throws IllegalArgumentException if the language is another
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public void page(String subjectId, String language, Writer out) throws IOException {
        requireOpen(choices.rights().admit(DataSubjectRight.ACCESS));
        PersonDocument document = PersonDocument.html(engine().policy(), language, out);
        Instant now = data.clock().instant();
        page(subjectId, now, files(subjectId), document);
        out.flush();
    }

    private void page(String subjectId, Instant now, StoreFiles files, PersonDocument document) throws IOException {
        write(subjectId, now, files, new PersonPage(document, access(now), choices.automated(), complaint()));
    }

    /**
     * Access as JSON (Art. 15 GDPR), of the form {@code mittliv-privacy-access/1}; its last member is
     * {@code "complete": true}.
     *
     * @param subjectId the person's id
     * @param out where it is written to; flushed, not closed
     * @throws IOException if it cannot be written
     * @throws ExportRefusedException if the policy does not open the right
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public void json(String subjectId, OutputStream out) throws IOException {
        requireOpen(choices.rights().admit(DataSubjectRight.ACCESS));
        Instant now = data.clock().instant();
        json(subjectId, now, files(subjectId), out);
        out.flush();
    }

    private void json(String subjectId, Instant now, StoreFiles files, OutputStream out) throws IOException {
        write(
                subjectId,
                now,
                files,
                new AccessJson(engine().policy(), access(now), choices.automated(), complaint(), out));
    }

    /**
     * Access as an archive (Art. 15(3) GDPR): what stores hold as {@code files/…}, all else as {@code person.json} and
     * {@code person.html}, which tell of each file what it is and why it is held. Files are written a buffer at a time.
     *
     * @param subjectId the person's id
     * @param language {@code sv} or {@code en}, of the page
     * @param out where it is written to; flushed, not closed
     * @return what could not be read and is missing, by the names of stores and files; the documents say so too. Nothing if
     *     all was handed out
     * @throws IOException if it cannot be written
     * @throws ExportRefusedException if the policy does not open the right
     * @throws IllegalArgumentException if the language is another
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public Set<String> zip(String subjectId, String language, OutputStream out) throws IOException {
        requireOpen(choices.rights().admit(DataSubjectRight.ACCESS));
        Instant now = data.clock().instant();
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        Writer page = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        PersonDocument document = PersonDocument.html(engine().policy(), language, page);
        // First the files: only then the documents can tell what became of them.
        StoreFiles files = new StoreArchive(zip).write(files(subjectId));
        zip.putNextEntry(new ZipEntry("person.json"));
        json(subjectId, now, files, zip);
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("person.html"));
        page(subjectId, now, files, document);
        page.flush();
        zip.closeEntry();
        zip.finish();
        out.flush();
        return Set.copyOf(files.missing());
    }

    private StoreFiles files(String subjectId) {
        return StoreFiles.of(choices.stores(), subjectId, choices.withheld());
    }

    /**
     * What the person can take elsewhere, as JSON (Art. 20 GDPR), of the form {@code mittliv-privacy-portable/1}; its last
     * member is {@code "complete": true}.
     *
     * @param subjectId the person's id
     * @param out where it is written to; flushed, not closed
     * @throws IOException if it cannot be written
     * @throws ExportRefusedException if the policy does not open the right
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public void portable(String subjectId, OutputStream out) throws IOException {
        requireOpen(choices.rights().admit(DataSubjectRight.PORTABILITY));
        Instant now = data.clock().instant();
        Function<PersonFile, PortabilityReport> portability =
                file -> granted(choices.rights().portability(file, now));
        write(subjectId, now, new StoreFiles(List.of(), Set.of()), new PortableJson(portability, out));
        out.flush();
    }

    private PrivacyEngine engine() {
        return data.engine();
    }

    private Function<PersonFile, AccessReport> access(Instant now) {
        return file -> granted(choices.rights().access(file, now));
    }

    private Complaint complaint() {
        return granted(choices.rights().access(PersonFile.of(SubjectState.none()), Instant.EPOCH))
                .complaint();
    }

    private static void requireOpen(Answer<?> answer) {
        if (answer instanceof Answer.Refused<?> refused) {
            throw new ExportRefusedException(refused);
        }
    }

    private static <T> T granted(Answer<T> answer) {
        requireOpen(answer);
        return answer.granted().orElseThrow();
    }

    @SuppressWarnings("try")
    private void write(String subjectId, Instant now, StoreFiles files, PersonWriter writer) throws IOException {
        try (var opened = data.scope().openSystem("the data of one person are handed out")) {
            Object unused = Transactions.snapshot(entities, manager -> {
                try {
                    return write(manager, subjectId, now, files, writer);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private long write(EntityManager manager, String subjectId, Instant now, StoreFiles files, PersonWriter writer)
            throws IOException {
        SubjectState subject =
                new JpaSubjectStates(entities, engine()).in(manager).load(subjectId);
        SharedSessionContractImplementor session = manager.unwrap(SharedSessionContractImplementor.class);
        writer.begin(now);
        List<Noted> noted = choices.onRecord().about(manager, subjectId);
        List<Given> given = given(noted);
        long unjudged = 0;
        for (RowTable table : tables) {
            Optional<List<Object>> last = Optional.empty();
            do {
                Optional<List<Object>> after = last;
                Some some = manager.unwrap(Session.class)
                        .doReturningWork(connection -> read(table, subjectId, after, connection, session));
                unjudged += some.page.unjudged();
                last = some.page.last();
                if (!some.page.rows().isEmpty()) {
                    write(subject, some, given, now, writer);
                }
            } while (last.isPresent());
        }
        writer.end(subject, unjudged, noted, files);
        return unjudged;
    }

    /** Some rows of a table, and what stands in them. */
    private record Some(Page page, Map<List<Object>, List<HeldValues.Held>> held) {}

    private Some read(
            RowTable table,
            String subjectId,
            Optional<List<Object>> after,
            Connection connection,
            SharedSessionContractImplementor session)
            throws SQLException {
        Page page =
                new PersonReader(data, tables, choices.origins(), connection).page(table, subjectId, after, AT_ONCE);
        List<List<Object>> keys = page.rows().stream().map(PersonRow::key).toList();
        return new Some(
                page,
                keys.isEmpty()
                        ? Map.of()
                        : new HeldValues(new RowWork(data, connection), session)
                                .read(values.getOrDefault(table.name(), List.of()), keys));
    }

    /** That a recipient got data of a category, whichever records they stand in. */
    private record Given(Recipient recipient, DataCategory category, Instant last) {}

    /** Of recipients and categories that the policy knows still; all others are told with the rest of what is on record. */
    private List<Given> given(List<Noted> noted) {
        Vocabulary known = engine().policy().vocabulary();
        Map<List<String>, Given> last = new LinkedHashMap<>();
        for (Noted each : noted) {
            if (each.what() == Noted.What.DISCLOSED) {
                known.recipients().stream()
                        .filter(recipient -> recipient.id().equals(each.place()))
                        .forEach(recipient -> known.categories().stream()
                                .filter(category -> each.categories().contains(category.id()))
                                .forEach(category -> last.put(
                                        List.of(each.place(), category.id()),
                                        new Given(recipient, category, each.at()))));
            }
        }
        return List.copyOf(last.values());
    }

    private void write(SubjectState subject, Some some, List<Given> given, Instant now, PersonWriter writer)
            throws IOException {
        List<FiledRecord> records = some.page.rows().stream().map(this::record).toList();
        List<Disclosure> disclosures = records.stream()
                .flatMap(record -> given.stream()
                        .filter(each -> record.data().containsKey(each.category))
                        .map(each -> new Disclosure(record.id(), each.category, each.recipient, each.last)))
                .toList();
        writer.rows(new PersonFile(subject, records, disclosures), some.page.rows(), some.held, now);
    }

    private FiledRecord record(PersonRow row) {
        Map<DataCategory, Withholding> withheld =
                new HashMap<>(choices.withheld().getOrDefault(row.table().entity(), Map.of()));
        withheld.keySet().retainAll(row.record().data().keySet());
        return new FiledRecord(
                row.record().id(), row.record().state(), row.record().data(), withheld);
    }
}
