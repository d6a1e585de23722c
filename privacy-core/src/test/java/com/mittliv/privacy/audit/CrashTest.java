package com.mittliv.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.audit.FileAuditLog.Durability;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    @TempDir
    Path folder;

    /** The process that is killed: appends without end and names each entry once it is acknowledged. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            try (var log = FileAuditLog.open(Path.of(args[0]), Durability.EVERY_ENTRY, () -> Instant.EPOCH)) {
                for (long i = 1; ; i++) {
                    AuditEntry entry = log.append(Events.number(i));
                    System.out.println(entry.sequence() + " " + entry.hash());
                }
            }
        }
    }

    @RepeatedTest(3)
    void noAcknowledgedEntryIsLostWhenTheProcessIsKilled() throws Exception {
        Path file = folder.resolve("audit.jsonl");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        AuditHead acknowledged;
        try (var out = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            acknowledged = readThenKill(writer, out);
        }
        assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();

        try (var log = FileAuditLog.open(file, Durability.EVERY_ENTRY, () -> Instant.EPOCH)) {
            assertThat(log.verify(Optional.of(acknowledged)).isIntact()).isTrue();
            assertThat(log.head().sequence()).isGreaterThanOrEqualTo(acknowledged.sequence());
        }
    }

    /** The last entry acknowledged before the kill, or in the pipe by then. */
    private static AuditHead readThenKill(Process writer, BufferedReader out) throws IOException {
        AuditHead last = AuditHead.EMPTY;
        @Nullable String line;
        while ((line = out.readLine()) != null) {
            String[] parts = line.split(" ", 2);
            if (parts.length == 2 && parts[1].length() == 64) {
                last = new AuditHead(Long.parseLong(parts[0]), parts[1]);
            }
            if (last.sequence() == 100) {
                // By its handle, which leaves what is in the pipe to be read.
                writer.toHandle().destroyForcibly();
            }
        }
        assertThat(last.sequence()).isGreaterThanOrEqualTo(100);
        return last;
    }
}
