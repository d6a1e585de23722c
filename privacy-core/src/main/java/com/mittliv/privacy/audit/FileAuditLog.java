package com.mittliv.privacy.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A log in a file, one JSON object per line. One process writes; any number of threads share the log.
 *
 * <pre>{@code
 * try (var log = FileAuditLog.open(path, Durability.EVERY_ENTRY, InstantSource.system())) {
 *     log.append(AuditEvent.asked(DataSubjectRight.ACCESS, hasher.hash(personId), policy, receivedAt));
 * }
 * }</pre>
 *
 * <p>Beside the file stands another with {@code .lock} at the end of its name, which keeps a second writer out.
 *
 * <p>A crash in the middle of an append can leave an incomplete last line. It was never acknowledged; opening the log
 * cuts it off, says so by {@link #recovered} and appends an entry of {@link AuditEvent.Kind#RECOVERED}. A last line
 * that lacks nothing but its end is completed instead.
 */
public final class FileAuditLog implements AuditLog {
    private static final byte[] LINE_END = {'\n'};

    /** When an entry is forced to the disk. */
    public enum Durability {
        /** Before {@code append} returns: an acknowledged entry outlives a loss of power. */
        EVERY_ENTRY,
        /**
         * When the operating system chooses, and on closing: an acknowledged entry outlives the end of the process, but
         * the last ones may not outlive a loss of power.
         */
        OPERATING_SYSTEM
    }

    private final Path file;
    private final FileChannel channel;
    private final FileChannel lock;
    private final Durability durability;
    private AuditHead head = AuditHead.EMPTY;
    private long length;
    private long recovered;
    private @Nullable String unusable;

    private FileAuditLog(Path file, FileChannel channel, FileChannel lock, Durability durability) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
        this.durability = durability;
    }

    /**
     * Opens a log for writing, creating it if need be, and recovers what a crash left.
     *
     * @param file the log's path
     * @param durability when entries are forced to the disk
     * @param time tells when a recovery takes place
     * @return the log, locked against other writers until it is closed
     * @throws AuditException if it cannot be opened, another writer has it, or its last entry is not genuine
     */
    public static FileAuditLog open(Path file, Durability durability, InstantSource time) {
        try {
            FileChannel lock = LogFile.lock(file);
            try {
                return open(file, lock, durability, time);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new AuditException("the log " + file + " cannot be opened; see the cause", e);
        }
    }

    private static FileAuditLog open(Path file, FileChannel lock, Durability durability, InstantSource time)
            throws IOException {
        boolean created = Files.notExists(file);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        try {
            if (created) {
                LogFile.forceFolderOf(file);
            }
            FileAuditLog log = new FileAuditLog(file, channel, lock, durability);
            log.recover(time);
            return log;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Checks a log without opening it for writing and without repairing anything.
     *
     * @param file the log's path
     * @param kept a head kept elsewhere
     * @return the first flaw, or where the log stands
     * @throws AuditException if it cannot be read
     */
    public static Verification verify(Path file, Optional<AuditHead> kept) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long whole = LogFile.startOfLine(channel, channel.size());
            boolean torn = whole < channel.size();
            Verification found = verifyFirst(file, whole, kept);
            return torn && found instanceof Verification.Intact intact
                    ? new Verification.Broken(intact.head().sequence() + 1, Verification.Flaw.TORN)
                    : found;
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * How much was cut off when the log was opened.
     *
     * @return the bytes of an entry that was never acknowledged; 0 if the last line was complete
     */
    public long recovered() {
        return recovered;
    }

    @Override
    public synchronized AuditEntry append(AuditEvent event) {
        if (unusable != null) {
            throw new AuditException("the log " + file + " " + unusable);
        }
        AuditEntry entry = AuditChain.next(head, event);
        byte[] line = LineCodec.write(entry);
        try {
            requireOwnEnd();
            writeLine(line);
        } catch (IOException | RuntimeException e) {
            // What reached the file is unknown: appending behind it could bury an entry that nobody was told of.
            unusable = "failed to write; open it again to recover";
            throw new AuditException("the log " + file + " " + unusable, e);
        }
        head = entry.head();
        length += line.length + LINE_END.length;
        return entry;
    }

    /** The lock keeps honest writers out; this sees any other. */
    private void requireOwnEnd() throws IOException {
        if (channel.size() != length) {
            throw new IOException("the file is " + channel.size() + " bytes long, not " + length
                    + " as this writer left it; something else wrote to it");
        }
    }

    private void writeLine(byte[] line) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(line.length + LINE_END.length)
                .put(line)
                .put(LINE_END)
                .flip();
        write(bytes, length);
        if (durability == Durability.EVERY_ENTRY) {
            channel.force(false);
        }
    }

    private void write(ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    @Override
    public Stream<AuditEntry> stream() {
        try {
            InputStream in = LogFile.firstBytes(file, length());
            var entries = Spliterators.spliteratorUnknownSize(
                    new Lines(in), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
            return StreamSupport.stream(entries, false)
                    .map(entry -> entry.orElseThrow(() -> new AuditException(
                            "the log " + file + " holds a line that is no entry; verify it to see which")))
                    .onClose(() -> close(in));
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(file, e);
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized AuditHead head() {
        return head;
    }

    @Override
    public Verification verify(Optional<AuditHead> kept) {
        try {
            return verifyFirst(file, length(), kept);
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public synchronized void close() {
        if (!channel.isOpen()) {
            return;
        }
        unusable = "is closed; open it again";
        try (lock;
                channel) {
            channel.force(true);
        } catch (IOException e) {
            throw new AuditException("the log " + file + " could not be closed; see the cause", e);
        }
    }

    private synchronized long length() {
        return length;
    }

    private static Verification verifyFirst(Path file, long length, Optional<AuditHead> kept) throws IOException {
        try (InputStream in = LogFile.firstBytes(file, length)) {
            return AuditChain.verifyReadable(new Lines(in), kept);
        }
    }

    /** Finds the last whole entry, and settles what stands behind it. */
    private void recover(InstantSource time) throws IOException {
        long size = channel.size();
        long whole = LogFile.startOfLine(channel, size);
        head = lastEntry(whole).map(AuditEntry::head).orElse(AuditHead.EMPTY);
        length = whole;
        if (whole == size) {
            return;
        }
        Optional<AuditEntry> unended =
                entryAt(whole, size).filter(entry -> entry.previous().equals(head.hash()));
        if (unended.isPresent()) {
            write(ByteBuffer.wrap(LINE_END), size);
            head = unended.get().head();
            length = size + LINE_END.length;
        } else {
            channel.truncate(whole);
            recovered = size - whole;
            append(AuditEvent.recovered(recovered, time.instant()));
        }
        channel.force(true);
    }

    private Optional<AuditEntry> lastEntry(long end) throws IOException {
        if (end == 0) {
            return Optional.empty();
        }
        long start = LogFile.startOfLine(channel, end - 1);
        return Optional.of(entryAt(start, end - 1)
                .orElseThrow(() -> new AuditException("the last entry of the log " + file
                        + " is not genuine; verify the log, and start another once it is looked into")));
    }

    private Optional<AuditEntry> entryAt(long start, long end) throws IOException {
        return end - start > LineCodec.MAX_LINE
                ? Optional.empty()
                : LineCodec.read(LogFile.read(channel, start, (int) (end - start)))
                        .filter(AuditEntry::isGenuine);
    }

    private static AuditException unreadable(Path file, Exception cause) {
        return new AuditException("the log " + file + " cannot be read; see the cause", cause);
    }
}
