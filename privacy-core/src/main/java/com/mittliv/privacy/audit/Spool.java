package com.mittliv.privacy.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a spool, the newest of which is written to. Not safe to share between threads, but for {@link #force}. */
final class Spool implements AutoCloseable {
    /** How long a file may get before another is begun, so that what was forwarded can be deleted. */
    private static final long LONGEST = 1 << 20;

    private final Path folder;
    private final FileChannel lock;
    private final Deque<SpoolSegment> segments = new ArrayDeque<>();
    private FileChannel newest;
    private long length;
    private long cutOff;

    private Spool(Path folder, FileChannel lock, SpoolSegment first) throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.newest = begin(first);
    }

    /**
     * Opens the spool of a folder.
     *
     * @throws AuditException if another process has it, or what it holds is not what was put there
     */
    static Spool open(Path folder, AuditLog target) throws IOException {
        Path created = Files.createDirectories(folder);
        FileChannel lock = LogFile.lock(created.resolve("spool"));
        try {
            List<SpoolSegment> found = segments(folder);
            return found.isEmpty()
                    ? new Spool(folder, lock, SpoolSegment.behind(target.head(), folder))
                    : new Spool(folder, lock, found);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static List<SpoolSegment> segments(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> SpoolSegment.named(file).stream())
                    .sorted(Comparator.comparingLong(segment -> segment.base().sequence()))
                    .toList();
        }
    }

    private Spool(Path folder, FileChannel lock, List<SpoolSegment> found) throws IOException {
        this(folder, lock, found.get(found.size() - 1));
        segments.clear();
        segments.addAll(found);
    }

    private FileChannel begin(SpoolSegment segment) throws IOException {
        FileChannel channel = segment.open();
        try {
            LogFile.forceFolderOf(segment.file());
            segments.addLast(segment);
            length = channel.size();
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** All entries in the files, of which some may have been forwarded; what a crash tore off at the end is cut off. */
    List<AuditEntry> recover() throws IOException {
        List<AuditEntry> entries = new ArrayList<>();
        AuditHead head = base();
        for (SpoolSegment segment : segments) {
            if (!segment.base().equals(head)) {
                throw damaged(head);
            }
            SpoolSegment.Content content = segment.read();
            entries.addAll(content.entries());
            head = content.entries().isEmpty()
                    ? head
                    : entries.get(entries.size() - 1).head();
            if (content.tornBytes() > 0) {
                cutOff(segment, content, head);
            }
        }
        return entries;
    }

    /** What stands before the oldest entry. */
    AuditHead base() {
        return segments.getFirst().base();
    }

    private void cutOff(SpoolSegment segment, SpoolSegment.Content content, AuditHead head) throws IOException {
        // A crash tears the last line of the newest file, and leaves no line end behind it.
        if (segment != segments.getLast() || endsLine(content)) {
            throw damaged(head);
        }
        newest.truncate(content.wholeBytes());
        newest.force(true);
        length = content.wholeBytes();
        cutOff = content.tornBytes();
    }

    private boolean endsLine(SpoolSegment.Content content) throws IOException {
        return LogFile.startOfLine(newest, newest.size()) > content.wholeBytes();
    }

    private AuditException damaged(AuditHead head) {
        return new AuditException("the spool " + folder + " is not as it was written behind entry " + head.sequence()
                + "; keep its files, and begin with another folder once it is looked into");
    }

    /** How many bytes the recovery cut off. */
    long cutOff() {
        return cutOff;
    }

    /** Adds an entry, which is safe once {@link #force} was called after it. */
    void write(AuditEntry entry) throws IOException {
        ByteBuffer line = SpoolSegment.line(entry);
        while (line.hasRemaining()) {
            length += newest.write(line, length);
        }
    }

    /** Makes safe what was written before the call; the one method that others may be called beside. */
    void force() throws IOException {
        newest.force(false);
    }

    /** Begins another file where the newest has grown long, and tells up to where that made entries safe. Not beside {@link #force}. */
    Optional<AuditHead> turn(AuditHead head) throws IOException {
        if (length <= LONGEST) {
            return Optional.empty();
        }
        newest.force(false);
        newest.close();
        newest = begin(SpoolSegment.behind(head, folder));
        return Optional.of(head);
    }

    /** Deletes the files that hold nothing beyond a number, but for the newest. */
    void forget(long forwarded) throws IOException {
        for (Optional<SpoolSegment> next = second(); next.isPresent(); next = second()) {
            if (next.get().base().sequence() > forwarded) {
                return;
            }
            segments.removeFirst().delete();
        }
    }

    private Optional<SpoolSegment> second() {
        return segments.stream().skip(1).findFirst();
    }

    @Override
    public void close() throws IOException {
        FileChannel last = newest;
        try (lock;
                last) {
            last.force(true);
        }
    }
}
