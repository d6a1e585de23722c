package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.examples.app.people.Invented.References;
import com.mittliv.privacy.examples.app.people.Participation.Capacity;
import com.mittliv.privacy.examples.app.requests.Extension;
import com.mittliv.privacy.examples.app.requests.PersonsRequest;
import com.mittliv.privacy.examples.app.requests.PersonsRequest.Way;
import com.mittliv.privacy.policy.DataSubjectRight;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Invented people in all roles, with what happened to them and what they agreed to; the same for the same seed. They are made
 * one by one, as they are asked for.
 */
public final class Population {
    /** How many people there are unless it is said. */
    public static final int SIZE = 335;

    private static final int DAYS_OF_A_PROGRAMME = 240;

    private final long seed;
    private final Instant now;
    private final List<Block> blocks;

    /** People of one role, one after another. */
    private record Block(long from, long to, Maker maker) {}

    /** Invents the person of an index among those of her role. */
    interface Maker {
        void make(long index, Invented person, Words words);
    }

    /**
     * A population.
     *
     * @param seed the same seed gives the same people
     * @param now everything happened before this instant, or is planned after it
     * @param size how many people there are
     * @throws IllegalArgumentException if there are none
     */
    public Population(long seed, Instant now, long size) {
        if (size < 1) {
            throw new IllegalArgumentException("a population has at least 1 person, got " + size);
        }
        this.seed = seed;
        this.now = now;
        long adepts = part(110, size);
        long mentors = part(210, size) - adepts;
        Participants participants = new Participants(adepts, mentors);
        Outsiders outsiders = new Outsiders();
        this.blocks = List.of(
                new Block(0, adepts, participants.in(Capacity.ADEPT)),
                new Block(adepts, part(210, size), participants.in(Capacity.MENTOR)),
                new Block(part(210, size), part(230, size), participants.in(Capacity.CONSULTING_PARTICIPANT)),
                new Block(part(230, size), part(270, size), outsiders::jobApplicant),
                new Block(part(270, size), part(285, size), outsiders::partnerContact),
                new Block(part(285, size), part(315, size), outsiders::subscriber),
                new Block(part(315, size), size, outsiders::enquirer));
    }

    /** So many of the people as there would be of the usual number. */
    private static long part(long ofTheUsual, long size) {
        return Math.round((double) size * ofTheUsual / SIZE);
    }

    /**
     * The people, each made when it is asked for.
     *
     * @param references refers to rows that another person brought along
     * @return the people, in the order of their numbers
     */
    public Stream<Invented> people(References references) {
        SplittableRandom root = new SplittableRandom(seed);
        return blocks.stream()
                .flatMap(block -> LongStream.range(block.from, block.to).mapToObj(number -> {
                    Invented person = new Invented(number + 1, now, references);
                    // A generator for each person: one more value of one person moves nobody else's.
                    block.maker.make(number - block.from, person, new Words(root.split()));
                    return person;
                }));
    }

    /**
     * What is there before the people: programmes and rounds of admission, and requests that came by letter.
     *
     * @return the rows
     */
    public List<Object> ground() {
        Stream<Object> rounds = Stream.of(
                        round(Participants.LAST_ROUND, -250),
                        round(Participants.PRESENT_ROUND, -90),
                        round(Participants.NEXT_ROUND, 90))
                .flatMap(round -> Stream.of(round.programme(), round));
        return Stream.concat(rounds, letters()).toList();
    }

    /** Requests that came by letter: one is late, one takes longer, one is to be answered, one is. */
    private Stream<PersonsRequest> letters() {
        return Stream.of(
                letter(DataSubjectRight.ACCESS, 45),
                letter(DataSubjectRight.PORTABILITY, 40).extendedAt(now.minus(20, ChronoUnit.DAYS), Extension.COMPLEX),
                letter(DataSubjectRight.RECTIFICATION, 23),
                letter(DataSubjectRight.RECTIFICATION, 60).answeredAt(now.minus(41, ChronoUnit.DAYS)));
    }

    private PersonsRequest letter(DataSubjectRight right, int daysAgo) {
        return new PersonsRequest(right, Way.LETTER, now.minus(daysAgo, ChronoUnit.DAYS));
    }

    private AdmissionRound round(long id, int daysAhead) {
        LocalDate starts = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(daysAhead);
        String name = "Mitt Livs Chans " + starts.getYear() + "-" + starts.getMonthValue();
        Programme programme = new Programme(id, name, starts, starts.plusDays(DAYS_OF_A_PROGRAMME));
        return new AdmissionRound(id, programme, starts.minusDays(120), starts.minusDays(60));
    }
}
