package com.mittliv.privacy.audit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** What a log needs of its file: the lock, the first bytes, the last line. */
final class LogFile {
    private LogFile() {}

    /** The first bytes of a file, buffered; closing it closes the file. */
    static InputStream firstBytes(Path file, long length) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new BufferedInputStream(new Limited(Channels.newInputStream(channel), length));
    }

    /** The position just after the last line end before a position; 0 if there is none. */
    static long startOfLine(FileChannel channel, long before) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(8192);
        long end = before;
        while (end > 0) {
            long start = Math.max(0, end - block.capacity());
            byte[] bytes = read(channel, start, (int) (end - start));
            for (int i = bytes.length - 1; i >= 0; i--) {
                if (bytes[i] == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    static byte[] read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            continue;
        }
        return java.util.Arrays.copyOf(buffer.array(), buffer.position());
    }

    /** A file of its own, which is opened for nothing else: closing a file lets go of a process's locks on it. */
    static FileChannel lock(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new AuditException("the log " + file + " has a writer already; share that one, or close it first");
        }
        return channel;
    }

    /** Makes the file's name as durable as its content; not every platform can, and none but the name is at stake. */
    static void forceFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !folder.getFileSystem().getSeparator().equals("/")) {
            return;
        }
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** Ends where the log stood, so that an entry just being written is not seen in part. */
    private static final class Limited extends InputStream {
        private final InputStream in;
        private long left;

        Limited(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
