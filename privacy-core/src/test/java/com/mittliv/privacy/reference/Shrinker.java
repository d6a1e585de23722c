package com.mittliv.privacy.reference;

import com.mittliv.privacy.PrivacyException;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a case small: leaves out what can be left out while it still shows what it shows. */
final class Shrinker {
    private final Predicate<Case> shows;

    Shrinker(Predicate<Case> shows) {
        this.shows = shows;
    }

    /** The smallest case found by leaving one thing out at a time, halves of long lists first. */
    Case shrink(Case from) {
        Case smallest = from;
        Optional<Case> next = Optional.of(from);
        while (next.isPresent()) {
            smallest = next.get();
            next = firstThatShows(smallest);
        }
        return smallest;
    }

    private Optional<Case> firstThatShows(Case from) {
        return Stream.of(policies(from), people(from), records(from), questions(from))
                .flatMap(cases -> cases)
                .filter(this::stillShows)
                .findFirst();
    }

    /** What cannot be asked shows nothing. */
    private boolean stillShows(Case smaller) {
        try {
            return shows.test(smaller);
        } catch (IllegalArgumentException | PrivacyException e) {
            return false;
        }
    }

    private static Stream<Case> policies(Case from) {
        return SimplerPolicies.than(from.policy())
                .map(policy -> new Case(policy, from.person(), from.record(), from.question(), from.now()));
    }

    private static Stream<Case> people(Case from) {
        SubjectState p = from.person();
        if (!p.isAvailable()) {
            return Stream.empty();
        }
        return Stream.of(
                        less(p.consents())
                                .map(consents -> person(consents, p.objections(), p.restriction(), p.holds())),
                        less(p.objections())
                                .map(objections -> person(p.consents(), objections, p.restriction(), p.holds())),
                        p.restriction().stream()
                                .map(set -> person(p.consents(), p.objections(), Optional.empty(), p.holds())),
                        less(p.holds()).map(holds -> person(p.consents(), p.objections(), p.restriction(), holds)))
                .flatMap(people -> people)
                .map(person -> new Case(from.policy(), person, from.record(), from.question(), from.now()));
    }

    static SubjectState person(
            List<Consent> consents,
            List<Objection> objections,
            Optional<Restriction> restriction,
            List<LegalHold> holds) {
        SubjectState person = SubjectState.none().with(consents);
        for (Objection objection : objections) {
            person = person.with(objection);
        }
        for (LegalHold hold : holds) {
            person = person.with(hold);
        }
        return restriction.map(person::with).orElse(person);
    }

    /** A state that says the same and that no engine has seen. */
    static SubjectState copy(SubjectState of) {
        return of.isAvailable() ? person(of.consents(), of.objections(), of.restriction(), of.holds()) : of;
    }

    /** A record that says the same and that no engine has seen. */
    static RecordState copy(RecordState of) {
        return record(of, of.events().entrySet());
    }

    private static RecordState record(RecordState of, Collection<Map.Entry<Event, Instant>> events) {
        RecordState record = RecordState.of(of.role());
        for (Map.Entry<Event, Instant> event : events) {
            record = record.with(event.getKey(), event.getValue());
        }
        return record;
    }

    private static Stream<Case> records(Case from) {
        return less(List.copyOf(from.record().events().entrySet()))
                .map(events -> new Case(
                        from.policy(), from.person(), record(from.record(), events), from.question(), from.now()));
    }

    private static Stream<Case> questions(Case from) {
        Question q = from.question();
        Stream<Question> atHome = q.destination().stream()
                .map(to -> new Question(q.kind(), q.purpose(), Optional.empty(), q.categories(), q.source()));
        Stream<Question> ofLess = less(q.categories())
                .filter(some -> !some.isEmpty())
                .map(some -> new Question(q.kind(), q.purpose(), q.destination(), some, q.source()));
        return Stream.concat(atHome, ofLess)
                .map(question -> new Case(from.policy(), from.person(), from.record(), question, from.now()));
    }

    /** A list without its first half, without its second half, and without each one of its elements. */
    static <T> Stream<List<T>> less(List<T> list) {
        int half = list.size() / 2;
        Stream<List<T>> halves =
                half < 2 ? Stream.empty() : Stream.of(list.subList(half, list.size()), list.subList(0, half));
        return Stream.concat(halves, IntStream.range(0, list.size()).mapToObj(i -> {
            List<T> rest = new ArrayList<>(list);
            rest.remove(i);
            return rest;
        }));
    }
}
