package com.mittliv.privacy.jpa.matrix;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Four people and what may be known of them: one who consented to the newsletter, one who never did, one who withdrew,
 * and one who has left.
 */
final class Programme {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant YESTERDAY = Instant.parse("2026-02-28T12:00:00Z");
    static final Role MEMBER = Role.of("member");
    static final DataCategory NAME = DataCategory.of("name");
    static final DataCategory EMAIL = DataCategory.of("email");
    static final DataCategory ADDRESS = DataCategory.of("address");
    static final DataCategory NOTES = DataCategory.of("notes");
    static final Event ENDED = Event.of("ended");
    static final Purpose SERVICE = Purpose.of("service");
    static final Purpose NEWSLETTER = Purpose.of("newsletter").directMarketing();
    static final Purpose CLAIMS = Purpose.of("claims").legalClaims();
    static final Purpose RESEARCH = Purpose.of("research");
    static final List<Purpose> PURPOSES = List.of(SERVICE, NEWSLETTER, CLAIMS, RESEARCH);
    static final List<Long> PEOPLE = List.of(1L, 2L, 3L, 4L);

    static final PrivacyEngine ENGINE =
            PrivacyEngine.compile(Policy.named("matrix", "1", Policy.Controller.of("Example"))
                    .timeZone(ZoneId.of("Europe/Stockholm"))
                    .declare(MEMBER, NAME, EMAIL, ADDRESS, NOTES, ENDED)
                    .declare(SERVICE, NEWSLETTER, CLAIMS, RESEARCH)
                    .rule(rule("service")
                            .about(MEMBER)
                            .using(NAME, EMAIL, ADDRESS, NOTES)
                            .forPurpose(SERVICE)
                            .on(contract())
                            .kept(until(ENDED)))
                    .rule(rule("newsletter")
                            .about(MEMBER)
                            .using(EMAIL)
                            .forPurpose(NEWSLETTER)
                            .on(consent())
                            .kept(whileConsented()))
                    .rule(rule("claims")
                            .about(MEMBER)
                            .using(NAME)
                            .forPurpose(CLAIMS)
                            .on(legitimateInterests(Text.of("en", "to meet claims")))
                            .onlyAfter(ENDED)
                            .kept(years(2).after(ENDED)))
                    .build());

    private static final Map<Long, SubjectState> SUBJECTS = Map.of(
            1L, SubjectState.none().with(Consent.given(NEWSLETTER, YESTERDAY)),
            2L, SubjectState.none(),
            3L,
                    SubjectState.none()
                            .with(Consent.given(NEWSLETTER, YESTERDAY))
                            .with(Consent.withdrawn(NEWSLETTER, YESTERDAY.plusSeconds(60))),
            4L, SubjectState.none());

    /** Whose datum a token is, and of which categories: any of them being permitted lets it be seen. */
    private record Owner(long person, List<DataCategory> anyOf) {}

    private static final Map<String, Owner> OWNERS = new ConcurrentHashMap<>();

    private Programme() {}

    /** A datum to be recognised wherever it turns up. */
    static String token(String column, long person, DataCategory category) {
        String token = "TOKEN-" + column + "-" + person;
        OWNERS.put(token, new Owner(person, List.of(category)));
        return token;
    }

    static SubjectState subject(long person) {
        return SUBJECTS.getOrDefault(person, SubjectState.none());
    }

    /** What the engine says, without a database. */
    static boolean mayUse(long person, Purpose purpose, DataCategory category) {
        RecordState record = RecordState.of(MEMBER);
        return ENGINE.access(purpose, category)
                .decide(subject(person), person == 4 ? record.with(ENDED, YESTERDAY) : record, NOW)
                .isPermitted();
    }

    static boolean maySee(String token, Purpose purpose) {
        Owner owner = OWNERS.get(token);
        if (owner == null) {
            throw new IllegalStateException("no row holds " + token);
        }
        return owner.anyOf.stream().anyMatch(category -> mayUse(owner.person, purpose, category));
    }

    /** How many people the purpose may see. */
    static long visible(Purpose purpose) {
        return PEOPLE.stream().filter(person -> isVisible(person, purpose)).count();
    }

    static boolean isVisible(long person, Purpose purpose) {
        return List.of(NAME, EMAIL, ADDRESS, NOTES).stream().anyMatch(category -> mayUse(person, purpose, category));
    }

    static Person.Student person(long id) {
        Person.Student person = new Person.Student();
        person.id = id;
        person.code = "code-" + id;
        person.name = token("name", id, NAME);
        person.email = token("email", id, EMAIL);
        person.address = new Person.Address();
        person.address.street = token("street", id, ADDRESS);
        person.address.city = token("city", id, ADDRESS);
        person.home = token("home", id, ADDRESS);
        if (PEOPLE.contains(id)) {
            person.mood = Person.Mood.values()[(int) id - 1];
            OWNERS.put(person.mood.name(), new Owner(id, List.of(NOTES)));
        }
        person.phone = new Person.Phone(token("phone", id, ADDRESS));
        person.tags = new String[] {token("tag", id, NOTES)};
        person.form = Map.of("answer", token("form", id, NOTES));
        person.open = "TOKEN-open-" + id;
        OWNERS.put(person.open, new Owner(id, List.of(NAME, EMAIL, ADDRESS, NOTES)));
        person.endedAt = id == 4 ? YESTERDAY : null;
        person.aliases.add(token("alias", id, NAME));
        Person.Mark mark = new Person.Mark();
        mark.remark = token("remark", id, NOTES);
        mark.round = 1;
        person.marks.add(mark);
        person.nicknames.put("friends", token("nick", id, NAME));
        person.school = token("school", id, NOTES);
        person.schoolEmail = token("schoolmail", id, EMAIL);
        return person;
    }

    static Paper.Letter letter(Person about) {
        Paper.Letter letter = new Paper.Letter();
        letter.id = about.id;
        letter.person = about;
        letter.sender = token("sender", about.id, EMAIL);
        letter.title = token("title", about.id, NOTES);
        letter.body = token("body", about.id, NOTES);
        return letter;
    }

    /** The people with their papers: each has the next for a friend and a buddy, and all for peers. */
    static List<Object> rows() {
        List<Person.Student> people = PEOPLE.stream().map(Programme::person).toList();
        List<Object> rows = new ArrayList<>(people);
        for (Person person : people) {
            Person next = people.get((int) (person.id % people.size()));
            person.friend = next;
            person.buddy = next;
            person.peers.addAll(people);
            rows.add(letter(person));
        }
        Firm firm = new Firm();
        firm.label = "a firm";
        rows.add(firm);
        return rows;
    }

    static List<String> tokensOf(long person) {
        return OWNERS.keySet().stream()
                .filter(token -> token.endsWith(String.valueOf(person)))
                .toList();
    }

    static List<Class<?>> entityClasses() {
        return Arrays.asList(Person.class, Person.Student.class, Paper.class, Paper.Letter.class, Firm.class);
    }
}
