package com.mittliv.privacy.examples.app.recordings;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.examples.app.desk.Explainer;
import com.mittliv.privacy.examples.app.people.Invented.Track;
import com.mittliv.privacy.examples.app.people.Recording;
import com.mittliv.privacy.examples.app.people.Tracks;
import com.mittliv.privacy.examples.policy.MittLivTerms.Categories;
import com.mittliv.privacy.examples.policy.MittLivTerms.Events;
import com.mittliv.privacy.examples.policy.MittLivTerms.Roles;
import com.mittliv.privacy.jpa.rights.FolderStore;
import com.mittliv.privacy.rights.FiledRecord;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** The files with what was recorded, a folder for each person. What happened to a file is told by its row. */
@Component
public class RecordingFiles implements Tracks {
    /** What the store is called in orders and receipts. */
    public static final String NAME = "recordings";

    private static final Pattern TRACK = Pattern.compile("track-(\\d{1,18})\\.vtt");

    private final Explainer explainer;
    private final Path folder;
    private final boolean temporary;
    private final FolderStore store;

    /** @param directory where the files are kept, in a folder of their own; a temporary one where none is set */
    RecordingFiles(Explainer explainer, @Value("${mitt-liv.recordings:}") String directory) throws IOException {
        this.explainer = explainer;
        this.temporary = directory.isEmpty();
        Path above = temporary ? Files.createTempDirectory("mitt-liv-") : Path.of(directory);
        this.folder = Files.createDirectories(above.resolve("mitt-liv-recordings"));
        this.store = FolderStore.of(NAME, folder, Categories.MEETING_CONTENT, this::stateOf);
    }

    /**
     * The files, as orders to erase reach them.
     *
     * @return the store
     */
    public FolderStore store() {
        return store;
    }

    private RecordState stateOf(Path file) {
        Matcher track = TRACK.matcher(file.getFileName().toString());
        Optional<RecordState> told = track.matches()
                ? explainer.recordOf(Recording.class, Long.parseLong(track.group(1)))
                : Optional.empty();
        // INVARIANT: nothing keeps a file of which no row tells.
        return told.orElseGet(() -> RecordState.of(Roles.ADEPT).with(Events.ADMISSION_REFUSED, Instant.EPOCH));
    }

    /**
     * A person's tracks.
     *
     * @param personId whose
     * @return the files' names
     */
    public List<String> of(String personId) {
        try {
            return store.find(personId).stream().map(FiledRecord::id).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What was said in a track.
     *
     * @param personId whose
     * @param file the file's name
     * @return the text; empty if she has no such track
     */
    public Optional<String> read(String personId, String file) {
        Path path = store.folderOf(personId).resolve(file);
        try {
            return TRACK.matcher(file).matches() && Files.isRegularFile(path)
                    ? Optional.of(Files.readString(path))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keep(String personId, Track track) {
        try {
            Path own = Files.createDirectories(store.folderOf(personId));
            Files.writeString(own.resolve(track.file()), track.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void clear() {
        try {
            boolean unused = FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void close() throws IOException {
        if (temporary) {
            boolean unused = FileSystemUtils.deleteRecursively(folder.getParent());
        }
    }
}
