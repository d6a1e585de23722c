package com.mittliv.privacy.jpa.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.jpa.internal.TimeForm.Days;
import com.mittliv.privacy.jpa.internal.TimeForm.LocalTimes;
import com.mittliv.privacy.retention.Calendar;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final Calendar CALENDAR = new Calendar(ZONE);

    @Test
    void aDayHasHappenedWhenTheNextBegins() {
        Days days = new Days();
        assertThat(days.latestBy(Instant.parse("2026-03-01T22:59:59Z"), CALENDAR))
                .isEqualTo("date '2026-02-28'");
        assertThat(days.latestBy(Instant.parse("2026-03-01T23:00:00Z"), CALENDAR))
                .isEqualTo("date '2026-03-01'");
    }

    @Test
    void aDayIsNotBeforeTheStartOfItself() {
        assertThat(new Days().earliestFrom(Instant.parse("2026-02-28T23:00:00Z"), CALENDAR))
                .isEqualTo("date '2026-03-01'");
    }

    /** On 2025-10-26 at 01:00 UTC the clocks go back from three to two; on 2026-03-29 at 01:00 UTC forward. */
    @ParameterizedTest
    @CsvSource({
        "2025-10-26T00:00:00Z, 2025-10-26 01:59:59.999999",
        "2025-10-26T00:30:00Z, 2025-10-26 01:59:59.999999",
        "2025-10-26T00:59:59Z, 2025-10-26 01:59:59.999999",
        "2025-10-26T01:00:00Z, 2025-10-26 02:00:00.000000",
        "2025-10-26T01:30:00Z, 2025-10-26 02:30:00.000000",
        "2025-10-26T02:00:00Z, 2025-10-26 03:00:00.000000",
        "2026-03-29T00:59:59Z, 2026-03-29 01:59:59.000000",
        "2026-03-29T01:00:00Z, 2026-03-29 03:00:00.000000"
    })
    void aLocalTimeThatComesTwiceHasHappenedTheSecondTime(Instant now, String latest) {
        assertThat(new LocalTimes(ZONE).latestBy(now, CALENDAR)).isEqualTo("timestamp '" + latest + "'");
    }

    @Test
    void aLocalTimeIsNotBeforeACutOffInItsOwnZone() {
        Instant cutOff = Instant.parse("2026-02-28T23:00:00Z");
        assertThat(new LocalTimes(ZONE).earliestFrom(cutOff, CALENDAR))
                .isEqualTo("timestamp '2026-03-01 00:00:00.000000'");
        assertThat(new LocalTimes(ZoneId.of("America/New_York")).earliestFrom(cutOff, CALENDAR))
                .isEqualTo("timestamp '2026-02-28 18:00:00.000000'");
    }
}
