package com.mittliv.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.audit.Verification.Broken;
import com.mittliv.privacy.audit.Verification.Flaw;
import com.mittliv.privacy.audit.Verification.Intact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every log promises. */
public abstract class AuditLogContract {
    private AuditLog log;

    protected abstract AuditLog open() throws Exception;

    @BeforeEach
    void openLog() throws Exception {
        log = open();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    private List<AuditEntry> read() {
        try (var entries = log.stream()) {
            return entries.toList();
        }
    }

    @Test
    void anEmptyLogIsIntactAndStandsBeforeItsFirstEntry() {
        assertThat(log.head()).isEqualTo(AuditHead.EMPTY);
        assertThat(log.verify()).isEqualTo(new Intact(AuditHead.EMPTY));
        assertThat(read()).isEmpty();
    }

    @Test
    void entriesAreNumberedFromOneAndEachNamesTheOneBefore() {
        var first = log.append(Events.number(1));
        var second = log.append(Events.number(2));

        assertThat(first.sequence()).isEqualTo(1);
        assertThat(first.previous()).isEqualTo(AuditHead.EMPTY.hash());
        assertThat(second.sequence()).isEqualTo(2);
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(log.head()).isEqualTo(second.head());
    }

    @Test
    void whatWasAppendedIsReadBackAsItWas() {
        var appended = LongStream.rangeClosed(1, 50)
                .mapToObj(i -> log.append(Events.number(i)))
                .toList();

        assertThat(read()).isEqualTo(appended);
        assertThat(log.verify()).isEqualTo(new Intact(appended.get(49).head()));
    }

    @Test
    void aStreamShowsWhatWasThereWhenItWasMade() {
        log.append(Events.number(1));
        try (var before = log.stream()) {
            log.append(Events.number(2));

            assertThat(before.map(AuditEntry::sequence)).containsExactly(1L);
        }
    }

    @Test
    void aHeadKeptElsewhereFitsALogThatHasGrownSince() {
        log.append(Events.number(1));
        var kept = log.head();
        log.append(Events.number(2));

        assertThat(log.verify(Optional.of(kept))).isEqualTo(new Intact(log.head()));
    }

    @Test
    void aLogShorterThanTheHeadKeptElsewhereIsTruncated() {
        log.append(Events.number(1));

        assertThat(log.verify(Optional.of(new AuditHead(2, Events.PERSON.hex()))))
                .isEqualTo(new Broken(2, Flaw.TRUNCATED));
    }

    @Test
    void aChainWrittenAnewDoesNotFitTheHeadKeptElsewhere() {
        log.append(Events.number(1));
        log.append(Events.number(2));

        assertThat(log.verify(Optional.of(new AuditHead(1, Events.PERSON.hex()))))
                .isEqualTo(new Broken(1, Flaw.CHANGED));
    }

    @Test
    void manyThreadsAppendOneUnbrokenChainAndLoseNothing() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var tasks = LongStream.rangeClosed(1, 400)
                    .<Callable<AuditEntry>>mapToObj(i -> () -> log.append(Events.number(i)))
                    .toList();
            var appended = new ArrayList<AuditEntry>();
            for (var done : pool.invokeAll(tasks)) {
                appended.add(done.get());
            }

            assertThat(read()).hasSize(400).containsExactlyInAnyOrderElementsOf(appended);
            assertThat(read().stream().map(entry -> entry.event().count().orElseThrow()))
                    .doesNotHaveDuplicates();
            assertThat(log.verify()).isEqualTo(new Intact(log.head()));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aClosedLogTakesNothingMore() {
        log.append(Events.number(1));
        log.close();

        assertThatThrownBy(() -> log.append(Events.number(2)))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("is closed; open");
    }

    @Test
    void closingTwiceIsClosingOnce() {
        log.close();
        log.close();

        assertThat(log.head()).isEqualTo(AuditHead.EMPTY);
    }
}
