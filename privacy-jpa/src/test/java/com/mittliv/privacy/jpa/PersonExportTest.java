package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.ExportTerms.ENGINE;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.ExportRefusedException;
import com.mittliv.privacy.jpa.rights.PersonExport;
import com.mittliv.privacy.rights.Origin;
import com.mittliv.privacy.rights.Withholding;
import com.mittliv.privacy.vocabulary.Text;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource(Database.class)
class PersonExportTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String HOSTILE = "</td><script>alert('x')</script> & \"quoted\" ${x} <!-- \u0007 å";

    private final CountedStatements counted = new CountedStatements();
    private final World world;
    private final PersonExport export;

    PersonExportTest(Database database) {
        world = new World(counted.on(database.fresh()), ENGINE, Adept.class, Adept.Note.class);
        world.store(new Adept(1, "adept").ended(Instant.parse("2026-01-15T12:00:00Z")), new Adept(2, "adept"));
        export = new PersonExport(world.entities);
    }

    @AfterEach
    void close() {
        world.close();
        counted.close();
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static JsonNode json(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        return MAPPER.readTree(out.toByteArray());
    }

    private JsonNode access(PersonExport of, String subject) throws IOException {
        return json(out -> of.json(subject, out));
    }

    private static String page(PersonExport of, String subject, String language) throws IOException {
        StringWriter out = new StringWriter();
        of.page(subject, language, out);
        return out.toString();
    }

    private static Map<String, String> values(JsonNode access) {
        Map<String, String> values = new TreeMap<>();
        access.path("records")
                .forEach(record -> record.path("data")
                        .forEach(datum -> datum.path("values")
                                .properties()
                                .forEach(value -> values.put(
                                        value.getKey(), value.getValue().toString()))));
        return values;
    }

    @Test
    void accessIsAllThatIsHeldOfThePersonAndNothingOfAnother() throws IOException {
        JsonNode access = access(export, "p1");
        assertThat(values(access))
                .containsEntry("name", "\"NAME1\"")
                .containsEntry("email", "\"EMAIL1\"")
                .containsEntry("aliases", "[\"ALIAS1\"]")
                .containsEntry("text", "\"NOTE1\"")
                .containsEntry("address.street", "\"STREET1\"")
                .containsEntry("address.city", "\"CITY1\"");
        assertThat(access.toString()).doesNotContain("NAME2", "EMAIL2", "NOTE2", "p2");
        assertThat(access.path("complete").asBoolean()).isTrue();
        assertThat(access.path("recordsThatTellNoRole").asInt()).isZero();
    }

    @Test
    void eachDatumComesWithWhatArticle15Names() throws IOException {
        world.states.record("p1", Consent.given(NEWSLETTER, Instant.parse("2025-01-01T00:00:00Z")));
        world.states.hold(
                "p1",
                new LegalHold(
                        "a quarrel with Bo",
                        "somebody in the office",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Optional.empty(),
                        LocalDate.of(2030, 1, 1)));
        PersonExport told = export.with((entity, category) -> Origin.obtainedFrom(ExportTerms.REGISTER))
                .tellingOfAutomatedDecisions(Text.of("en", "Nobody is judged by a program."));
        JsonNode access = access(told, "p1");
        JsonNode use = find(access.path("uses"), "rule", "claims");
        assertThat(use.path("purposes").findValuesAsString("id")).as("(a)").containsExactly("claims");
        assertThat(use.path("categories").findValuesAsString("id")).as("(b)").containsExactly("name");
        assertThat(use.path("basis").path("en").asString()).isNotEmpty();
        assertThat(use.path("kept").path("en").asString()).as("(d)").contains("two years");
        JsonNode recipient = access.path("recipients").get(0);
        assertThat(recipient.path("country").asString()).as("(c)").isEqualTo("US");
        assertThat(recipient.path("safeguards").findValuesAsString("id")).containsExactly("clauses");
        assertThat(access.path("rights").findValuesAsString("right")).as("(e)").contains("erasure", "access");
        assertThat(access.path("complaintTo").path("en").asString()).as("(f)").isEqualTo("the authority");
        assertThat(access.toString()).as("(g)").contains("\"cameFrom\":\"register\"");
        assertThat(access.path("automatedDecisions").path("en").asString())
                .as("(h)")
                .startsWith("Nobody");
        assertThat(access.path("consents").findValuesAsString("act")).containsExactly("given");
        assertThat(access.path("preserved").size()).isEqualTo(1);
        assertThat(access.toString()).doesNotContain("quarrel", "office");
        String page = page(told, "p1", "en");
        assertThat(page)
                .contains("NAME1", "STREET1", "ALIAS1", "NOTE1", "the register", "Nobody is judged", "the authority")
                .contains("United States", "standard clauses", "consent given", "2030-01-01", "End of the document")
                .doesNotContain("quarrel", "office", "NAME2");
    }

    private static JsonNode find(JsonNode all, String member, String value) {
        for (JsonNode each : all) {
            JsonNode found = each.path(member);
            if (found.path("id").asString(found.asString("")).equals(value)) {
                return each;
            }
        }
        throw new AssertionError("no " + member + " " + value + " in " + all);
    }

    @Test
    void hostileValuesStayText() throws Exception {
        world.system(em -> {
            em.find(Adept.class, 1L).name = HOSTILE;
            return "changed";
        });
        String page = page(export, "p1", "sv");
        assertThat(page).doesNotContain("<script");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        page.replace("<!DOCTYPE html>", "").getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getDocumentElement().getTextContent())
                .contains("</td><script>alert('x')</script> & \"quoted\" ${x} <!-- \uFFFD å");
        assertThat(values(access(export, "p1")).get("name")).contains("<script>alert('x')");
    }

    /** Takes so many characters, and then no more. */
    private static final class Full extends OutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private int left;

        Full(int left) {
            this.left = left;
        }

        @Override
        public void write(int one) throws IOException {
            if (left-- <= 0) {
                throw new IOException("the disk is full");
            }
            taken.write(one);
        }
    }

    @Test
    void whatIsCutOffDoesNotLookComplete() throws IOException {
        int whole = page(export, "p1", "en").getBytes(StandardCharsets.UTF_8).length;
        for (int length = 200; length < whole; length += whole / 7) {
            Full full = new Full(length);
            Writer writer = new OutputStreamWriter(full, StandardCharsets.UTF_8);
            assertThatThrownBy(() -> export.page("p1", "en", writer)).isInstanceOf(IOException.class);
            assertThat(full.taken.toString(StandardCharsets.UTF_8)).doesNotContain("<style>.incomplete");
        }
        int jsonLength = access(export, "p1").toString().length();
        for (int length = 10; length < jsonLength; length += jsonLength / 7) {
            Full full = new Full(length);
            assertThatThrownBy(() -> export.json("p1", full))
                    .isInstanceOfAny(IOException.class, JacksonException.class);
            assertThatThrownBy(() -> MAPPER.readTree(full.taken.toByteArray())
                            .path("complete")
                            .asBoolean(false))
                    .isInstanceOf(JacksonException.class);
        }
    }

    @Test
    void aRowThatCannotBeReadLeavesNothingThatLooksComplete() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        world.system(em -> em.createNativeQuery("drop table adept_alias").executeUpdate());
        assertThatThrownBy(() -> export.json("p1", out)).isInstanceOf(RuntimeException.class);
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("complete");
    }

    @Test
    void portabilityIsWhatTheReportSaysAndNoMore() throws IOException {
        JsonNode portable = json(out -> export.portable("p2", out));
        assertThat(portable.toString()).contains("NAME2", "EMAIL2", "NOTE2").doesNotContain("NAME1");
        assertThat(portable.path("complete").asBoolean()).isTrue();
        JsonNode ofLeaver = json(out -> export.portable("p1", out));
        assertThat(ofLeaver.toString()).as("kept for claims alone, or due").doesNotContain("NAME1", "EMAIL1");
        PersonExport derived = export.with((entity, category) -> Origin.derived());
        assertThat(json(out -> derived.portable("p2", out)).path("records").size())
                .isZero();
    }

    @Test
    void whatIsWithheldIsToldOfAndNotHandedOut() throws IOException {
        PersonExport careful = export.withholding("Note", Terms.NOTES, Withholding.RIGHTS_OF_OTHERS);
        assertThat(access(careful, "p1").toString())
                .contains("rights-of-others")
                .doesNotContain("NOTE1");
        assertThat(page(careful, "p1", "en")).contains("the rights of others").doesNotContain("NOTE1");
        assertThat(json(out -> careful.portable("p2", out)).toString()).doesNotContain("NOTE2");
    }

    @Test
    void ofSomebodyUnknownNothingIsHeld() throws IOException {
        assertThat(access(export, "nobody").path("records").size()).isZero();
        assertThat(page(export, "nobody", "en")).contains("We hold no data about you.");
    }

    @Test
    void aRightThatThePolicyDoesNotOpenIsRefused() {
        try (World closed = new World(Database.H2, Terms.ENGINE, Adept.class, Adept.Note.class)) {
            PersonExport refused = new PersonExport(closed.entities);
            assertThatThrownBy(() -> refused.json("p1", new ByteArrayOutputStream()))
                    .isInstanceOf(ExportRefusedException.class)
                    .hasMessageContaining("declare it");
        }
    }

    @Test
    void aPageOfRowsTakesOneStatementForEachTable() throws IOException {
        world.system(em -> {
            Adept adept = em.find(Adept.class, 1L);
            for (long i = 10; i < 1_110; i++) {
                Adept.Note note = new Adept.Note();
                note.id = i;
                note.text = "NOTE" + i;
                note.adept = adept;
                em.persist(note);
            }
            return "stored";
        });
        counted.prepared.clear();
        JsonNode access = access(export, "p1");
        assertThat(access.path("records").size()).isEqualTo(1_102);
        List<String> ofNotes = new ArrayList<>(counted.prepared);
        ofNotes.removeIf(sql -> !sql.toLowerCase(Locale.ROOT).contains("from note "));
        assertThat(ofNotes).as("three pages, each of keys and of values").hasSize(6);
        assertThat(counted.prepared).hasSizeLessThanOrEqualTo(6 + 3 + 5);
    }

    @Test
    void allIsAsItStoodAtOneMomentWhateverIsWrittenMeanwhile() throws IOException {
        world.states.record("p2", Consent.given(NEWSLETTER, Instant.parse("2025-01-01T00:00:00Z")));
        AtomicBoolean written = new AtomicBoolean();
        PersonExport slow = export.with((entity, category) -> {
            if (written.compareAndSet(false, true)) {
                writeElsewhere();
            }
            return Origin.provided();
        });
        JsonNode access = access(slow, "p2");
        assertThat(written).isTrue();
        assertThat(values(access))
                .containsEntry("name", "\"NAME2\"")
                .containsEntry("email", "\"EMAIL2\"")
                .containsEntry("text", "\"NOTE2\"");
        assertThat(access.path("records").size()).isEqualTo(2);
        assertThat(access.path("consents").findValuesAsString("act")).containsExactly("given");
        JsonNode after = access(export, "p2");
        assertThat(values(after)).containsEntry("name", "\"OTHER\"").doesNotContainKey("email");
        assertThat(after.path("records").size()).isEqualTo(3);
        assertThat(after.path("consents").findValuesAsString("act")).containsExactly("given", "withdrawn");
    }

    /** What another thread of the application does, on a connection of its own. */
    private void writeElsewhere() {
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
            world.system(em -> {
                Adept adept = em.find(Adept.class, 2L);
                adept.name = "OTHER";
                adept.email = null;
                Adept.Note note = new Adept.Note();
                note.id = 99;
                note.text = "NEW";
                note.adept = adept;
                em.persist(note);
                return "written";
            });
            world.states.record("p2", Consent.withdrawn(NEWSLETTER, Instant.parse("2025-06-01T00:00:00Z")));
        });
        other.join();
    }

    @Test
    void aConnectionIsGivenBackAsItWas() throws IOException {
        assertThat(access(export, "p1").path("complete").asBoolean()).isTrue();
        List<String> found = new ArrayList<>();
        world.system(em -> em.unwrap(org.hibernate.Session.class).doReturningWork(connection -> {
            found.add(connection.isReadOnly() + " " + connection.getTransactionIsolation());
            return "asked";
        }));
        assertThat(found).containsExactly("false " + java.sql.Connection.TRANSACTION_READ_COMMITTED);
    }

    private static final SubjectHasher HASHER = SubjectHasher.keyed(new byte[32]);

    private static AuditEvent disclosed(String subject, String recipient, String at) {
        return new AuditEvent(
                AuditEvent.Kind.DISCLOSED,
                Instant.parse(at),
                Optional.of(HASHER.hash(subject)),
                "1",
                Optional.of("service"),
                Optional.of(recipient),
                List.of("name"),
                Optional.of("service"),
                Optional.empty(),
                OptionalLong.empty());
    }

    @Test
    void whoGotDataIsToldFromTheRecordAlsoWhereNoRuleNamesThemAnyMore() throws IOException {
        world.store(new Adept(3, "mentor"));
        JpaAuditLog audit = new JpaAuditLog(world.entities);
        audit.append(disclosed("p3", "lawyers", "2025-05-01T10:00:00Z"));
        audit.append(disclosed("p3", "printers-of-old", "2024-05-01T10:00:00Z"));
        audit.append(disclosed("p1", "lawyers", "2023-05-01T10:00:00Z"));
        assertThat(access(export, "p3").path("recipients").size()).isZero();

        PersonExport told = export.tellingOfDisclosures(audit, HASHER);
        JsonNode access = access(told, "p3");
        assertThat(access.path("recipients").findValuesAsString("id")).contains("lawyers");
        assertThat(access.path("history").size()).isEqualTo(2);
        assertThat(access.path("history").findValuesAsString("recipient"))
                .containsExactly("printers-of-old", "lawyers");
        assertThat(access.path("history").findValuesAsString("at"))
                .containsExactly("2024-05-01T10:00:00Z", "2025-05-01T10:00:00Z");
        assertThat(page(told, "p3", "en"))
                .contains("What we gave out, and to whom", "2024-05-01", "printers-of-old:", "2025-05-01")
                .doesNotContain("2023-05-01");
        assertThat(json(out -> told.portable("p3", out)).has("history")).isFalse();
    }

    @Test
    void whatWasErasedIsToldFromItsReceiptsWithTheRecipientsThatWereToldSo() throws IOException {
        ErasureReceipts receipts = ErasureReceipts.keyed(new byte[32]);
        assertThat(world.sweep().withReceipts(receipts).run().attributesEmptied())
                .isPositive();
        world.system(em -> {
            order(em, 1, receipts.hash("p1").hex());
            order(em, 2, receipts.hash("p2").hex());
            return "stored";
        });
        PersonExport told = export.tellingOfErasures(receipts);
        JsonNode history = access(told, "p1").path("history");
        assertThat(history.findValuesAsString("entity")).contains("Note", "Adept");
        JsonNode notes = find(history, "entity", "Note");
        assertThat(notes.path("what").asString()).isEqualTo("erased");
        assertThat(notes.path("categories").get(0).asString()).isEqualTo("notes");
        JsonNode tellings = find(history, "recipient", "lawyers-1");
        assertThat(tellings.path("what").asString()).isEqualTo("told");
        assertThat(tellings.path("at").asString()).isEqualTo("2026-02-01T10:00:00Z");
        assertThat(history.findValuesAsString("recipient")).containsExactly("lawyers-1");
        assertThat(page(told, "p1", "sv"))
                .contains("Vad vi har raderat om dig", "Note:", "har meddelat", "lawyers-1:")
                .doesNotContain("lawyers-2");
    }

    /** An order that is done, with one recipient that was told and one that is not yet. */
    private static void order(EntityManager em, long id, String hash) {
        int unused = em.createNativeQuery(
                        "insert into privacy_erasure_order (id, subject_hash, grounds, received_at, state,"
                                + " attempts, outcome) values (" + id + ", '" + hash
                                + "', 'NO_LONGER_NECESSARY', timestamp '2026-02-01 09:00:00', 'DONE', 1, '{}')")
                .executeUpdate();
        for (String delivered : List.of("timestamp with time zone '2026-02-01 10:00:00+00'", "null")) {
            unused = em.createNativeQuery("insert into privacy_outbox (id, idempotency_key, order_id, recipient, known,"
                            + " categories, state, erased_at, attempts, delivered_at) values ("
                            + (2 * id + (delivered.equals("null") ? 1 : 0)) + ", '" + id + delivered.length() + "', "
                            + id
                            + ", 'lawyers-" + (delivered.equals("null") ? "waiting" : id)
                            + "', 'DISCLOSED', 'email address', 'DELIVERED', timestamp '2026-02-01 09:00:00', 1, "
                            + delivered + ")")
                    .executeUpdate();
        }
    }
}
