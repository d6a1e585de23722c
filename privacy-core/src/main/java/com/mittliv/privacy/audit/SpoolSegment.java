package com.mittliv.privacy.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One file of a spool: entries that follow one another, behind the head that stands in its name. */
final class SpoolSegment {
    private static final Pattern NAME = Pattern.compile("(\\d{19})-([0-9a-f]{64})\\.spool");

    private final Path file;
    private final AuditHead base;

    SpoolSegment(Path file, AuditHead base) {
        this.file = file;
        this.base = base;
    }

    static SpoolSegment behind(AuditHead base, Path folder) {
        return new SpoolSegment(folder.resolve(String.format("%019d-%s.spool", base.sequence(), base.hash())), base);
    }

    /** The segment that a file is, if its name says so. */
    static Optional<SpoolSegment> named(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? Optional.of(new SpoolSegment(file, new AuditHead(Long.parseLong(name.group(1)), name.group(2))))
                : Optional.empty();
    }

    /** What stands before its first entry. */
    AuditHead base() {
        return base;
    }

    Path file() {
        return file;
    }

    FileChannel open() throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Its entries, and what stands behind them that is none. */
    record Content(List<AuditEntry> entries, long wholeBytes, long tornBytes) {}

    /** Reads the file as far as its lines are entries that follow one another. */
    Content read() throws IOException {
        List<AuditEntry> entries = new ArrayList<>();
        AuditHead head = base;
        long whole = 0;
        byte[] bytes = Files.readAllBytes(file);
        for (int start = 0; start < bytes.length; ) {
            int end = endOfLine(bytes, start);
            Optional<AuditEntry> entry = end < 0
                    ? Optional.empty()
                    : LineCodec.read(java.util.Arrays.copyOfRange(bytes, start, end))
                            .filter(follows(head));
            if (entry.isEmpty()) {
                break;
            }
            entries.add(entry.get());
            head = entry.get().head();
            start = end + 1;
            whole = start;
        }
        return new Content(entries, whole, bytes.length - whole);
    }

    private static java.util.function.Predicate<AuditEntry> follows(AuditHead head) {
        return entry -> entry.isGenuine()
                && entry.sequence() == head.sequence() + 1
                && entry.previous().equals(head.hash());
    }

    private static int endOfLine(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** An entry as a whole line. */
    static ByteBuffer line(AuditEntry entry) {
        byte[] line = LineCodec.write(entry);
        return ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
    }
}
