package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Names are kept for two years in Stockholm's time: around leap days and changes of clocks none goes early, ever. */
@ParameterizedClass
@EnumSource(Database.class)
class SweepClockTest {
    /** When something ended, and the first instant at which its last day of two years is over. */
    private static final Map<Instant, Instant> DUE_BY_END = new TreeMap<>(Map.of(
            // On the leap day, half an hour before its end, and half an hour after: a day that 2026 lacks, and 1 March.
            Instant.parse("2024-02-29T22:30:00Z"), Instant.parse("2026-02-28T23:00:00Z"),
            Instant.parse("2024-02-29T23:30:00Z"), Instant.parse("2026-03-01T23:00:00Z"),
            // Into a leap year: its last day is 28 February, not the 29th.
            Instant.parse("2026-02-28T12:00:00Z"), Instant.parse("2028-02-28T23:00:00Z"),
            // The days before and of the change to summer time, on 29 March 2026.
            Instant.parse("2024-03-28T12:00:00Z"), Instant.parse("2026-03-28T23:00:00Z"),
            Instant.parse("2024-03-29T12:00:00Z"), Instant.parse("2026-03-29T22:00:00Z"),
            // The days before and of the change to winter time, on 25 October 2026, which has an hour twice.
            Instant.parse("2024-10-24T12:00:00Z"), Instant.parse("2026-10-24T22:00:00Z"),
            Instant.parse("2024-10-25T12:00:00Z"), Instant.parse("2026-10-25T23:00:00Z")));

    private final World world;

    SweepClockTest(Database database) {
        world = new World(database, ENGINE, Adept.class, Adept.Note.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<Instant> stored() {
        long id = 1;
        for (Instant end : DUE_BY_END.keySet()) {
            world.store(new Adept(id++, "adept").ended(end));
        }
        return DUE_BY_END.values().stream().sorted().toList();
    }

    private List<Instant> namedAfterASweepAt(Instant now) {
        world.now.set(now);
        assertThat(world.sweep().run().entities()).allMatch(swept -> swept.passedBy() == 0);
        return world.system(
                em -> em.createQuery("select a.endedAt from Adept a where a.name is not null", Instant.class)
                        .getResultList());
    }

    private static List<Instant> keptAt(Instant now) {
        return DUE_BY_END.entrySet().stream()
                .filter(each -> each.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void eachGoesAtTheEndOfItsLastDayAndNotAMicrosecondBefore() {
        for (Instant due : stored()) {
            Instant before = due.minusNanos(1_000);
            assertThat(namedAfterASweepAt(before)).containsExactlyInAnyOrderElementsOf(keptAt(before));
            assertThat(namedAfterASweepAt(due)).containsExactlyInAnyOrderElementsOf(keptAt(due));
        }
    }

    @Test
    void aClockThatIsSetBackMakesNothingDue() {
        List<Instant> due = stored();
        Instant middle = due.get(due.size() / 2);
        List<Instant> kept = keptAt(middle);
        assertThat(namedAfterASweepAt(middle)).containsExactlyInAnyOrderElementsOf(kept);
        for (Instant earlier : List.of(due.get(0), due.get(1).minusNanos(1_000), Instant.EPOCH)) {
            assertThat(namedAfterASweepAt(earlier)).containsExactlyInAnyOrderElementsOf(kept);
        }
        world.store(new Adept(100, "adept").ended(DUE_BY_END.keySet().iterator().next()));
        assertThat(namedAfterASweepAt(due.get(0).minusNanos(1_000))).hasSize(kept.size() + 1);
        assertThat(namedAfterASweepAt(due.get(0))).containsExactlyInAnyOrderElementsOf(kept);
    }
}
