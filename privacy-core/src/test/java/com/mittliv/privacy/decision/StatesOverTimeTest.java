package com.mittliv.privacy.decision;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.days;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A state remembers what it was asked; whatever it was asked before, it answers as one never asked. */
class StatesOverTimeTest {
    private static final Role MEMBER = Role.of("member");
    private static final Purpose SERVE = Purpose.of("serve");
    private static final Purpose WRITE = Purpose.of("write");
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    /** More than sixteen different retentions, so that their answers fill more than one word. */
    private static final int EVENTS = 40;

    private final Policy policy = policy();
    private final PrivacyEngine engine = PrivacyEngine.compile(policy);

    private static Policy policy() {
        Policy.Builder policy = Policy.named("over-time", "1", Policy.Controller.of("Example AB"));
        for (int i = 0; i < EVENTS; i++) {
            policy.rule(rule("rule-" + i)
                    .about(MEMBER)
                    .using(category(i))
                    .forPurpose(SERVE)
                    .on(i % 3 == 0 ? legitimateInterests(Text.of("en", "serving members")) : contract())
                    .onlyAfter(event((i + 7) % EVENTS))
                    .kept(i % 2 == 0 ? until(event(i)) : days(5).after(event(i))));
        }
        return policy.rule(rule("letters")
                        .about(MEMBER)
                        .using(category(0))
                        .forPurpose(WRITE)
                        .on(consent())
                        .kept(whileConsented()))
                .build();
    }

    private static DataCategory category(int number) {
        return DataCategory.of("category-" + number);
    }

    private static Event event(int number) {
        return Event.of("event-" + number);
    }

    private static Instant day(int number) {
        return DAY.plus(Duration.ofDays(number));
    }

    private static RecordState record() {
        RecordState record = RecordState.of(MEMBER);
        for (int i = 0; i < EVENTS; i++) {
            if (i % 5 != 0) {
                record = record.with(event(i), day(i * 3 % 50));
            }
        }
        return record;
    }

    private static SubjectState person() {
        return SubjectState.none()
                .with(Consent.given(WRITE, day(10)), Consent.withdrawn(WRITE, day(20)), Consent.given(WRITE, day(30)))
                .with(Objection.to(SERVE, day(25)))
                .with(Restriction.since(day(35)));
    }

    /** Every half day, so that instants stand before, at and after everything that happens. */
    private static List<Instant> instants() {
        return new ArrayList<>(IntStream.range(-4, 140)
                .mapToObj(half -> DAY.plus(Duration.ofHours(12L * half)))
                .toList());
    }

    private List<Decision> answers(PrivacyEngine asked, SubjectState person, RecordState record, Instant now) {
        List<Decision> answers = new ArrayList<>();
        for (int i = 0; i < EVENTS; i += 3) {
            answers.add(asked.access(SERVE, category(i)).decide(person, record, now));
        }
        answers.add(asked.access(WRITE, category(0)).decide(person, record, now));
        answers.add(asked.access(SERVE, category(1), category(2)).decideStorage(person, record, now));
        return answers;
    }

    @Test
    void aStateAskedAtInstantsInAnyOrderAnswersAsOneNeverAsked() {
        List<Instant> instants = instants();
        for (long seed = 0; seed < 3; seed++) {
            Collections.shuffle(instants, new Random(seed));
            SubjectState person = person();
            RecordState record = record();
            for (Instant now : instants) {
                assertThat(answers(engine, person, record, now))
                        .as("seed %d, %s", seed, now)
                        .isEqualTo(answers(engine, person(), record(), now));
            }
        }
    }

    @Test
    void aStateAskedAsTimePassesAnswersAsOneNeverAsked() {
        SubjectState person = person();
        RecordState record = record();
        assertThat(instants())
                .allSatisfy(now -> assertThat(answers(engine, person, record, now))
                        .isEqualTo(answers(engine, person(), record(), now)));
    }

    @Test
    void whatHappensWithinASecondCountsFromItsNanosecondOn() {
        Instant middle = day(12).plusMillis(500);
        SubjectState person = SubjectState.none().with(Consent.given(WRITE, middle));
        RecordState started = RecordState.of(MEMBER).with(event(8), middle);
        Access consented = engine.access(WRITE, category(0));
        Access waiting = engine.access(SERVE, category(1));
        Duration[] away = {
            Duration.ofSeconds(-2),
            Duration.ofSeconds(-1),
            Duration.ofMillis(-500),
            Duration.ofNanos(-1),
            Duration.ZERO,
            Duration.ofNanos(1),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2)
        };
        // Twice, since a state remembers what it was asked.
        for (int turn = 0; turn < 2; turn++) {
            for (Duration by : away) {
                assertThat(consented.decide(person, started, middle.plus(by)).isPermitted())
                        .as("consent, %s away", by)
                        .isEqualTo(!by.isNegative());
                assertThat(waiting.decide(person, started, middle.plus(by)).isPermitted())
                        .as("event, %s away", by)
                        .isEqualTo(!by.isNegative());
            }
        }
    }

    private static List<Access> questions(PrivacyEngine asked) {
        return IntStream.range(0, EVENTS)
                .mapToObj(i -> asked.access(SERVE, category(i)))
                .toList();
    }

    /** The second time what was worked out the first is looked up. */
    private static List<Decision> twice(List<Access> questions, SubjectState person, RecordState record) {
        return Stream.concat(questions.stream(), questions.stream())
                .map(question -> question.decide(person, record, day(15)))
                .toList();
    }

    @Test
    void whatSeveralThreadsAskFirstIsAnsweredToEachAsToOneAlone() throws Exception {
        List<Decision> alone = twice(questions(engine), person(), record());
        int count = 4;
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            for (int round = 0; round < 100; round++) {
                List<Access> unasked = questions(PrivacyEngine.compile(policy));
                SubjectState person = person();
                RecordState record = record();
                CyclicBarrier start = new CyclicBarrier(count);
                Callable<List<Decision>> ask = () -> {
                    start.await();
                    return twice(unasked, person, record);
                };
                for (Future<List<Decision>> answer : threads.invokeAll(Collections.nCopies(count, ask))) {
                    assertThat(answer.get()).isEqualTo(alone);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aStateAskedByTwoEnginesInTurnAnswersEachByItsOwnPolicy() {
        PrivacyEngine other = PrivacyEngine.compile(Policy.named("other", "1", Policy.Controller.of("Example AB"))
                .declare(event(0))
                .rule(rule("all-for-all")
                        .about(MEMBER)
                        .using(category(0))
                        .forPurpose(WRITE)
                        .on(contract())
                        .kept(until(event(1))))
                .build());
        SubjectState person = SubjectState.none().with(Consent.given(WRITE, day(10)));
        RecordState record = RecordState.of(MEMBER).with(event(1), day(12));
        for (int day = 8; day < 15; day++) {
            assertThat(engine.access(WRITE, category(0))
                            .decide(person, record, day(day))
                            .isPermitted())
                    .isEqualTo(day >= 10);
            assertThat(other.access(WRITE, category(0))
                            .decide(person, record, day(day))
                            .isPermitted())
                    .isEqualTo(day < 12);
        }
    }
}
