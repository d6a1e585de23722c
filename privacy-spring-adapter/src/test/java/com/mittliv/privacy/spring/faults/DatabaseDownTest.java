package com.mittliv.privacy.spring.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mittliv.privacy.decision.Consent.Act;
import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.spring.Postgres;
import com.mittliv.privacy.spring.TestPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The database is stopped while an application runs: nothing is permitted by it or in memory, until it is back. */
class DatabaseDownTest {
    private static final Duration STALENESS = Duration.ofSeconds(2);

    @Test
    void whileTheDatabaseIsDownEverythingIsRefusedAndWhenItIsBackEverythingIsAsBefore() throws Exception {
        try (Postgres database = Postgres.start()) {
            database.execute(Reader.TABLE);
            database.execute(Plain.TABLE);
            try (Club club = Club.started(
                    database, TestPolicy.policy(), InstantSource.system(), "privacy.states.staleness=2s")) {
                club.store(new Reader(1, null), new Reader(2, null));
                club.says("1", Act.GIVEN);
                club.says("2", Act.GIVEN);
                assertThat(club.seen(TestPolicy.NEWSLETTER, Reader.class)).isEqualTo(Map.of(1L, "email", 2L, "email"));
                assertThat(letters(club, "1").isPermitted()).isTrue();

                database.stop();
                long stopped = System.nanoTime();

                assertThat(refusal(club, "2")).isEqualTo(Reason.STATE_UNAVAILABLE);
                requireNothingIsRead(club);
                await().pollInterval(Duration.ofMillis(20))
                        .atMost(STALENESS.plusSeconds(1))
                        .until(() -> !letters(club, "1").isPermitted());
                assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(STALENESS.plusMillis(600));
                for (int i = 0; i < 5; i++) {
                    assertThat(refusal(club, "1")).isEqualTo(Reason.STATE_UNAVAILABLE);
                    requireNothingIsRead(club);
                }

                database.startAgain();

                await().atMost(Duration.ofSeconds(20))
                        .until(() -> letters(club, "1").isPermitted());
                assertThat(club.seen(TestPolicy.NEWSLETTER, Reader.class)).isEqualTo(Map.of(1L, "email", 2L, "email"));
                club.says("1", Act.WITHDRAWN);
                assertThat(refusal(club, "1")).isEqualTo(Reason.CONSENT_WITHDRAWN);
                assertThat(club.seen(TestPolicy.NEWSLETTER, Reader.class)).isEqualTo(Map.of(2L, "email"));
            }
        }
    }

    private static Decision letters(Club club, String person) {
        return club.decided(TestPolicy.NEWSLETTER, person, "email-address", null);
    }

    private static Reason refusal(Club club, String person) {
        return ((Decision.Deny) letters(club, person)).reason();
    }

    private static void requireNothingIsRead(Club club) {
        assertThatThrownBy(() -> club.seen(TestPolicy.NEWSLETTER, Reader.class))
                .hasStackTraceContaining("SQL")
                .message()
                .doesNotContain("ada@example.org", "Ada Example");
    }
}
