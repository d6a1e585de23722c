package com.mittliv.privacy.examples.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.mittliv.privacy.examples.app.people.Invented.References;
import java.lang.reflect.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.ReflectionUtils;

class PopulationTest {
    private static final Instant NOW = Instant.parse("2026-05-04T00:00:00Z");

    @Test
    void theSameSeedInventsTheSamePeople() {
        assertThat(told(1, 5_000)).isEqualTo(told(1, 5_000));
        assertThat(told(1, 500)).isNotEqualTo(told(2, 500));
    }

    @Test
    void aSmallerPopulationBeginsWithTheSameAdepts() {
        assertThat(told(1, 5_000).get(0)).isEqualTo(told(1, 500).get(0));
    }

    @Test
    void everyAddressIsReservedForExamples() {
        assertThat(people(1, 500).flatMap(person -> person.rows().stream()).filter(Participation.class::isInstance))
                .isNotEmpty()
                .allMatch(row ->
                        String.valueOf(((Participation) row).emailAddress()).endsWith("@example.org"));
    }

    @Test
    void thereAreAsManyPeopleAsIsSaid() {
        for (int size : new int[] {1, 7, Population.SIZE, 5_000}) {
            assertThat(people(1, size).map(Invented::personId).distinct().count())
                    .isEqualTo(size);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Population(1, NOW, 0))
                .withMessage("a population has at least 1 person, got 0");
    }

    @Test
    void allThatHappenedIsPast() {
        assertThat(people(1, 500).flatMap(person -> person.consents().stream()))
                .isNotEmpty()
                .allMatch(entry -> entry.at().isBefore(NOW));
    }

    /** More than would ever fit into memory: each is made when it is asked for, and nobody holds the one before. */
    @Test
    void peopleAreMadeAsTheyAreAskedFor() {
        assertThat(people(1, 1_000_000_000_000L).limit(3).map(Invented::personId))
                .containsExactly("p-0001", "p-0002", "p-0003");
    }

    private static Stream<Invented> people(long seed, long size) {
        return new Population(seed, NOW, size).people(new ByNumber());
    }

    private static List<String> told(long seed, long size) {
        return people(seed, size)
                .map(person -> person.rows().stream()
                        .map(PopulationTest::toText)
                        .collect(Collectors.joining("; ", person.consents().toString(), "")))
                .toList();
    }

    private static String toText(Object row) {
        StringBuilder text = new StringBuilder(row.getClass().getSimpleName());
        ReflectionUtils.doWithFields(row.getClass(), field -> text.append(' ').append(value(row, field)));
        return text.toString();
    }

    private static Object value(Object row, Field field) {
        ReflectionUtils.makeAccessible(field);
        Object value = ReflectionUtils.getField(field, row);
        return value == null || value.getClass().getName().startsWith("java.") || value instanceof Enum
                ? String.valueOf(value)
                : value.getClass().getSimpleName();
    }

    private static final class ByNumber implements References {
        @Override
        public <T> T to(Class<T> type, long id) {
            Programme programme = new Programme(id, "", LocalDate.EPOCH, LocalDate.EPOCH);
            Match match = new Match(id, LocalDate.EPOCH);
            return Stream.of(
                            new AdmissionRound(id, programme, LocalDate.EPOCH, LocalDate.EPOCH),
                            match,
                            new Meeting(id, match, LocalDate.EPOCH))
                    .filter(type::isInstance)
                    .map(type::cast)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
