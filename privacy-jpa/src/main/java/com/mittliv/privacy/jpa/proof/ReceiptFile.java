package com.mittliv.privacy.jpa.proof;

import com.mittliv.privacy.audit.AuditException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Receipts in a file, a page a line, as JSON. */
final class ReceiptFile implements Pages {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;

    ReceiptFile(Path file) {
        this.file = file;
    }

    /** A page as it stands in a line. */
    private record Line(
            long page,
            String work,
            String entity,
            String action,
            String categories,
            String grounds,
            String policyVersion,
            Instant at,
            int rows,
            byte[] subjects,
            byte[] keys,
            String dependents,
            String previous,
            String hash) {
        static Line of(ReceiptPage page) {
            ReceiptPage.Content content = page.content();
            return new Line(
                    page.number(),
                    content.work(),
                    content.entity(),
                    content.action(),
                    content.categories(),
                    content.grounds(),
                    content.policyVersion(),
                    content.at(),
                    content.rows(),
                    content.subjects(),
                    content.keys(),
                    content.dependents(),
                    page.previous(),
                    page.hash());
        }

        ReceiptPage toPage() {
            return new ReceiptPage(
                    page,
                    new ReceiptPage.Content(
                            work,
                            entity,
                            action,
                            categories,
                            grounds,
                            policyVersion,
                            at,
                            rows,
                            subjects,
                            keys,
                            dependents),
                    previous,
                    hash);
        }
    }

    @Override
    public Stream<ReceiptPage> pagesAfter(long number) {
        try {
            BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
            return reader.lines()
                    .map(this::page)
                    .filter(page -> page.number() > number)
                    .onClose(() -> close(reader));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private ReceiptPage page(String line) {
        try {
            return MAPPER.readValue(line, Line.class).toPage();
        } catch (JacksonException | NullPointerException e) {
            throw unreadable(e);
        }
    }

    private AuditException unreadable(Exception cause) {
        return new AuditException("the file of receipts " + file + " cannot be read; see the cause", cause);
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the file if need be, and cuts off a last line that a crash left incomplete. */
    void prepare() throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            ByteBuffer last = ByteBuffer.allocate(1);
            while (end > 0) {
                last.clear();
                int unused = channel.read(last, end - 1);
                if (last.get(0) == '\n') {
                    break;
                }
                end--;
            }
            channel.truncate(end);
        }
    }

    /** Adds pages, which are on the disk when it returns. */
    void append(Iterator<ReceiptPage> pages) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            while (pages.hasNext()) {
                byte[] line =
                        (MAPPER.writeValueAsString(Line.of(pages.next())) + "\n").getBytes(StandardCharsets.UTF_8);
                ByteBuffer bytes = ByteBuffer.wrap(line);
                while (bytes.hasRemaining()) {
                    int unused = channel.write(bytes);
                }
            }
            channel.force(true);
        }
    }
}
