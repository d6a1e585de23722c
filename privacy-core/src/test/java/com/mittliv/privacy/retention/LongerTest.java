package com.mittliv.privacy.retention;

import static com.mittliv.privacy.retention.Retention.days;
import static com.mittliv.privacy.retention.Retention.months;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;
import static com.mittliv.privacy.retention.Retentions.keepsAtLeastAsLong;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.retention.Retention.After;
import com.mittliv.privacy.retention.Retention.Anchor;
import com.mittliv.privacy.retention.Retention.EarliestOf;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.retention.Retention.Span;
import com.mittliv.privacy.retention.Retention.Until;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which retention is shown to keep at least as long as which other. */
class LongerTest {
    private static final Event LEFT = Event.of("left");
    private static final Event CLOSED = Event.of("closed");
    private static final Event JOINED = Event.of("joined");
    private static final Text LAW = Text.of("en", "an act");
    private static final Text OTHER_LAW = Text.of("en", "another act");

    /** A pair of retentions: the first keeps longer for some record and never shorter. */
    record Pair(Retention longer, Retention shorter) {}

    private static Pair pair(Retention longer, Retention shorter) {
        return new Pair(longer, shorter);
    }

    static Stream<Pair> longer() {
        return Stream.of(
                pair(days(1).after(LEFT), until(LEFT)),
                pair(days(31).after(LEFT), days(30).after(LEFT)),
                pair(months(25).after(LEFT), years(2).after(LEFT)),
                pair(new Span(Period.of(1, 0, 1)).after(LEFT), years(1).after(LEFT)),
                pair(years(1).afterTheYearOf(LEFT), years(1).after(LEFT)),
                pair(years(2).afterTheYearOf(LEFT), years(1).after(LEFT)),
                pair(until(LEFT), new WhileRequired(LAW, JOINED, LEFT)),
                pair(days(1).after(LEFT), new WhileRequired(LAW, JOINED, LEFT)),
                pair(until(LEFT), new UntilRecorded(LEFT)),
                pair(days(1).after(LEFT), new UntilRecorded(LEFT)),
                pair(new NotStated("silent"), until(LEFT)),
                pair(whileConsented(), until(LEFT)),
                pair(until(LEFT).orLater(until(CLOSED)), until(LEFT)),
                pair(until(LEFT).orLater(until(CLOSED)), until(CLOSED)),
                pair(until(LEFT), until(LEFT).orEarlier(until(CLOSED))),
                pair(until(CLOSED), until(LEFT).orEarlier(until(CLOSED))),
                pair(days(2).after(LEFT), days(1).after(LEFT).orLater(until(LEFT))),
                pair(days(2).after(LEFT).orEarlier(days(3).after(LEFT)), days(1).after(LEFT)),
                pair(until(LEFT).orLater(until(CLOSED)), until(LEFT).orEarlier(until(CLOSED))),
                pair(
                        until(LEFT).orLater(until(CLOSED)).orLater(until(JOINED)),
                        until(CLOSED).orEarlier(until(LEFT))));
    }

    @ParameterizedTest
    @MethodSource("longer")
    void theLongerIsShownToKeepAsLongAndTheShorterIsNot(Pair pair) {
        assertThat(keepsAtLeastAsLong(pair.longer(), pair.shorter())).isTrue();
        assertThat(keepsAtLeastAsLong(pair.shorter(), pair.longer())).isFalse();
    }

    static Stream<Pair> apart() {
        return Stream.of(
                pair(until(LEFT), until(CLOSED)),
                pair(days(2).after(LEFT), days(1).after(CLOSED)),
                pair(days(1).after(LEFT), until(CLOSED)),
                pair(years(2).after(LEFT), years(1).afterTheYearOf(LEFT)),
                // No number of days is always a month.
                pair(days(40).after(LEFT), months(1).after(LEFT)),
                pair(new Span(Period.of(1, 0, 1)).after(LEFT), days(2).after(LEFT)),
                pair(new WhileRequired(LAW, JOINED, LEFT), new WhileRequired(LAW, CLOSED, LEFT)),
                pair(new WhileRequired(LAW, JOINED, LEFT), new WhileRequired(LAW, JOINED, CLOSED)),
                pair(new WhileRequired(LAW, JOINED, LEFT), new UntilRecorded(LEFT)),
                pair(new UntilRecorded(LEFT), new UntilRecorded(CLOSED)),
                pair(new WhileOtherwiseKept(), until(LEFT)),
                pair(new WhileOtherwiseKept(), new NotStated("silent")),
                pair(until(LEFT).orLater(until(CLOSED)), until(JOINED)),
                pair(
                        until(LEFT).orLater(until(CLOSED)),
                        until(JOINED).orEarlier(until(LEFT).orLater(days(1).after(JOINED)))));
    }

    @ParameterizedTest
    @MethodSource("apart")
    void whatEndsByAnotherEventOrMeasureIsNotShownToKeepAsLongEitherWay(Pair pair) {
        assertThat(keepsAtLeastAsLong(pair.longer(), pair.shorter())).isFalse();
        assertThat(keepsAtLeastAsLong(pair.shorter(), pair.longer())).isFalse();
    }

    @Test
    void everyRetentionKeepsAsLongAsItselfWhateverItsStatuteOrReasonIsCalled() {
        Stream.concat(longer(), apart())
                .flatMap(pair -> Stream.of(pair.longer(), pair.shorter()))
                .forEach(retention -> assertThat(keepsAtLeastAsLong(retention, retention))
                        .as("%s", retention)
                        .isTrue());
        assertThat(keepsAtLeastAsLong(new WhileRequired(LAW, JOINED, LEFT), new WhileRequired(OTHER_LAW, JOINED, LEFT)))
                .isTrue();
        assertThat(keepsAtLeastAsLong(new NotStated("silent"), new NotStated("still silent")))
                .isTrue();
    }

    @Test
    void anEventIsTheSameByItsIdWhateverItIsCalled() {
        Event renamed = LEFT.named(Text.of("en", "the farewell"));

        assertThat(keepsAtLeastAsLong(until(LEFT), until(renamed))).isTrue();
        assertThat(keepsAtLeastAsLong(days(1).after(renamed), days(1).after(LEFT)))
                .isTrue();
    }

    /** Deeper than people nest them nothing is shown, for the ways to compare two trees grow out of hand. */
    @Test
    void endsNestedSixDeepAreComparedAndDeeperOnesAreNot() {
        assertThat(keepsAtLeastAsLong(nested(6), nested(6))).isTrue();
        assertThat(keepsAtLeastAsLong(nested(7), nested(6))).isFalse();
        assertThat(keepsAtLeastAsLong(nested(6), nested(7))).isFalse();
        assertThat(keepsAtLeastAsLong(nested(11), until(LEFT))).isTrue();
        assertThat(keepsAtLeastAsLong(nested(12), until(LEFT))).isFalse();
    }

    /** A retention that keeps until somebody left, a number of levels deep on one side. */
    private static Retention nested(int depth) {
        return depth == 1 ? until(LEFT) : until(LEFT).orLater(nested(depth - 1));
    }

    /** Over generated pairs, records and instants: nothing is shown that is not so. */
    @Test
    void whatIsShownHoldsForEveryRecordAtEveryInstant() {
        Random random = new Random(7);
        int shown = 0;
        for (int i = 0; i < 20_000; i++) {
            Retention one = retention(random, 2);
            Retention other = retention(random, 2);
            if (keepsAtLeastAsLong(one, other)) {
                shown++;
                for (int j = 0; j < 10; j++) {
                    assertKeepsAsLong(one, other, record(random));
                }
            }
        }
        assertThat(shown).as("pairs that have something to show").isGreaterThan(2_000);
    }

    private static final Calendar CALENDAR = new Calendar(ZoneId.of("Europe/Stockholm"));
    private static final LocalDate NEW_YEAR = LocalDate.of(2024, 1, 1);
    private static final List<Event> EVENTS = List.of(LEFT, CLOSED, JOINED);

    private static void assertKeepsAsLong(Retention one, Retention other, Map<String, Instant> record) {
        for (int day = 0; day < 1_200; day += 29) {
            Instant now = NEW_YEAR.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
            assertThat(keeps(one, record, now) || !keeps(other, record, now))
                    .as("%s against %s, of %s, on %s", one, other, record, now)
                    .isTrue();
        }
    }

    /** The plainest reading of what a retention says; what depends on consent or other rules is as good as endless. */
    private static boolean keeps(Retention retention, Map<String, Instant> record, Instant now) {
        if (retention instanceof Until until) {
            return !has(until.event(), record, now);
        } else if (retention instanceof After after) {
            return !has(after.event(), record, now)
                    || now.isBefore(CALENDAR.due(record.get(after.event().id()), after.period(), after.anchor()));
        } else if (retention instanceof WhileRequired required) {
            return has(required.from(), record, now) && !has(required.until(), record, now);
        } else if (retention instanceof UntilRecorded recorded) {
            return Optional.ofNullable(record.get(recorded.event().id()))
                    .filter(now::isBefore)
                    .isPresent();
        } else if (retention instanceof LatestOf latest) {
            return latest.parts().stream().anyMatch(part -> keeps(part, record, now));
        } else if (retention instanceof EarliestOf earliest) {
            return earliest.parts().stream().allMatch(part -> keeps(part, record, now));
        }
        return true;
    }

    private static boolean has(Event event, Map<String, Instant> record, Instant now) {
        return Optional.ofNullable(record.get(event.id()))
                .filter(at -> !at.isAfter(now))
                .isPresent();
    }

    private static Map<String, Instant> record(Random random) {
        Map<String, Instant> record = new HashMap<>();
        EVENTS.stream()
                .filter(event -> random.nextInt(4) > 0)
                .forEach(event -> record.put(
                        event.id(),
                        NEW_YEAR.plusDays(random.nextInt(800))
                                .atTime(random.nextInt(24), 0)
                                .toInstant(ZoneOffset.UTC)));
        return record;
    }

    private static Retention retention(Random random, int depth) {
        Event event = EVENTS.get(random.nextInt(3));
        return switch (random.nextInt(depth == 0 ? 6 : 10)) {
            case 0 -> until(event);
            case 1, 2 ->
                new After(
                        Period.of(0, random.nextInt(14), 1 + random.nextInt(40)),
                        event,
                        Anchor.values()[random.nextInt(2)]);
            case 3 -> new WhileRequired(LAW, EVENTS.get(random.nextInt(3)), event);
            case 4 -> new UntilRecorded(event);
            case 5 -> random.nextBoolean() ? new NotStated("silent") : whileConsented();
            case 6, 7 -> new LatestOf(parts(random, depth));
            default -> new EarliestOf(parts(random, depth));
        };
    }

    private static List<Retention> parts(Random random, int depth) {
        return IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(i -> retention(random, depth - 1))
                .toList();
    }
}
