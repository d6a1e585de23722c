package com.mittliv.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.audit.AuditEvent.Kind;
import com.mittliv.privacy.audit.Verification.Intact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SpooledAuditLogTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final FickleLog target = new FickleLog();

    /** A log that fails when it is told to: before it appends, or after. */
    private static final class FickleLog implements AuditLog {
        enum Mood {
            WELL,
            DOWN,
            FORGETFUL
        }

        private final InMemoryAuditLog entries = new InMemoryAuditLog();
        private final AtomicInteger asked = new AtomicInteger();
        private volatile Mood mood = Mood.WELL;

        @Override
        public AuditEntry append(AuditEvent event) {
            requireUp();
            AuditEntry entry = entries.append(event);
            if (mood == Mood.FORGETFUL) {
                mood = Mood.WELL;
                throw new IllegalStateException("the connection of anna@example.org was lost");
            }
            return entry;
        }

        private void requireUp() {
            if (mood == Mood.DOWN) {
                throw new IllegalStateException("no connection for anna@example.org");
            }
        }

        @Override
        public Stream<AuditEntry> stream() {
            return entries.stream();
        }

        @Override
        public AuditHead head() {
            asked.incrementAndGet();
            requireUp();
            return entries.head();
        }

        @Override
        public Verification verify(Optional<AuditHead> kept) {
            return entries.verify(kept);
        }

        @Override
        public void close() {
            entries.close();
        }
    }

    /** Waits for what another thread brings about; the class's timeout bounds it. */
    private static void await(BooleanSupplier come) {
        while (!come.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private SpooledAuditLog open(SpoolLimits limits) {
        return SpooledAuditLog.open(folder, target, limits, () -> Instant.EPOCH);
    }

    private SpooledAuditLog open() {
        return open(SpoolLimits.DEFAULT);
    }

    private List<Long> forwarded() {
        return target.stream().map(entry -> entry.event().count().orElseThrow()).toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".spool"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatIsAppendedIsForwardedAsItIs() {
        try (SpooledAuditLog log = open()) {
            List<AuditEntry> appended = LongStream.rangeClosed(1, 500)
                    .mapToObj(i -> log.append(Events.number(i)))
                    .toList();
            log.awaitForwarded(SOON);
            assertThat(target.stream()).isEqualTo(appended);
            assertThat(log.waiting()).isZero();
            assertThat(log.lastFailure()).isEmpty();
            assertThat(target.verify()).isEqualTo(new Intact(log.head()));
        }
    }

    @Test
    void whileTheTargetIsDownEverythingWaitsAndThePlaceOfFailureIsVisible() {
        try (SpooledAuditLog log = open()) {
            target.mood = FickleLog.Mood.DOWN;
            LongStream.rangeClosed(1, 10).forEach(i -> log.append(Events.number(i)));
            await(() -> log.lastFailure().isPresent());
            assertThat(log.lastFailure()).hasValue("IllegalStateException");
            assertThat(log.waiting()).isEqualTo(10);
            assertThat(log.verify()).isEqualTo(new Intact(log.head()));
            assertThatThrownBy(() -> log.awaitForwarded(Duration.ofMillis(50)))
                    .isInstanceOf(AuditException.class)
                    .hasMessageContaining("10 entries");
            target.mood = FickleLog.Mood.WELL;
            log.awaitForwarded(SOON);
            assertThat(forwarded()).isEqualTo(upTo(10));
            log.append(Events.number(11));
            log.awaitForwarded(SOON);
            assertThat(log.lastFailure()).isEmpty();
        }
    }

    @Test
    void anEntryThatArrivedThoughTheTargetFailedIsNotForwardedTwice() {
        try (SpooledAuditLog log = open()) {
            for (long i = 1; i <= 20; i++) {
                target.mood = FickleLog.Mood.FORGETFUL;
                log.append(Events.number(i));
                log.awaitForwarded(SOON);
            }
        }
        assertThat(forwarded()).isEqualTo(upTo(20));
    }

    @Test
    void aFullSpoolMakesWritersWaitAndThenFailsAndDropsNothing() {
        SpoolLimits three = new SpoolLimits(3, Duration.ofMillis(200));
        try (SpooledAuditLog log = open(three)) {
            target.mood = FickleLog.Mood.DOWN;
            LongStream.rangeClosed(1, 3).forEach(i -> log.append(Events.number(i)));
            long before = System.nanoTime();
            assertThatThrownBy(() -> log.append(Events.number(4)))
                    .isInstanceOf(AuditException.class)
                    .hasMessageContaining("is full: 3 entries wait");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(190));
            target.mood = FickleLog.Mood.WELL;
            log.awaitForwarded(SOON);
            log.append(Events.number(4));
            log.awaitForwarded(SOON);
        }
        assertThat(forwarded()).isEqualTo(upTo(4));
    }

    @Test
    void aWriterThatWaitsForRoomGoesOnWhenThereIsSome() throws Exception {
        var pool = Executors.newSingleThreadExecutor();
        try (SpooledAuditLog log = open(new SpoolLimits(2, SOON))) {
            target.mood = FickleLog.Mood.DOWN;
            log.append(Events.number(1));
            log.append(Events.number(2));
            AtomicReference<Thread> writer = new AtomicReference<>(Thread.currentThread());
            var third = pool.submit(() -> {
                writer.set(Thread.currentThread());
                return log.append(Events.number(3));
            });
            await(() -> writer.get().getState() == Thread.State.TIMED_WAITING);
            assertThat(third.isDone()).isFalse();
            target.mood = FickleLog.Mood.WELL;
            assertThat(third.get().sequence()).isEqualTo(3);
            log.awaitForwarded(SOON);
        } finally {
            pool.shutdownNow();
        }
        assertThat(forwarded()).isEqualTo(upTo(3));
    }

    @Test
    void whatWaitedWhenItWasClosedIsForwardedWhenItIsOpenedAgain() {
        try (SpooledAuditLog log = open()) {
            log.append(Events.number(1));
            log.awaitForwarded(SOON);
            target.mood = FickleLog.Mood.DOWN;
            LongStream.rangeClosed(2, 5).forEach(i -> log.append(Events.number(i)));
        }
        try (SpooledAuditLog log = open()) {
            assertThat(log.head().sequence())
                    .as("also while the target is down")
                    .isEqualTo(5);
            log.append(Events.number(6));
            target.mood = FickleLog.Mood.WELL;
            log.awaitForwarded(SOON);
        }
        assertThat(forwarded()).isEqualTo(upTo(6));
        assertThat(target.verify().isIntact()).isTrue();
    }

    @Test
    void filesThatWereForwardedAreDeleted() throws IOException {
        try (SpooledAuditLog log = open()) {
            var events =
                    LongStream.rangeClosed(1, 6_000).mapToObj(Events::number).toList();
            assertThat(events).allSatisfy(log::append);
            log.awaitForwarded(SOON);
            log.append(Events.number(6_001));
            log.awaitForwarded(SOON);
            assertThat(files()).hasSizeLessThanOrEqualTo(2);
        }
        try (SpooledAuditLog log = open()) {
            assertThat(log.append(Events.number(6_002)).sequence()).isEqualTo(6_002);
            log.awaitForwarded(SOON);
        }
        assertThat(forwarded()).isEqualTo(upTo(6_002));
    }

    @Test
    void manyWritersShareOneSpoolAndNothingIsLost() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try (SpooledAuditLog log = open(new SpoolLimits(50, SOON))) {
            List<Callable<AuditEntry>> tasks = new ArrayList<>();
            LongStream.rangeClosed(1, 2_000).forEach(i -> tasks.add(() -> log.append(Events.number(i))));
            for (var done : pool.invokeAll(tasks)) {
                assertThat(done.get().sequence()).isPositive();
            }
            log.awaitForwarded(SOON);
        } finally {
            pool.shutdownNow();
        }
        assertThat(forwarded()).containsExactlyInAnyOrderElementsOf(upTo(2_000));
        assertThat(target.verify().isIntact()).isTrue();
    }

    @Test
    void aSecondOnTheSameFolderIsRefused() {
        try (SpooledAuditLog log = open()) {
            assertThat(log.waiting()).isZero();
            assertThatThrownBy(this::open)
                    .isInstanceOf(AuditException.class)
                    .hasMessageContaining("has a writer already");
        }
        open().close();
    }

    @Test
    void aTargetWithAnotherWriterGetsNothingMoreAndThatIsVisible() {
        try (SpooledAuditLog log = open()) {
            log.append(Events.number(1));
            log.awaitForwarded(SOON);
            target.append(Events.number(99));
            log.append(Events.number(2));
            await(() -> log.lastFailure().isPresent());
            assertThat(log.lastFailure()).hasValue("AuditException");
            int before = target.asked.get();
            await(() -> target.asked.get() >= before + 2);
            assertThat(log.waiting()).isEqualTo(1);
        }
        assertThat(forwarded()).doesNotHaveDuplicates();
    }

    @Test
    void aLastLineThatACrashToreIsCutOffAndThatIsOnRecord() throws IOException {
        try (SpooledAuditLog log = open()) {
            log.append(Events.number(1));
        }
        Files.writeString(files().get(0), "{\"sequence\":2,\"ki", StandardOpenOption.APPEND);
        try (SpooledAuditLog log = open()) {
            log.append(Events.number(2));
            log.awaitForwarded(SOON);
        }
        assertThat(target.stream().map(entry -> entry.event().kind()))
                .containsExactly(Kind.DISCLOSED, Kind.RECOVERED, Kind.DISCLOSED);
        assertThat(target.verify().isIntact()).isTrue();
    }

    @Test
    void filesThatWereTamperedWithAreNotForwarded() throws IOException {
        target.mood = FickleLog.Mood.WELL;
        try (SpooledAuditLog log = open()) {
            target.mood = FickleLog.Mood.DOWN;
            LongStream.rangeClosed(1, 3).forEach(i -> log.append(Events.number(i)));
        }
        Path file = files().get(0);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.writeString(file, text.replace("\"count\":2", "\"count\":7"));
        assertThatThrownBy(this::open)
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("is not as it was written behind entry 1");
        assertThat(forwarded()).isEmpty();
    }

    @Test
    void limitsRefuseNonsense() {
        assertThatThrownBy(() -> new SpoolLimits(0, SOON)).hasMessageContaining("at least 1 entry, got 0");
        assertThatThrownBy(() -> new SpoolLimits(1, Duration.ofSeconds(-1))).hasMessageContaining("cannot wait");
    }
}
