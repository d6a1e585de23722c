package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.jpa.rights.StoreFiles.State;
import com.mittliv.privacy.jpa.rights.StoreFiles.StoreFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Puts the contents of stores into an archive, a buffer at a time. */
final class StoreArchive {
    private static final int BUFFER = 64 * 1024;

    private final ZipOutputStream zip;

    StoreArchive(ZipOutputStream zip) {
        this.zip = zip;
    }

    /** Writes what can be read, and tells of each record what became of it. */
    StoreFiles write(StoreFiles listed) throws IOException {
        List<StoreFile> written = new ArrayList<>();
        for (StoreFile file : listed.files()) {
            Optional<StoredContent> content = file.content();
            written.add(content.isPresent() ? write(file, content.get(), written.size() + 1) : file);
        }
        return new StoreFiles(List.copyOf(written), listed.failed());
    }

    private StoreFile write(StoreFile file, StoredContent content, int number) throws IOException {
        String place = "files/" + file.store().name() + "/" + number + "-"
                + harmless(file.record().id());
        Optional<InputStream> opened = opened(content);
        if (opened.isEmpty()) {
            return file.as(State.UNREADABLE, Optional.empty());
        }
        zip.putNextEntry(new ZipEntry(place));
        boolean whole;
        try (InputStream in = opened.get()) {
            whole = copied(in, zip);
        }
        zip.closeEntry();
        return file.as(whole ? State.HANDED_OUT : State.UNREADABLE, Optional.of(place));
    }

    @SuppressWarnings("IllegalCatch")
    private static Optional<InputStream> opened(StoredContent content) {
        try {
            return Optional.of(content.bytes().open());
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether all was read; that it cannot be written is another matter, and thrown. */
    @SuppressWarnings("IllegalCatch")
    private static boolean copied(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (true) {
            int read;
            try {
                read = in.read(buffer);
            } catch (IOException | RuntimeException e) {
                return false;
            }
            if (read < 0) {
                return true;
            }
            out.write(buffer, 0, read);
        }
    }

    /** The last part of an id, of letters that mean nothing to a file system. */
    private static String harmless(String id) {
        String name = id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf('\\')) + 1);
        String safe = name.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return safe.length() > 100 ? safe.substring(safe.length() - 100) : safe;
    }
}
