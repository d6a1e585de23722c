package com.mittliv.privacy.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Controller;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {
    private static final Policy POLICY = Policy.named("club", "1", Controller.of("Club"))
            .holidays(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25), LocalDate.of(2026, 6, 19))
            .build();

    @ParameterizedTest(name = "received on {0}: answered by {1}, or {2}")
    @CsvSource({
        "2026-03-05, 2026-04-06, 2026-06-05", // 5 April is a Sunday
        "2026-01-31, 2026-03-02, 2026-04-30", // 28 February is a Saturday
        "2024-01-31, 2024-02-29, 2024-04-30", // a leap year
        "2026-05-19, 2026-06-22, 2026-08-19", // Midsummer Eve, then a weekend
        "2026-11-24, 2026-12-28, 2027-02-24", // two holidays, then a weekend
        "2026-09-24, 2026-10-26, 2026-12-28", // the extension is moved too
        "2026-04-16, 2026-05-18, 2026-07-16" // 16 May is a Saturday
    })
    void aRequestIsAnsweredWithinAMonthThatEndsOnAWorkingDay(LocalDate received, LocalDate last, LocalDate extended) {
        var deadline =
                Deadline.of(received.atTime(9, 0).atZone(POLICY.timeZone()).toInstant(), POLICY);

        assertThat(deadline).isEqualTo(new Deadline(received, last, extended, POLICY.timeZone()));
    }

    @Test
    void theDayIsThatOfThePolicysZoneAndTheLastHourStillCounts() {
        var deadline = Deadline.of(Instant.parse("2026-06-08T22:30:00Z"), POLICY);

        assertThat(deadline.received()).isEqualTo(LocalDate.of(2026, 6, 9));
        assertThat(deadline.lastDay()).isEqualTo(LocalDate.of(2026, 7, 9));
        assertThat(deadline.end()).isEqualTo(Instant.parse("2026-07-09T22:00:00Z"));
        assertThat(deadline.extendedEnd()).isEqualTo(Instant.parse("2026-09-09T22:00:00Z"));
    }

    @Test
    void theRightsCountByTheirPolicysCalendar() {
        assertThat(Club.RIGHTS.deadline(Club.NOW)).isEqualTo(Deadline.of(Club.NOW, Club.POLICY));
    }
}
