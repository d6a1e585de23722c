package com.mittliv.privacy.jpa.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends SweptStoreContract {
    private static final DataCategory LETTERS = DataCategory.of("letters");

    @TempDir
    private Path folder;

    private int files;

    @Override
    protected FolderStore open() {
        return FolderStore.of("letters", folder, LETTERS, file -> RecordState.of(Role.of("mentor")));
    }

    @Override
    protected void put(String subjectId) throws IOException {
        Path file = open().folderOf(subjectId).resolve("2026").resolve("letter" + files++);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a letter");
    }

    @Test
    void theFoldersOfAllThatIsErasedGoToo() throws IOException {
        put("p1");
        open().erase("p1", open().find("p1").get(0).id(), Set.of(LETTERS));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFilesContentIsHandedOutAndALinkIsNotFollowed() throws IOException {
        put("p1");
        String id = open().find("p1").get(0).id();
        StoredContent content = open().content("p1", id).orElseThrow();
        try (InputStream in = content.bytes().open()) {
            assertThat(in.readAllBytes()).asString().isEqualTo("a letter");
        }
        Path link = open().folderOf("p1").resolve("link");
        Files.createSymbolicLink(link, open().folderOf("p1").resolve(id));
        assertThat(open().content("p1", "link")).isEmpty();
        assertThatThrownBy(() -> open().content("p1", "../_p2/letter"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leads out");
    }

    @Test
    void aFolderThatIsNotThereTellsNothing() {
        FolderStore unmounted =
                FolderStore.of("letters", folder.resolve("absent"), LETTERS, file -> RecordState.of(Role.of("mentor")));
        assertThatThrownBy(() -> unmounted.find("p1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("mount");
        assertThatThrownBy(() -> unmounted.erase("p1", "a", Set.of(LETTERS))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> unmounted.isErased("p1", "a", Set.of(LETTERS))).isInstanceOf(IOException.class);
    }

    @Test
    void anIdOfARecordThatLeadsOutIsRefused() throws IOException {
        put("p2");
        String out = "../" + folder.relativize(open().folderOf("p2")) + "/2026/letter0";
        assertThatThrownBy(() -> open().erase("p1", out, Set.of(LETTERS)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leads out");
        assertThat(open().find("p2")).hasSize(1);
    }

    @Test
    void linksAreErasedAndNotFollowed() throws IOException {
        put("p2");
        Path own = Files.createDirectories(open().folderOf("p1"));
        Path link = Files.createSymbolicLink(own.resolve("link"), open().folderOf("p2"));
        assertThat(open().find("p1"))
                .singleElement()
                .satisfies(record -> assertThat(record.id()).isEqualTo("link"));
        open().erase("p1", "link/2026/letter0", Set.of(LETTERS));
        assertThat(open().find("p2")).hasSize(1);
        open().erase("p1", "link", Set.of(LETTERS));
        assertThat(link).doesNotExist();
        assertThat(open().find("p2")).hasSize(1);
    }

    @Test
    void aFolderThatNoIdMakesIsNobodys() throws IOException {
        put("p1");
        Files.createDirectories(folder.resolve("lost+found"));
        Files.createDirectories(folder.resolve("_%7"));
        Files.createDirectories(folder.resolve("_%zz"));
        Files.createDirectories(folder.resolve("_P1"));
        Files.writeString(folder.resolve("_file"), "no folder");
        try (Stream<String> people = open().people()) {
            assertThat(people).containsExactly("p1");
        }
    }
}
