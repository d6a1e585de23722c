package com.mittliv.privacy.spring.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent.Act;
import com.mittliv.privacy.spring.Postgres;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.spring.sweep.SweepSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock of an instance steps back while it runs. */
class ClockBackTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private static Postgres database;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    @BeforeAll
    static void start() throws Exception {
        database = Postgres.start();
        database.execute(Reader.TABLE);
        database.execute(Plain.TABLE);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void empty() throws Exception {
        database.execute("truncate reader, plain");
    }

    private Club club() {
        return Club.started(database, TestPolicy.policy(), now::get, "privacy.sweep.mode=erase");
    }

    @Test
    void whatHadEndedByTheTimeThatTheClockTellsIsNotPermittedWhateverItToldBefore() {
        try (Club club = club()) {
            Instant later = NOON.plus(HOUR);
            club.store(new Reader(1, NOON.minusSeconds(1)), new Reader(2, later), new Reader(3, null));
            club.store(new Plain(1, NOON.minusSeconds(1)), new Plain(2, later), new Plain(3, null));
            for (Instant told : List.of(NOON, later.plus(HOUR), NOON, later.minusSeconds(1), NOON.minus(HOUR), NOON)) {
                now.set(told);
                club.settleMasks();
                now.set(told);
                requireAsTheEngine(club, later);
            }
        }
    }

    private static void requireAsTheEngine(Club club, Instant later) {
        Map<Long, String> seen = club.seen(TestPolicy.MEMBERSHIP, Reader.class);
        assertThat(club.seen(TestPolicy.MEMBERSHIP, Plain.class)).isEqualTo(seen);
        requireAsTheEngine(club, seen, "1", NOON.minusSeconds(1));
        requireAsTheEngine(club, seen, "2", later);
        requireAsTheEngine(club, seen, "3", null);
    }

    private static void requireAsTheEngine(Club club, Map<Long, String> seen, String person, Instant leftAt) {
        assertThat(seen.containsKey(Long.valueOf(person)))
                .as("row " + person + " is read at " + club.now())
                .isEqualTo(club.decided(TestPolicy.MEMBERSHIP, person, "name", leftAt)
                        .isPermitted());
    }

    @Test
    void aWithdrawalCountsFromItsOwnInstantInTheDatabaseAndInMemoryAlike() {
        try (Club club = club()) {
            club.store(new Reader(11, null));
            club.store(new Plain(11, null));
            club.says("11", Act.GIVEN);
            now.set(NOON.plus(HOUR));
            club.says("11", Act.WITHDRAWN);
            assertThat(letters(club)).isFalse();
            now.set(NOON.plus(HOUR).minusSeconds(1));
            boolean before = letters(club);
            now.set(NOON.plus(HOUR));
            assertThat(letters(club)).isFalse();
            assertThat(before).isTrue();
        }
    }

    private static boolean letters(Club club) {
        boolean read = club.seen(TestPolicy.NEWSLETTER, Plain.class).containsKey(11L);
        assertThat(club.decided(TestPolicy.NEWSLETTER, "11", "email-address", null)
                        .isPermitted())
                .isEqualTo(read);
        return read;
    }

    @Test
    void aRowsMaskRemembersAWithdrawalThatTheClockHasNotReachedAgain() {
        try (Club club = club()) {
            club.store(new Reader(12, null));
            club.settleMasks();
            club.says("12", Act.GIVEN);
            assertThat(club.seen(TestPolicy.NEWSLETTER, Reader.class)).containsKey(12L);
            now.set(NOON.plus(HOUR));
            club.says("12", Act.WITHDRAWN);
            now.set(NOON);
            assertThat(club.seen(TestPolicy.NEWSLETTER, Reader.class)).isEmpty();
        }
    }

    @Test
    void betweenTwoSweepsNothingGoesBeforeTheClockTellsItsTime() {
        try (Club club = club()) {
            Instant later = NOON.plus(HOUR);
            club.store(new Plain(1, NOON.minusSeconds(1)), new Plain(2, later));
            SweepSchedule sweeps = club.context.getBean(SweepSchedule.class);
            assertThat(sweeps.sweepNow().orElseThrow().rowsErased()).isEqualTo(1);
            now.set(NOON.minus(HOUR));
            assertThat(sweeps.sweepNow().orElseThrow().rowsErased()).isZero();
            club.store(new Plain(3, NOON.minusSeconds(1)));
            assertThat(sweeps.sweepNow().orElseThrow().rowsErased()).isZero();
            assertThat(sweeps.status().overdueAtMost(now.get())).isZero();
            now.set(NOON);
            assertThat(sweeps.sweepNow().orElseThrow().rowsErased()).isEqualTo(1);
            now.set(later);
            assertThat(sweeps.sweepNow().orElseThrow().rowsErased()).isEqualTo(1);
        }
    }
}
