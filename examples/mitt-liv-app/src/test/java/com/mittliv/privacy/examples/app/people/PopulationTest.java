package com.mittliv.privacy.examples.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private static final Instant NOW = Instant.parse("2026-05-04T00:00:00Z");

    @Test
    void theSameSeedInventsTheSamePeople() {
        assertThat(addresses(Population.invent(1, NOW))).isEqualTo(addresses(Population.invent(1, NOW)));
        assertThat(addresses(Population.invent(1, NOW))).isNotEqualTo(addresses(Population.invent(2, NOW)));
    }

    @Test
    void everyAddressIsReservedForExamples() {
        assertThat(addresses(Population.invent(1, NOW))).allMatch(address -> address.endsWith("@example.org"));
    }

    @Test
    void thereAreAsManyPeopleAsIsSaid() {
        assertThat(Population.invent(1, NOW).rows()).hasSize(Population.SIZE);
    }

    @Test
    void allThatHappenedIsPast() {
        assertThat(Population.invent(1, NOW).consents().values())
                .allSatisfy(
                        said -> assertThat(said).allMatch(entry -> entry.at().isBefore(NOW)));
    }

    private static List<String> addresses(Population people) {
        return people.rows().stream()
                .filter(Participation.class::isInstance)
                .map(row -> ((Participation) row).emailAddress())
                .toList();
    }
}
