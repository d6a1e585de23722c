package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.Anchor;
import com.mittliv.privacy.vocabulary.ConsentWording;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Label;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Policies, rows and people made up by chance, the same for the same seed. */
final class RandomPolicy {
    static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    /** Whole seconds: a leap day, a change of clocks, a midnight. */
    static final List<Instant> NOWS = List.of(
            Instant.parse("2024-02-29T11:00:00Z"),
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2026-02-28T23:00:00Z"));

    private static final List<Role> ROLES = List.of(Role.of("r0"), Role.of("r1"));
    private static final List<String> WORDINGS = List.of("0", "1", "2");
    private static final List<Event> EVENTS = List.of(Event.of("e0"), Event.of("e1"), Event.of("e2"));
    private static final DataCategory C0 = DataCategory.of("c0");
    private static final List<DataCategory> CATEGORIES =
            List.of(C0, DataCategory.of("c1").within(C0), DataCategory.of("c2"), DataCategory.of("c3"));
    private static final Purpose P0 = purpose("p0", Purpose.Kind.ORDINARY, Optional.empty());
    private static final List<Purpose> PURPOSES = List.of(
            P0,
            purpose("p1", Purpose.Kind.ORDINARY, Optional.of(P0)),
            purpose("p2", Purpose.Kind.DIRECT_MARKETING, Optional.empty()),
            purpose("p3", Purpose.Kind.LEGAL_CLAIMS, Optional.empty()));

    private final Random random;

    RandomPolicy(long seed) {
        random = new Random(seed);
    }

    private static Purpose purpose(String id, Purpose.Kind kind, Optional<Purpose> broader) {
        ConsentWording wording = new ConsentWording("2", Text.NONE, Set.of("1"));
        return new Purpose(id, Label.NONE, kind, broader, Optional.of(wording));
    }

    Role role(String id) {
        return ROLES.stream().filter(role -> role.id().equals(id)).findFirst().orElseThrow();
    }

    Event event(int number) {
        return EVENTS.get(number);
    }

    List<DataCategory> categories() {
        return CATEGORIES;
    }

    List<Purpose> purposes() {
        return PURPOSES;
    }

    /** A policy made up, with rules that are not. */
    Policy policy(ProcessingRule... given) {
        Policy.Builder policy = Policy.named("generated", "1", Policy.Controller.of("Example"))
                .timeZone(ZONE)
                .declare(ROLES.toArray(Role[]::new))
                .declare(EVENTS.toArray(Event[]::new))
                .declare(CATEGORIES.toArray(DataCategory[]::new))
                .declare(PURPOSES.toArray(Purpose[]::new));
        int rules = 2 + random.nextInt(7);
        for (int i = 0; i < rules; i++) {
            policy.rule(rule("rule-" + i));
        }
        for (ProcessingRule each : given) {
            policy.rule(each);
        }
        return policy.build();
    }

    private ProcessingRule rule(String id) {
        LegalBasis basis = one(List.of(
                LegalBasis.consent(),
                LegalBasis.consent(),
                LegalBasis.contract(),
                LegalBasis.legitimateInterests(Text.of("en", "an interest")),
                LegalBasis.publicTask(Text.of("en", "an act"))));
        ProcessingRule.Builder rule = ProcessingRule.rule(id)
                .about(one(ROLES), one(ROLES))
                .using(one(CATEGORIES), one(CATEGORIES))
                .forPurpose(one(PURPOSES))
                .on(basis)
                .kept(random.nextInt(6) == 0 ? new Retention.WhileOtherwiseKept() : retention(basis, 2, false));
        if (random.nextInt(3) == 0) {
            rule.onlyAfter(one(EVENTS));
        }
        return rule.build();
    }

    private Retention retention(LegalBasis basis, int depth, boolean insideLatest) {
        int kind = random.nextInt(depth > 0 ? 9 : 6);
        Event event = one(EVENTS);
        return switch (kind) {
            case 0 -> Retention.until(event);
            case 1, 2 -> new Retention.After(period(), event, one(List.of(Anchor.values())));
            case 3 -> new Retention.WhileRequired(Text.of("en", "an act"), event, one(EVENTS));
            case 4 -> basis instanceof LegalBasis.Consent ? Retention.whileConsented() : Retention.until(event);
            case 5 -> insideLatest ? new Retention.UntilRecorded(event) : new Retention.NotStated("left open");
            case 6 -> retention(basis, depth - 1, false).orEarlier(retention(basis, depth - 1, false));
            default -> retention(basis, depth - 1, true).orLater(retention(basis, depth - 1, true));
        };
    }

    private Period period() {
        return one(List.of(
                Period.ofDays(1), Period.ofDays(30), Period.ofMonths(1), Period.ofMonths(6), Period.ofYears(2)));
    }

    /** Null, or an instant near where something changes: now, or the end of a period before now. */
    @Nullable
    Instant instant(Instant now) {
        if (random.nextInt(4) == 0) {
            return null;
        }
        return some(now);
    }

    private Instant some(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZONE);
        Instant base = one(List.of(
                now,
                day.minusDays(1).atStartOfDay(ZONE).toInstant(),
                day.minusDays(31).atStartOfDay(ZONE).toInstant(),
                day.minusMonths(1).atStartOfDay(ZONE).toInstant(),
                day.minusMonths(6).atStartOfDay(ZONE).toInstant(),
                day.minusYears(2).atStartOfDay(ZONE).toInstant(),
                LocalDate.of(2024, 2, 29).atStartOfDay(ZONE).toInstant(),
                now.plusSeconds(86_400)));
        return switch (random.nextInt(5)) {
            case 0 -> base.minusNanos(1_000);
            case 1 -> base.plusNanos(1_000);
            case 2 -> base.plusSeconds(random.nextInt(86_400));
            default -> base;
        };
    }

    Specimen specimen(long id, Instant now) {
        Specimen row = new Specimen();
        row.id = id;
        row.subject = one(List.of("s", "s'", "s\"", "ß ö\u00e5", "s%")) + id;
        row.role = one(ROLES).id();
        row.e0 = instant(now);
        row.e1 = instant(now);
        row.e2 = instant(now);
        return row;
    }

    List<Consent> consents(Instant now) {
        return random.ints(random.nextInt(5))
                .mapToObj(unused -> new Consent(
                        one(PURPOSES),
                        one(List.of(
                                Consent.Act.GIVEN, Consent.Act.GIVEN, Consent.Act.WITHDRAWN, Consent.Act.REQUESTED)),
                        some(now),
                        one(WORDINGS)))
                .toList();
    }

    /** Null, or a version of a wording: one that no longer counts, one that still does, the one in force. */
    @Nullable
    String wording() {
        return random.nextInt(5) == 0 ? null : one(WORDINGS);
    }

    Optional<Objection> objection(Instant now) {
        if (random.nextInt(4) > 0) {
            return Optional.empty();
        }
        Objection objection = Objection.to(one(PURPOSES), some(now));
        return Optional.of(random.nextBoolean() ? objection : objection.overriddenBy("grounds on record"));
    }

    Optional<Restriction> restriction(Instant now) {
        if (random.nextInt(5) > 0) {
            return Optional.empty();
        }
        Restriction restriction = Restriction.since(some(now));
        return Optional.of(random.nextBoolean() ? restriction : restriction.openFor(one(PURPOSES)));
    }

    Optional<LegalHold> hold(Instant now) {
        if (random.nextInt(8) > 0) {
            return Optional.empty();
        }
        Instant from = some(now);
        LegalHold hold = new LegalHold("a dispute", "legal office", from, Optional.empty(), LocalDate.of(2030, 1, 1));
        return Optional.of(
                random.nextBoolean()
                        ? hold
                        : hold.released(new LegalHold.Release(some(now), "legal office", "settled")));
    }

    /** Makes a person up, in memory and in the database. */
    SubjectState person(JpaSubjectStates states, String subject, Instant now) {
        SubjectState state = SubjectState.none();
        for (Consent consent : consents(now)) {
            state = state.with(consent);
            states.record(subject, consent);
        }
        Optional<Objection> objection = objection(now);
        if (objection.isPresent()) {
            state = state.with(objection.get());
            states.record(subject, objection.get());
        }
        Optional<Restriction> restriction = restriction(now);
        if (restriction.isPresent()) {
            state = state.with(restriction.get());
            states.restrict(subject, restriction.get());
        }
        Optional<LegalHold> hold = hold(now);
        if (hold.isPresent()) {
            state = state.with(hold.get());
            states.hold(subject, hold.get());
        }
        return state;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
