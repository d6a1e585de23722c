package com.mittliv.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.audit.FileAuditLog.Durability;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A file that may grow no further, which is what a full disk is to its writer, in a process of its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "files are bounded by the shell's ulimit")
class FullDiskTest {
    private static final int BLOCKS = 16;

    @TempDir
    Path folder;

    /** The process whose file may not grow: appends until it is told that nothing was appended. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            try (var log = FileAuditLog.open(Path.of(args[0]), Durability.EVERY_ENTRY, () -> Instant.EPOCH)) {
                AuditHead last = log.head();
                try {
                    for (long i = 1; ; i++) {
                        last = log.append(Events.number(i)).head();
                    }
                } catch (AuditException full) {
                    System.out.println(last.sequence() + " " + last.hash() + " "
                            + log.head().equals(last));
                    try {
                        log.append(Events.number(0));
                    } catch (AuditException unusable) {
                        System.out.println("refused: " + unusable.getMessage());
                    }
                }
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndWhatWasAcknowledgedIsThere() throws Exception {
        Path file = folder.resolve("audit.jsonl");

        List<String> printed = writeUntilFull(file);

        String[] last = printed.get(0).split(" ", 3);
        AuditHead acknowledged = new AuditHead(Long.parseLong(last[0]), last[1]);
        assertThat(acknowledged.sequence()).isPositive();
        assertThat(last[2]).as("the head stays at the last entry acknowledged").isEqualTo("true");
        assertThat(printed.get(1)).contains("failed to write; open it again to recover");
        assertThat(Files.size(file)).isLessThanOrEqualTo(BLOCKS * 1024L);
        try (var log = FileAuditLog.open(file, Durability.EVERY_ENTRY, () -> Instant.EPOCH)) {
            assertThat(log.verify(Optional.of(acknowledged)).isIntact()).isTrue();
            assertThat(log.recovered())
                    .as("what reached the file of the refused entry")
                    .isPositive();
            assertThat(log.stream().filter(entry -> entry.event().kind() != AuditEvent.Kind.RECOVERED))
                    .hasSize((int) acknowledged.sequence());
        }
    }

    private static List<String> writeUntilFull(Path file) throws Exception {
        Process writer = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f " + BLOCKS + " && exec \"$0\" \"$@\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> printed = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(printed).hasSize(2);
        return printed;
    }
}
