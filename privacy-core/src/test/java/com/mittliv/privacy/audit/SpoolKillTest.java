package com.mittliv.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.audit.AuditEvent.Kind;
import com.mittliv.privacy.audit.FileAuditLog.Durability;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes and forwards, again and again, over one spool and one target. */
class SpoolKillTest {
    private static final int KILLS = Integer.getInteger("privacy.kills", 10);

    @TempDir
    Path folder;

    /** The process that is killed: appends without end and names each event once it is acknowledged. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            Path folder = Path.of(args[0]);
            try (FileAuditLog target = target(folder);
                    SpooledAuditLog log = spool(folder, target)) {
                for (long i = Long.parseLong(args[1]); ; i++) {
                    AuditEntry unused = log.append(Events.number(i));
                    System.out.println(i);
                }
            }
        }
    }

    private static FileAuditLog target(Path folder) {
        return FileAuditLog.open(folder.resolve("audit.jsonl"), Durability.OPERATING_SYSTEM, () -> Instant.EPOCH);
    }

    private static SpooledAuditLog spool(Path folder, AuditLog target) {
        return SpooledAuditLog.open(
                folder.resolve("spool"), target, new SpoolLimits(500, Duration.ofMinutes(1)), () -> Instant.EPOCH);
    }

    @Test
    void whateverTheMomentOfTheKillEachAcknowledgedEventArrivesOnce() throws Exception {
        Random random = new Random(7);
        long acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged = runAndKill(acknowledged + 1, random.nextInt(400));
            acknowledged = Math.max(acknowledged, settle(acknowledged));
        }
    }

    /** Kills a process some time after its first acknowledgement, and tells its last. */
    private long runAndKill(long from, int millis) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString(),
                        String.valueOf(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long last = from - 1;
        try (var out = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            @Nullable String line = out.readLine();
            assertThat(line).as("the writer acknowledges something").isNotNull();
            last = Long.parseLong(line);
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while ((line = out.readLine()) != null) {
                last = whole(line, last);
                if (System.nanoTime() > end) {
                    // By its handle, which leaves what is in the pipe to be read.
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return last;
    }

    /** The kill can cut the last line short, which is then a smaller number. */
    private static long whole(String line, long before) {
        return line.equals(String.valueOf(before + 1)) ? before + 1 : before;
    }

    /** Opens both again, forwards the rest, and checks what arrived; tells the last event, acknowledged or not. */
    private long settle(long acknowledged) {
        try (FileAuditLog target = target(folder);
                SpooledAuditLog log = spool(folder, target)) {
            log.awaitForwarded(Duration.ofSeconds(30));
            assertThat(log.waiting()).isZero();
        }
        try (FileAuditLog target = target(folder);
                var entries = target.stream()) {
            List<Long> arrived = entries.filter(entry -> entry.event().kind() != Kind.RECOVERED)
                    .map(entry -> entry.event().count().orElseThrow())
                    .toList();
            long last = arrived.get(arrived.size() - 1);
            assertThat(last).isGreaterThanOrEqualTo(acknowledged);
            assertThat(arrived)
                    .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
            assertThat(target.verify().isIntact()).isTrue();
            return last;
        }
    }
}
