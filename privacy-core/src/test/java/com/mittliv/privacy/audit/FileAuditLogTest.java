package com.mittliv.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.audit.AuditEvent.Kind;
import com.mittliv.privacy.audit.FileAuditLog.Durability;
import com.mittliv.privacy.audit.Verification.Broken;
import com.mittliv.privacy.audit.Verification.Flaw;
import com.mittliv.privacy.audit.Verification.Intact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileAuditLogTest extends AuditLogContract {
    private static final Instant LATER = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    @Override
    protected AuditLog open() {
        return open(folder.resolve("contract.jsonl"));
    }

    private static FileAuditLog open(Path file) {
        return FileAuditLog.open(file, Durability.OPERATING_SYSTEM, () -> LATER);
    }

    /** A closed log of some entries. */
    private Path logOf(int entries) {
        Path file = folder.resolve("audit.jsonl");
        try (var log = FileAuditLog.open(file, Durability.EVERY_ENTRY, () -> LATER)) {
            IntStream.rangeClosed(1, entries).forEach(i -> log.append(Events.number(i)));
        }
        return file;
    }

    private static Verification check(Path file) {
        return FileAuditLog.verify(file, Optional.empty());
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    @Test
    void aReopenedLogGoesOnWhereItStood() {
        Path file = logOf(3);

        try (var log = open(file)) {
            assertThat(log.append(Events.number(4)).sequence()).isEqualTo(4);
            assertThat(log.recovered()).isZero();
            assertThat(log.verify()).isEqualTo(new Intact(log.head()));
        }
        assertThat(check(file).isIntact()).isTrue();
    }

    @Test
    void anEntryIsOneLineOfJson() throws IOException {
        var line = Files.readAllLines(logOf(1)).get(0);

        assertThat(line)
                .startsWith(
                        "{\"sequence\":1,\"kind\":\"DISCLOSED\",\"at\":\"2023-11-14T22:13:21.123456789Z\",\"subject\":\""
                                + Events.PERSON.hex()
                                + "\",\"policyVersion\":\"7\",\"purpose\":\"recruitment\",\"recipient\":\"teamtailor\","
                                + "\"categories\":[\"cv\",\"photo\"],\"rule\":\"recruit\",\"reason\":\"retention-ended\","
                                + "\"count\":1,\"previous\":\"" + "0".repeat(64) + "\",\"hash\":\"")
                .endsWith("\"}");
    }

    @Test
    void aSecondWriterIsKeptOut() {
        Path file = logOf(1);
        try (var first = open(file)) {
            assertThatThrownBy(() -> open(file))
                    .isInstanceOf(AuditException.class)
                    .hasMessageContaining("has a writer already; share that one, or close it first");
            assertThat(first.append(Events.number(2)).sequence()).isEqualTo(2);
        }
    }

    @Test
    void aWriterThatIgnoresTheLockIsNoticedBeforeTheNextEntry() throws IOException {
        Path file = logOf(1);
        try (var log = open(file)) {
            append(file, "{}\n");

            assertThatThrownBy(() -> log.append(Events.number(2)))
                    .hasMessageContaining("failed to write; open it again to recover")
                    .cause()
                    .hasMessageContaining("something else wrote to it");
            assertThatThrownBy(() -> log.append(Events.number(2))).hasMessageContaining("failed to write");
        }
        assertThat(check(file)).isEqualTo(new Broken(2, Flaw.CHANGED));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 200})
    void aTornLastLineIsCutOffAndTheRepairIsItselfAnEntry(int bytes) throws IOException {
        Path file = logOf(2);
        var third = new String(LineCodec.write(AuditChain.next(headOf(file), Events.number(3))), UTF_8);
        append(file, third.substring(0, bytes));
        assertThat(check(file)).isEqualTo(new Broken(3, Flaw.TORN));

        try (var log = open(file);
                var entries = log.stream()) {
            assertThat(log.recovered()).isEqualTo(bytes);
            assertThat(entries.skip(2).map(AuditEntry::event)).containsExactly(AuditEvent.recovered(bytes, LATER));
        }
        assertThat(check(file).isIntact()).isTrue();
        try (var again = open(file)) {
            assertThat(again.recovered()).isZero();
            assertThat(again.head().sequence()).isEqualTo(3);
        }
    }

    @Test
    void aTornFirstLineLeavesALogWithTheRepairAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("audit.jsonl"), "{\"sequ");

        try (var log = open(file);
                var entries = log.stream()) {
            assertThat(entries.map(entry -> entry.event().kind())).containsExactly(Kind.RECOVERED);
        }
    }

    @Test
    void aTornLineLongerThanAnyEntryIsCutOffToo() throws IOException {
        Path file = logOf(1);
        append(file, "x".repeat(3 * LineCodec.MAX_LINE));

        try (var log = open(file)) {
            assertThat(log.recovered()).isEqualTo(3L * LineCodec.MAX_LINE);
            assertThat(log.head().sequence()).isEqualTo(2);
        }
        assertThat(check(file).isIntact()).isTrue();
    }

    @Test
    void aLastLineThatLacksOnlyItsEndIsKept() throws IOException {
        Path file = logOf(2);
        var third = AuditChain.next(headOf(file), Events.number(3));
        append(file, new String(LineCodec.write(third), UTF_8));

        try (var log = open(file)) {
            assertThat(log.head()).isEqualTo(third.head());
            assertThat(log.recovered()).isZero();
            log.append(Events.number(4));
        }
        assertThat(((Intact) check(file)).head().sequence()).isEqualTo(4);
    }

    @Test
    void aLastLineThatDoesNotFollowIsNotKept() throws IOException {
        Path file = logOf(2);
        append(file, new String(LineCodec.write(AuditChain.next(AuditHead.EMPTY, Events.number(3))), UTF_8));

        try (var log = open(file)) {
            assertThat(log.recovered()).isPositive();
            assertThat(log.verify().isIntact()).isTrue();
        }
    }

    @Test
    void aCutOffEndIsNamedBeforeATornLine() throws IOException {
        Path file = logOf(3);
        var head = headOf(file);
        var lines = Files.readAllLines(file);
        Files.writeString(file, lines.get(0) + "\n" + lines.get(1).substring(0, 50));

        assertThat(FileAuditLog.verify(file, Optional.of(head))).isEqualTo(new Broken(2, Flaw.TRUNCATED));
        assertThat(check(file)).isEqualTo(new Broken(2, Flaw.TORN));
    }

    @Test
    void aLogWhoseLastEntryIsNotGenuineIsNotWrittenOn() throws IOException {
        Path file = logOf(2);
        Files.writeString(file, Files.readString(file).replace("\"count\":2", "\"count\":9"));

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("the last entry of the log")
                .hasMessageContaining("is not genuine; verify the log");
        Files.delete(file);
        open(file).close();
    }

    @TestFactory
    Stream<DynamicTest> aLineChangedInTheFileIsNamed() {
        return Stream.of(
                        "sequence\":2>sequence\":7",
                        "DISCLOSED>ERASED",
                        "2023-11-14T22:13:22>2023-11-14T22:13:23",
                        "policyVersion\":\"7>policyVersion\":\"8",
                        "purpose\":\"recruitment>purpose\":\"sale",
                        "teamtailor>someone",
                        "cv>name",
                        "rule\":\"recruit>rule\":\"other",
                        "retention-ended>objected",
                        "count\":2>count\":3",
                        "previous\":\">previous\":\"0",
                        "hash\":\">hash\":\"0",
                        "subject\":\">subject\":\"0",
                        "{>{ ",
                        "{>{\"note\":\"x\",",
                        "}>",
                        ",\"count\":2>",
                        ",\"categories\":[\"cv\",\"photo\"]>",
                        "\"2023>\"x",
                        "DISCLOSED>PRAISED",
                        "[\"cv\">[7")
                .map(change -> DynamicTest.dynamicTest(change, () -> {
                    Path file = folder.resolve("changed.jsonl");
                    var lines = new ArrayList<>(Files.readAllLines(logOf(3)));
                    var parts = change.split(">", -1);
                    var changed = lines.get(1).replace(parts[0], parts[1]);
                    assertThat(changed).isNotEqualTo(lines.get(1));
                    lines.set(1, changed);
                    Files.write(file, lines);
                    Files.delete(folder.resolve("audit.jsonl"));

                    assertThat(check(file)).isEqualTo(new Broken(2, Flaw.CHANGED));
                }));
    }

    @Test
    void linesRemovedMovedOrEmptyAreNamed() throws IOException {
        Path file = logOf(4);
        var lines = Files.readAllLines(file);

        assertThat(check(Files.write(file, List.of(lines.get(0), lines.get(2), lines.get(3)))))
                .isEqualTo(new Broken(2, Flaw.MISSING));
        assertThat(check(Files.write(file, List.of(lines.get(0), lines.get(2), lines.get(1), lines.get(3)))))
                .isEqualTo(new Broken(2, Flaw.REORDERED));
        assertThat(check(Files.write(file, List.of(lines.get(0), "", lines.get(1)))))
                .isEqualTo(new Broken(2, Flaw.CHANGED));
    }

    @Test
    void aLineWithoutEndIsReadInBoundedMemory() throws IOException {
        Path file = logOf(1);
        byte[] block = "x".repeat(1 << 20).getBytes(UTF_8);
        try (var out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            for (int i = 0; i < 64; i++) {
                out.write(block);
            }
            out.write('\n');
        }
        try (var in = LogFile.firstBytes(file, Files.size(file))) {
            var lines = new Lines(in);

            assertThat(lines.next()).isPresent();
            assertThat(lines.next()).isEmpty();
            assertThat(lines.hasNext()).isFalse();
        }
        assertThat(check(file)).isEqualTo(new Broken(2, Flaw.CHANGED));
    }

    @Test
    void readingStopsAtALineThatIsNoEntry() throws IOException {
        Path file = logOf(3);
        try (var log = open(file)) {
            Files.writeString(file, Files.readString(file).replace("\"count\":2", "\"count\":9"));
            try (var entries = log.stream()) {
                var read = entries.iterator();
                assertThat(read.next().sequence()).isEqualTo(1);
                assertThat(read.next().isGenuine()).isFalse();
            }
            Files.writeString(file, Files.readString(file).replace("\"count\":9", "\"count\" 9"));
            try (var entries = log.stream()) {
                assertThatThrownBy(entries::toList)
                        .isInstanceOf(AuditException.class)
                        .hasMessageContaining("holds a line that is no entry; verify it to see which");
            }
            assertThat(log.verify()).isEqualTo(new Broken(2, Flaw.CHANGED));
        }
    }

    @Test
    void aFileThatCannotBeOpenedOrReadIsToldByItsName() throws IOException {
        Path missing = folder.resolve("missing").resolve("audit.jsonl");

        assertThatThrownBy(() -> open(missing))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("missing/audit.jsonl cannot be opened");
        assertThatThrownBy(() -> check(missing))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("missing/audit.jsonl cannot be read");
        Path file = logOf(1);
        try (var log = open(file)) {
            Files.delete(file);
            assertThatThrownBy(log::stream).hasMessageContaining("cannot be read");
            assertThatThrownBy(log::verify).hasMessageContaining("cannot be read");
        }
    }

    private static AuditHead headOf(Path file) {
        return ((Intact) check(file)).head();
    }
}
