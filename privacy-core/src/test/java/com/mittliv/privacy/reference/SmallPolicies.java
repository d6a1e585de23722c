package com.mittliv.privacy.reference;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Policies and states drawn from so few terms and days that rules often exclude themselves or cover one another. */
final class SmallPolicies {
    static final List<Role> ROLES = List.of(Role.of("role-a"), Role.of("role-b"));
    static final DataCategory WIDE = DataCategory.of("wide");
    static final List<DataCategory> CATEGORIES =
            List.of(WIDE, DataCategory.of("part").within(WIDE), DataCategory.of("apart"));
    private static final Purpose ANY = Purpose.of("any");
    private static final Purpose MARKETING = Purpose.of("marketing").directMarketing();
    static final List<Purpose> PURPOSES = List.of(
            ANY,
            Purpose.of("some").within(ANY),
            MARKETING,
            Purpose.of("letters").within(MARKETING),
            Purpose.of("claims").legalClaims());
    static final List<Recipient> RECIPIENTS = List.of(
            Recipient.processor("host").in("SE"),
            Recipient.thirdParty("partner").in("SE"));
    static final List<Source> SOURCES = List.of(Source.of("form"), Source.of("register"));
    private static final List<Event> EVENTS = List.of(Event.of("begun"), Event.of("met"), Event.of("ended"));
    private static final Text LAW = Text.of("en", "an act");
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final int DAYS = 900;

    private final Random random;

    SmallPolicies(Random random) {
        this.random = random;
    }

    Policy policy() {
        List<ProcessingRule> rules = new ArrayList<>();
        int size = 2 + random.nextInt(5);
        for (int i = 0; i < size; i++) {
            ProcessingRule fresh = rule("rule-" + i);
            rules.add(i > 0 && random.nextInt(3) == 0 ? like(one(rules), fresh) : fresh);
        }
        return of(rules);
    }

    /** A rule with some of its parts taken from another. */
    private ProcessingRule like(ProcessingRule model, ProcessingRule fresh) {
        ProcessingRule timed = random.nextInt(3) > 0 ? model : fresh;
        return new ProcessingRule(
                fresh.id(),
                Optional.empty(),
                Text.NONE,
                (random.nextInt(4) > 0 ? model : fresh).roles(),
                (random.nextInt(4) > 0 ? model : fresh).categories(),
                (random.nextInt(4) > 0 ? model : fresh).purposes(),
                timed.basis(),
                Optional.empty(),
                (random.nextInt(4) > 0 ? model : fresh).onlyAfter(),
                (random.nextInt(4) > 0 ? model : fresh).recipients(),
                timed.retention(),
                (random.nextInt(4) > 0 ? model : fresh).sources(),
                List.of());
    }

    static Policy of(List<ProcessingRule> rules) {
        Policy.Builder policy = Policy.named("small", "1", Policy.Controller.of("Example AB"));
        List<Term> terms = new ArrayList<>(ROLES);
        Stream.of(CATEGORIES, PURPOSES, RECIPIENTS, SOURCES, EVENTS).forEach(terms::addAll);
        policy.declare(terms.toArray(Term[]::new));
        rules.forEach(policy::rule);
        return policy.build();
    }

    private ProcessingRule rule(String id) {
        LegalBasis basis = one(List.of(
                LegalBasis.consent(),
                LegalBasis.contract(),
                LegalBasis.publicTask(LAW),
                LegalBasis.legitimateInterests(LAW)));
        return new ProcessingRule(
                id,
                Optional.empty(),
                Text.NONE,
                some(ROLES, 1),
                some(CATEGORIES, 1),
                some(PURPOSES, 1),
                basis,
                Optional.empty(),
                random.nextInt(3) > 0 ? Set.of() : some(EVENTS, 1),
                some(RECIPIENTS, 0),
                random.nextInt(8) == 0
                        ? new Retention.WhileOtherwiseKept()
                        : retention(basis instanceof LegalBasis.Consent, 2, false),
                some(SOURCES, 0),
                List.of());
    }

    private Retention retention(boolean consent, int depth, boolean insideLatest) {
        int most = depth == 0 ? 6 : 9;
        return switch (random.nextInt(most)) {
            case 0, 1 -> Retention.until(one(EVENTS));
            case 2 -> new Retention.WhileRequired(LAW, one(EVENTS), one(EVENTS));
            case 3 -> consent ? Retention.whileConsented() : new Retention.NotStated("silent");
            case 4 -> insideLatest ? new Retention.UntilRecorded(one(EVENTS)) : Retention.until(one(EVENTS));
            case 5 ->
                random.nextBoolean()
                        ? Retention.days(1 + random.nextInt(90)).after(one(EVENTS))
                        : Retention.months(1 + random.nextInt(3)).afterTheYearOf(one(EVENTS));
            case 6 -> new Retention.LatestOf(parts(consent, depth, true));
            default -> new Retention.EarliestOf(parts(consent, depth, false));
        };
    }

    private List<Retention> parts(boolean consent, int depth, boolean insideLatest) {
        return IntStream.range(0, 2)
                .mapToObj(i -> retention(consent, depth - 1, insideLatest))
                .toList();
    }

    SubjectState person() {
        SubjectState person = SubjectState.none();
        for (Purpose purpose : PURPOSES) {
            if (random.nextInt(3) > 0) {
                person = person.with(Consent.given(purpose, instant()));
            }
            if (random.nextInt(8) == 0) {
                person = person.with(Consent.withdrawn(purpose, instant()));
            }
            if (random.nextInt(8) == 0) {
                Objection objection = Objection.to(purpose, instant());
                person = person.with(random.nextBoolean() ? objection : objection.overriddenBy("on file"));
            }
        }
        return random.nextInt(10) == 0 ? person.with(new Restriction(instant(), Set.of())) : person;
    }

    RecordState record(List<Role> roles) {
        RecordState record = RecordState.of(one(roles));
        for (Event event : EVENTS) {
            if (random.nextInt(3) > 0) {
                record = record.with(event, instant());
            }
        }
        return record;
    }

    Instant instant() {
        return START.plusSeconds(86_400L * random.nextInt(DAYS));
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> Set<T> some(List<T> of, int least) {
        List<T> drawn = new ArrayList<>();
        of.forEach(item -> {
            if (random.nextBoolean()) {
                drawn.add(item);
            }
        });
        while (drawn.size() < least) {
            drawn.add(one(of));
        }
        return new LinkedHashSet<>(drawn);
    }
}
