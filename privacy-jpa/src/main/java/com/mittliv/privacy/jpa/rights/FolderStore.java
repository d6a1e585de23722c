package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Term;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Files about people in a folder, with a folder for each person in it, as {@link #folderOf} names it. Each file is a
 * record, and goes as a whole.
 *
 * <pre>{@code
 * FolderStore letters = FolderStore.of("letters", Path.of("/srv/letters"), LETTERS, file -> RecordState.of(MENTOR));
 * }</pre>
 *
 * <p>Links are not followed. What a file system, its snapshots or a disk keep of a deleted file is not reached.
 */
public final class FolderStore implements SweptStore {
    private final String name;
    private final Path folder;
    private final DataCategory category;
    private final Function<Path, RecordState> states;

    private FolderStore(String name, Path folder, DataCategory category, Function<Path, RecordState> states) {
        this.name = name;
        this.folder = folder;
        this.category = category;
        this.states = states;
    }

    /**
     * A store of files of one category.
     *
     * @param name the store's name, an id
     * @param folder the folder of all
     * @param category what the files hold
     * @param states tells in which role a file's person is known, and what happened when; the file may be gone when asked
     * @return the store
     * @throws IllegalArgumentException if the name is no id
     */
    public static FolderStore of(String name, Path folder, DataCategory category, Function<Path, RecordState> states) {
        Term.requireId(name);
        return new FolderStore(name, folder.toAbsolutePath().normalize(), category, states);
    }

    /**
     * The folder of a person's files.
     *
     * @param subjectId the person's id
     * @return a folder that no other person has, whatever the id holds, on file systems that don't tell capitals too
     */
    public Path folderOf(String subjectId) {
        StringBuilder safe = new StringBuilder("_");
        for (byte each : subjectId.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xff);
            boolean plain = letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9' || letter == '-';
            safe.append(plain ? String.valueOf(letter) : String.format("%%%02x", (int) letter));
        }
        return folder.resolve(safe.toString());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<FiledRecord> find(String subjectId) throws IOException {
        Path own = folderOf(subjectId);
        if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
            requireFolder();
            return List.of();
        }
        try (Stream<Path> files = Files.walk(own)) {
            return files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .map(file -> FiledRecord.of(own.relativize(file).toString(), states.apply(file), category))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    // INVARIANT: a folder whose name another id would not make is nobody's, and stays.
    @Override
    public Stream<String> people() throws IOException {
        requireFolder();
        try (Stream<Path> folders = Files.list(folder)) {
            return folders
                    .filter(own -> Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS))
                    .flatMap(own -> subjectOf(own).stream())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private Optional<String> subjectOf(Path own) {
        String encoded = own.getFileName().toString();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 1; i < encoded.length(); i++) {
            boolean escaped = encoded.charAt(i) == '%' && i + 2 < encoded.length();
            int value = escaped ? hexadecimal(encoded.substring(i + 1, i + 3)) : encoded.charAt(i);
            bytes.write(value);
            i += escaped ? 2 : 0;
        }
        String subject = bytes.toString(StandardCharsets.UTF_8);
        return folderOf(subject).equals(own) ? Optional.of(subject) : Optional.empty();
    }

    private static int hexadecimal(String two) {
        return Character.digit(two.charAt(0), 16) << 4 | Character.digit(two.charAt(1), 16);
    }

    // INVARIANT: a folder that is not there, such as one that is not mounted, says nothing about what is gone.
    private void requireFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new FileSystemException(
                    folder.toString(), null, "the folder of the store is not there; mount or make it");
        }
    }

    @Override
    public void erase(String subjectId, String recordId, Set<DataCategory> categories) throws IOException {
        requireFolder();
        if (!categories.contains(category)) {
            return;
        }
        Path own = folderOf(subjectId);
        Path file = file(own, recordId);
        if (!isThere(own, file)) {
            return;
        }
        boolean unused = Files.deleteIfExists(file);
        for (Path above = file.getParent();
                above != null && above.startsWith(own) && isEmpty(above);
                above = above.getParent()) {
            unused = Files.deleteIfExists(above);
        }
    }

    @Override
    public boolean isErased(String subjectId, String recordId, Set<DataCategory> categories) throws IOException {
        requireFolder();
        Path own = folderOf(subjectId);
        return !categories.contains(category) || !isThere(own, file(own, recordId));
    }

    @Override
    public Optional<StoredContent> content(String subjectId, String recordId) throws IOException {
        requireFolder();
        Path own = folderOf(subjectId);
        Path file = file(own, recordId);
        return isThere(own, file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(new StoredContent(
                        Files.size(file), () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)))
                : Optional.empty();
    }

    private static Path file(Path own, String recordId) throws IOException {
        Path file = own.resolve(recordId).normalize();
        if (!file.startsWith(own) || file.equals(own)) {
            throw new IOException("the record's id leads out of the person's folder; take ids from `find`");
        }
        return file;
    }

    /** Whether a file is there, on a way without links, which could lead to another person's. */
    private static boolean isThere(Path own, Path file) {
        for (Path above = file.getParent(); above != null && above.startsWith(own); above = above.getParent()) {
            if (!Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    // The name alone: paths lead to people.
    @Override
    public String toString() {
        return "FolderStore[" + name + "]";
    }
}
