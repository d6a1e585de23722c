package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.ExportTerms.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.rights.FolderStore;
import com.mittliv.privacy.jpa.rights.PersonExport;
import com.mittliv.privacy.jpa.rights.PersonalDataStore;
import com.mittliv.privacy.jpa.rights.StoredContent;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.rights.Withholding;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that stores hold about a person are told with all else, and handed out beside it. */
class PersonExportFilesTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String JSON = "person.json";
    private static final String PAGE = "person.html";

    private final World world = new World(Database.H2, ENGINE, Adept.class, Adept.Note.class);

    @TempDir
    private Path folder;

    PersonExportFilesTest() {
        world.store(new Adept(1, "adept"), new Adept(2, "adept"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private PersonExport export(PersonalDataStore... stores) {
        return new PersonExport(world.entities).with(stores);
    }

    private FolderStore letters() {
        return FolderStore.of("letters", folder, Terms.NOTES, file -> RecordState.of(Terms.ADEPT));
    }

    private void write(String person, String file, String content) throws IOException {
        Path path = letters().folderOf(person).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private record Archive(Map<String, String> entries, Set<String> missing) {
        JsonNode json() {
            return MAPPER.readTree(entries.get(JSON));
        }
    }

    private static Archive zip(PersonExport export) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Set<String> missing = export.zip("p1", "en", out);
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return new Archive(entries, missing);
    }

    @Test
    void theArchiveHoldsTheFilesAndTheDocumentsTellWhatTheyAre() throws IOException {
        write("p1", "2026/first.txt", "Dear adept");
        write("p1", "2026/second.txt", "Dear adept again");
        write("p2", "2026/first.txt", "to another");
        Archive archive = zip(export(letters()));
        assertThat(archive.missing()).isEmpty();
        assertThat(archive.entries())
                .containsOnlyKeys("files/letters/1-first.txt", "files/letters/2-second.txt", JSON, PAGE)
                .containsEntry("files/letters/1-first.txt", "Dear adept")
                .containsEntry("files/letters/2-second.txt", "Dear adept again");
        JsonNode file = archive.json().path("files").path(0);
        assertThat(file.path("store").asString()).isEqualTo("letters");
        assertThat(file.path("file").asString()).isEqualTo("2026/first.txt");
        assertThat(file.path("size").asLong()).isEqualTo(10);
        assertThat(file.path("in").asString()).isEqualTo("files/letters/1-first.txt");
        assertThat(file.path("content").asString()).isEqualTo("handed-out");
        assertThat(file.path("data").path(0).path("category").path("id").asString())
                .isEqualTo("notes");
        assertThat(file.path("data").path(0).has("kept")).isTrue();
        assertThat(archive.json().path("complete").asBoolean()).isTrue();
        assertThat(archive.entries().get(PAGE))
                .contains("2026/first.txt", "files/letters/1-first.txt, 10 bytes", "NAME1")
                .contains(".incomplete { display: none; }");
        assertThat(archive.entries().toString()).doesNotContain("to another", "NAME2");
    }

    @Test
    void theDocumentsAloneListTheFiles() throws IOException {
        write("p1", "first.txt", "Dear adept");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export(letters()).json("p1", out);
        JsonNode file = MAPPER.readTree(out.toByteArray()).path("files").path(0);
        assertThat(file.path("content").asString()).isEqualTo("listed");
        assertThat(file.has("in")).isFalse();
        StringWriter page = new StringWriter();
        export(letters()).page("p1", "sv", page);
        assertThat(page.toString()).contains("first.txt", "10 bytes");
    }

    @Test
    void noNameOfAFileLeadsOutOfTheArchivesFolderAndTwoAlikeDoNotMeet() throws IOException {
        Store store = new Store();
        for (String name : List.of("../../etc/passwd", "a/../x", "b/x", "..", "<script>\u0000.txt", "C:\\temp\\x")) {
            store.contents.put(name, name);
        }
        Archive archive = zip(export(store));
        assertThat(archive.missing()).isEmpty();
        assertThat(archive.entries()).hasSize(store.contents.size() + 2);
        assertThat(archive.entries().keySet())
                .filteredOn(name -> name.startsWith("files/"))
                .hasSize(store.contents.size())
                .allMatch(name -> name.matches("files/papers/[0-9]+-[A-Za-z0-9._-]+"));
    }

    @Test
    void aStoreThatCannotTellIsNamedAndTheExportSaysThatItIsIncomplete() throws IOException {
        write("p1", "first.txt", "Dear adept");
        Store broken = new Store();
        broken.broken = true;
        Archive archive = zip(export(broken, letters()));
        assertThat(archive.missing()).containsExactly("papers");
        assertThat(archive.entries()).containsKey("files/letters/1-first.txt");
        assertThat(archive.json().path("complete").asBoolean(true)).isFalse();
        assertThat(archive.json().path("missing").path(0).asString()).isEqualTo("papers");
        assertThat(archive.entries().get(PAGE))
                .contains("papers", "could not be read now")
                .doesNotContain(".incomplete { display: none; }");
        assertThat(archive.entries().toString()).doesNotContain("Invented Name");
    }

    @Test
    void aFileThatBreaksOffOrThatNobodyHandsOutIsMissingAndTheOthersAreThere() throws IOException {
        Store store = new Store();
        store.contents.put("whole", "whole");
        store.contents.put("breaking", "breaks off");
        store.contents.put("closed", "not opened");
        store.contents.put("unknown", "without content");
        Archive archive = zip(export(store));
        assertThat(archive.missing()).containsExactlyInAnyOrder("papers/breaking", "papers/closed", "papers/unknown");
        assertThat(archive.entries()).containsEntry("files/papers/1-whole", "whole");
        assertThat(archive.json().path("complete").asBoolean(true)).isFalse();
        assertThat(archive.json().path("files").size()).isEqualTo(4);
        assertThat(archive.entries().get(PAGE)).contains("papers/breaking").doesNotContain("Invented Name");
    }

    @Test
    void whatIsWithheldIsToldAndNotHandedOut() throws IOException {
        write("p1", "first.txt", "what another said");
        Archive archive = zip(export(letters()).withholding("letters", Terms.NOTES, Withholding.RIGHTS_OF_OTHERS));
        assertThat(archive.missing()).isEmpty();
        assertThat(archive.entries()).containsOnlyKeys(JSON, PAGE);
        JsonNode file = archive.json().path("files").path(0);
        assertThat(file.path("content").asString()).isEqualTo("withheld");
        assertThat(file.path("withheld").path("notes").asString()).isEqualTo("rights-of-others");
        assertThat(archive.json().path("complete").asBoolean()).isTrue();
    }

    @Test
    void aLongFilePassesABufferAtATime() throws IOException {
        int size = 50_000_000;
        AtomicInteger largest = new AtomicInteger();
        PersonalDataStore store = new Store() {
            @Override
            public Optional<StoredContent> content(String subjectId, String recordId) {
                return Optional.of(new StoredContent(size, () -> new InputStream() {
                    private int left = size;

                    @Override
                    public int read() {
                        return left-- > 0 ? 0 : -1;
                    }

                    @Override
                    public int read(byte[] into, int from, int most) {
                        largest.accumulateAndGet(most, Math::max);
                        int some = Math.min(left, most);
                        left -= some;
                        return some == 0 ? -1 : some;
                    }
                }));
            }
        };
        ((Store) store).contents.put("long", "");
        assertThat(export(store).zip("p1", "en", OutputStream.nullOutputStream()))
                .isEmpty();
        assertThat(largest.get()).isBetween(1, 64 * 1024);
    }

    @Test
    void thatItCannotBeWrittenIsThrown() throws IOException {
        write("p1", "first.txt", "Dear adept");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int letter) throws IOException {
                throw new IOException("no space");
            }
        };
        assertThatThrownBy(() -> export(letters()).zip("p1", "en", full)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> export(letters()).zip("p1", "fi", OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A store whose records do what their names say. */
    private static class Store implements PersonalDataStore {
        final Map<String, String> contents = new LinkedHashMap<>();
        boolean broken;

        @Override
        public String name() {
            return "papers";
        }

        @Override
        public List<FiledRecord> find(String subjectId) throws IOException {
            if (broken) {
                throw new IOException("cannot reach the papers of Invented Name");
            }
            return contents.keySet().stream()
                    .map(id -> FiledRecord.of(id, RecordState.of(Terms.ADEPT), Terms.NOTES))
                    .toList();
        }

        @Override
        public Optional<StoredContent> content(String subjectId, String recordId) throws IOException {
            byte[] bytes = contents.get(recordId).getBytes(StandardCharsets.UTF_8);
            return recordId.equals("unknown")
                    ? Optional.empty()
                    : Optional.of(new StoredContent(bytes.length, () -> opened(recordId, bytes)));
        }

        private static InputStream opened(String recordId, byte[] bytes) throws IOException {
            if (recordId.equals("closed")) {
                throw new IOException("cannot open the paper of Invented Name");
            }
            return new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] into, int from, int most) {
                    int read = super.read(into, from, Math.min(most, 4));
                    if (recordId.equals("breaking") && pos > 4) {
                        throw new IllegalStateException("the paper of Invented Name is torn");
                    }
                    return read;
                }

                @Override
                public int read(byte[] into) {
                    return read(into, 0, into.length);
                }
            };
        }

        @Override
        public void erase(String subjectId, String recordId, Set<DataCategory> categories) {
            contents.remove(recordId);
        }

        @Override
        public boolean isErased(String subjectId, String recordId, Set<DataCategory> categories) {
            return !contents.containsKey(recordId);
        }
    }
}
