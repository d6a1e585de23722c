package com.mittliv.privacy.reference;

import static com.mittliv.privacy.reference.RandomWords.chance;
import static com.mittliv.privacy.reference.RandomWords.one;
import static com.mittliv.privacy.reference.RandomWords.some;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Destination;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** People, records, questions and instants drawn at random for one policy, close to where answers change. */
final class RandomCases {
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2011, 12, 29),
            LocalDate.of(2023, 12, 31),
            LocalDate.of(2024, 1, 1),
            LocalDate.of(2024, 1, 31),
            LocalDate.of(2024, 2, 28),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2024, 3, 1),
            LocalDate.of(2024, 4, 25));

    private static final List<Duration> BESIDE = List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofNanos(1),
            Duration.ofNanos(-1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(-1),
            Duration.ofHours(13));

    private final Policy policy;
    private final Random random;
    private final List<Role> roles;
    private final List<DataCategory> categories;
    private final List<Purpose> purposes;
    private final List<Event> events;
    private final List<Recipient> recipients;
    private final List<Source> sources;
    private final List<Safeguard> safeguards;
    private final List<Instant> instants;

    RandomCases(Policy policy, Random random) {
        this.policy = policy;
        this.random = random;
        this.roles = policy.vocabulary().roles();
        this.categories = policy.vocabulary().categories();
        this.purposes = policy.vocabulary().purposes();
        this.events = policy.vocabulary().events();
        this.recipients = policy.vocabulary().recipients();
        this.sources = policy.vocabulary().sources();
        this.safeguards = policy.vocabulary().safeguards();
        this.instants = boundaries(policy.timeZone());
    }

    /** Midnights around ends of months and years, and the changes of the clocks. */
    private static List<Instant> boundaries(ZoneId zone) {
        List<Instant> boundaries = new ArrayList<>();
        DAYS.forEach(day -> boundaries.add(day.atStartOfDay(zone).toInstant()));
        ZoneOffsetTransition change = zone.getRules()
                .nextTransition(LocalDate.of(2022, 1, 1).atStartOfDay(zone).toInstant());
        for (int i = 0; i < 6 && change != null; i++) {
            boundaries.add(change.getInstant());
            boundaries.add(LocalDateTime.of(change.getDateTimeBefore().toLocalDate(), java.time.LocalTime.MIDNIGHT)
                    .atZone(zone)
                    .toInstant());
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return boundaries;
    }

    private Instant instant() {
        return one(random, instants).plus(one(random, BESIDE));
    }

    /** A term of the policy, or what an application makes of its id alone. */
    private Purpose spokenOf() {
        Purpose purpose = one(random, purposes);
        return chance(random, 0.9) ? purpose : Purpose.of(purpose.id());
    }

    SubjectState person() {
        if (chance(random, 0.02)) {
            return SubjectState.unavailable();
        }
        SubjectState person = SubjectState.none();
        int consents = random.nextInt(7);
        for (int i = 0; i < consents; i++) {
            Consent.Act act = one(
                    random,
                    List.of(Consent.Act.GIVEN, Consent.Act.GIVEN, Consent.Act.WITHDRAWN, Consent.Act.REQUESTED));
            person = person.with(new Consent(spokenOf(), act, instant(), one(random, List.of("0", "1", "1", "2"))));
        }
        for (int i = random.nextInt(5); i > 2; i--) {
            Objection objection = Objection.to(spokenOf(), instant());
            person = person.with(chance(random, 0.6) ? objection : objection.overriddenBy("on file"));
        }
        if (chance(random, 0.25)) {
            person = person.with(new Restriction(instant(), some(random, purposes, 0, 2)));
        }
        if (chance(random, 0.1)) {
            Instant from = instant();
            Optional<Instant> until = chance(random, 0.5) ? Optional.empty() : Optional.of(from.plusSeconds(86_400));
            LegalHold hold = new LegalHold("a claim", "the board", from, until, LocalDate.of(2030, 1, 1));
            person = person.with(
                    chance(random, 0.7)
                            ? hold
                            : hold.released(new LegalHold.Release(instant(), "the board", "the claim is settled")));
        }
        return person;
    }

    RecordState record() {
        RecordState record = RecordState.of(one(random, roles));
        for (Event event : events) {
            if (chance(random, 0.65)) {
                record = record.with(event, instant());
            }
            if (chance(random, 0.05)) {
                record = record.with(Event.of(event.id()), instant());
            }
        }
        return record;
    }

    /** An instant at, or a hair beside, one at which an answer may change. */
    Instant now(SubjectState person, RecordState record) {
        List<Instant> turning = new ArrayList<>(record.events().values());
        person.consents().forEach(entry -> turning.add(entry.at()));
        person.objections().forEach(objection -> turning.add(objection.at()));
        person.restriction().ifPresent(restriction -> turning.add(restriction.since()));
        person.holds().forEach(hold -> {
            turning.add(hold.from());
            hold.end().ifPresent(turning::add);
        });
        turning.addAll(dues(record));
        turning.add(instant());
        return one(random, turning).plus(one(random, BESIDE));
    }

    private List<Instant> dues(RecordState record) {
        ReferencePeriods periods = new ReferencePeriods(policy.timeZone());
        if (policy.rules().isEmpty()) {
            return List.of();
        }
        return Retentions.nodesOf(one(random, policy.rules()).retention())
                .filter(Retention.After.class::isInstance)
                .map(Retention.After.class::cast)
                .flatMap(after -> record.at(after.event()).stream()
                        .map(event -> periods.due(event, after.period(), after.anchor())))
                .toList();
    }

    /** A question near a rule: its terms or narrower ones, so that most answers depend on states and times. */
    Question question(RecordState record) {
        Question.Kind kind = one(random, Arrays.asList(Question.Kind.values()));
        List<ProcessingRule> about = policy.rules().stream()
                .filter(rule -> rule.roles().contains(record.role()))
                .toList();
        if (about.isEmpty() || chance(random, 0.1)) {
            return new Question(
                    kind,
                    one(random, purposes),
                    destination(recipients),
                    List.copyOf(some(random, categories, 1, 3)),
                    one(random, sources));
        }
        ProcessingRule rule = one(random, about);
        List<DataCategory> near = within(rule.categories(), categories);
        return new Question(
                kind,
                one(random, within(rule.purposes(), purposes)),
                destination(within(rule.recipients(), recipients)),
                List.copyOf(some(random, near, 1, chance(random, 0.8) ? 1 : 3)),
                one(
                        random,
                        chance(random, 0.5) || rule.sources().isEmpty() ? sources : within(rule.sources(), sources)));
    }

    private Optional<Destination> destination(List<Recipient> among) {
        if (among.isEmpty() || chance(random, 0.5)) {
            return Optional.empty();
        }
        Recipient to = one(random, chance(random, 0.8) ? among : recipients);
        return Optional.of(
                switch (random.nextInt(4)) {
                    case 0 -> Destination.to(to);
                    case 1 -> new Destination(Recipient.thirdParty(to.id()), Optional.empty(), Set.of());
                    case 2 -> new Destination(to, RandomWords.country(random), Set.of());
                    default -> new Destination(to, RandomWords.country(random), some(random, safeguards, 0, 1));
                });
    }

    /** The terms that are among some or part of them. */
    private static <T extends Term> List<T> within(Set<T> some, List<T> all) {
        return all.stream()
                .filter(term -> Hierarchy.selfAndBroader(term).stream().anyMatch(some::contains))
                .toList();
    }
}
