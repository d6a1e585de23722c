package com.mittliv.privacy.benchmarks;

import static com.mittliv.privacy.benchmarks.Profile.MASK;

import com.mittliv.privacy.benchmarks.scenario.Facts;
import com.mittliv.privacy.benchmarks.scenario.FlatRule;
import com.mittliv.privacy.benchmarks.scenario.Kind;
import com.mittliv.privacy.benchmarks.scenario.Person;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Twelve attributes, three under each kind of rule, masked in several ways for the same people. */
final class Masking {
    private static final String ROLE = "role-0";
    private static final String PURPOSE = "purpose-0";
    private static final String EVENT = "event-0";
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    // The categories as an application has them: as constants.
    private static final DataCategory NAME = category(0);
    private static final DataCategory EMAIL = category(1);
    private static final DataCategory TELEPHONE = category(2);
    private static final DataCategory ADDRESS = category(3);
    private static final DataCategory BIRTH_YEAR = category(4);
    private static final DataCategory EMPLOYER = category(5);
    private static final DataCategory EDUCATION = category(6);
    private static final DataCategory LANGUAGES = category(7);
    private static final DataCategory PHOTOGRAPH = category(8);
    private static final DataCategory INTERESTS = category(9);
    private static final DataCategory NOTES = category(10);
    private static final DataCategory INVOICE = category(11);

    /** What code written by hand would have of a person: each fact in a field of its own. */
    private record ByHand(
            boolean consented,
            boolean objected,
            boolean restricted,
            long contractEnd,
            long interestsEnd,
            long dutyEnd,
            long now) {
        static ByHand of(Facts facts) {
            return new ByHand(
                    facts.consents().contains(PURPOSE),
                    facts.objections().contains(PURPOSE),
                    facts.restricted(),
                    end(facts, Kind.CONTRACT),
                    end(facts, Kind.INTERESTS),
                    end(facts, Kind.DUTY),
                    facts.now());
        }

        private static long end(Facts facts, Kind kind) {
            return facts.ends().getOrDefault(kind.endOf(EVENT), Long.MAX_VALUE);
        }
    }

    private final Profile profile = Profile.filled();
    private final Access all;
    private final Access[] each;
    private final SubjectState[] subjects;
    private final RecordState[] records;
    private final ByHand[] byHand;

    /** The people, as many as a power of two, all of them met in the same role. */
    Masking(List<Person> people) {
        Policy.Builder policy = Policy.named("masking", "1", Policy.Controller.of("Example organisation"));
        for (int i = 0; i < Profile.ATTRIBUTES; i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            policy.rule(new FlatRule(i, ROLE, category(i).id(), PURPOSE, kind, EVENT).rule());
        }
        for (int i = 1; i < 14; i++) {
            policy.declare(Purpose.of("purpose-" + i));
        }
        for (int i = 1; i < 4; i++) {
            policy.declare(Event.of("event-" + i));
        }
        PrivacyEngine engine = PrivacyEngine.compile(policy.build());
        DataCategory[] categories = {
            NAME, EMAIL, TELEPHONE, ADDRESS, BIRTH_YEAR, EMPLOYER,
            EDUCATION, LANGUAGES, PHOTOGRAPH, INTERESTS, NOTES, INVOICE
        };
        all = engine.access(Purpose.of(PURPOSE), categories);
        each = IntStream.range(0, categories.length)
                .mapToObj(i -> engine.access(Purpose.of(PURPOSE), categories[i]))
                .toArray(Access[]::new);
        List<Person> met = people.stream().map(Masking::inOneRole).toList();
        subjects = met.stream().map(Person::subject).toArray(SubjectState[]::new);
        records = met.stream().map(Person::record).toArray(RecordState[]::new);
        byHand = met.stream()
                .map(person -> ByHand.of(person.facts(Scenario.NOW, ZONE)))
                .toArray(ByHand[]::new);
    }

    private static DataCategory category(int number) {
        return DataCategory.of("category-" + number);
    }

    private static Person inOneRole(Person person) {
        return new Person(
                person.number(),
                ROLE,
                person.consented(),
                person.withdrawn(),
                person.objections(),
                person.restricted(),
                person.events());
    }

    int people() {
        return subjects.length;
    }

    Profile copy(int next) {
        return profile.masked(attribute -> true);
    }

    Set<DataCategory> permittedCategories(int next) {
        int person = next & subjects.length - 1;
        return all.permittedCategories(subjects[person], records[person], Scenario.NOW);
    }

    Profile byPermittedCategories(int next) {
        Set<DataCategory> open = permittedCategories(next);
        Profile copy = new Profile();
        copy.name = open.contains(NAME) ? profile.name : MASK;
        copy.email = open.contains(EMAIL) ? profile.email : MASK;
        copy.telephone = open.contains(TELEPHONE) ? profile.telephone : MASK;
        copy.address = open.contains(ADDRESS) ? profile.address : MASK;
        copy.birthYear = open.contains(BIRTH_YEAR) ? profile.birthYear : MASK;
        copy.employer = open.contains(EMPLOYER) ? profile.employer : MASK;
        copy.education = open.contains(EDUCATION) ? profile.education : MASK;
        copy.languages = open.contains(LANGUAGES) ? profile.languages : MASK;
        copy.photograph = open.contains(PHOTOGRAPH) ? profile.photograph : MASK;
        copy.interests = open.contains(INTERESTS) ? profile.interests : MASK;
        copy.notes = open.contains(NOTES) ? profile.notes : MASK;
        copy.invoice = open.contains(INVOICE) ? profile.invoice : MASK;
        return copy;
    }

    Profile byDecisions(int next) {
        int person = next & subjects.length - 1;
        return profile.masked(attribute -> each[attribute]
                .decide(subjects[person], records[person], Scenario.NOW)
                .isPermitted());
    }

    Profile byHand(int next) {
        ByHand known = byHand[next & byHand.length - 1];
        long now = known.now;
        Profile copy = new Profile();
        copy.name = !known.restricted && now < known.contractEnd ? profile.name : MASK;
        copy.email = !known.restricted && known.consented ? profile.email : MASK;
        copy.telephone = !known.restricted && !known.objected && now < known.interestsEnd ? profile.telephone : MASK;
        copy.address = !known.restricted && now < known.dutyEnd ? profile.address : MASK;
        copy.birthYear = !known.restricted && now < known.contractEnd ? profile.birthYear : MASK;
        copy.employer = !known.restricted && known.consented ? profile.employer : MASK;
        copy.education = !known.restricted && !known.objected && now < known.interestsEnd ? profile.education : MASK;
        copy.languages = !known.restricted && now < known.dutyEnd ? profile.languages : MASK;
        copy.photograph = !known.restricted && now < known.contractEnd ? profile.photograph : MASK;
        copy.interests = !known.restricted && known.consented ? profile.interests : MASK;
        copy.notes = !known.restricted && !known.objected && now < known.interestsEnd ? profile.notes : MASK;
        copy.invoice = !known.restricted && now < known.dutyEnd ? profile.invoice : MASK;
        return copy;
    }
}
