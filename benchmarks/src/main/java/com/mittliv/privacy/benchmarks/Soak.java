package com.mittliv.privacy.benchmarks;

import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.state.CachedSubjectStates;
import com.mittliv.privacy.state.SubjectStates;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Decides for a long time while people give and withdraw their consent underneath, and ends with 1 at the first answer
 * that no state of that moment explains.
 *
 * <p>A person's consent changes again and again; the count of changes begun and of changes acknowledged tells which
 * states a decision may have seen. A permit after an acknowledged withdrawal is wrong, and so is a refusal after an
 * acknowledged consent.
 */
public final class Soak {
    private static final int PEOPLE = 2_000;
    /** Fewer than there are people, so that states are pushed out and loaded anew. */
    private static final int KEPT = 1_500;

    private static final Role MEMBER = Role.of("member");
    private static final DataCategory EMAIL = DataCategory.of("email-address");
    private static final Purpose NEWSLETTER = Purpose.of("send-newsletter");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicIntegerArray begun = new AtomicIntegerArray(PEOPLE);
    private final AtomicIntegerArray recorded = new AtomicIntegerArray(PEOPLE);
    private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(PEOPLE);
    private final CachedSubjectStates states = CachedSubjectStates.over(new Database(), KEPT, Duration.ofMinutes(1));
    private final Access access = PrivacyEngine.compile(
                    Policy.named("soak", "1", Policy.Controller.of("Example organisation"))
                            .rule(ProcessingRule.rule("newsletter")
                                    .about(MEMBER)
                                    .using(EMAIL)
                                    .forPurpose(NEWSLETTER)
                                    .on(LegalBasis.consent())
                                    .kept(Retention.whileConsented()))
                            .build())
            .access(NEWSLETTER, EMAIL);
    private final LongAdder decisions = new LongAdder();
    private final LongAdder changes = new LongAdder();
    private volatile boolean wrong;

    private Soak() {}

    /**
     * Runs.
     *
     * @param arguments for how many seconds, 60 unless given
     * @throws InterruptedException if interrupted
     */
    public static void main(String... arguments) throws InterruptedException {
        long seconds = arguments.length == 0 ? 60 : Long.parseLong(arguments[0]);
        Soak soak = new Soak();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        Thread[] threads = {
            new Thread(() -> soak.decide(end, 1)),
            new Thread(() -> soak.decide(end, 2)),
            new Thread(() -> soak.change(end, 0)),
            new Thread(() -> soak.change(end, 1))
        };
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.printf(
                "%,d decisions, %,d changes, %s%n",
                soak.decisions.sum(), soak.changes.sum(), soak.wrong ? "a WRONG answer" : "no wrong answer");
        System.exit(soak.wrong ? 1 : 0);
    }

    private void decide(long end, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RecordState record = RecordState.of(MEMBER);
        while (System.nanoTime() < end && !wrong) {
            for (int i = 0; i < 1_000; i++) {
                int person = random.nextInt(PEOPLE);
                int before = acknowledged.get(person);
                Instant now = START.plusSeconds(begun.get(person) + 1L);
                boolean permitted =
                        access.decide(states.get(id(person)), record, now).isPermitted();
                int after = begun.get(person);
                // Every second change is a withdrawal; with changes under way both answers may be right.
                if (before == after && permitted != (before % 2 == 1)) {
                    wrong = true;
                }
            }
            decisions.add(1_000);
        }
    }

    /** Each changer has people of its own. */
    private void change(long end, int mine) {
        SplittableRandom random = new SplittableRandom(100L + mine);
        while (System.nanoTime() < end && !wrong) {
            int person = random.nextInt(PEOPLE / 2) * 2 + mine;
            int number = begun.incrementAndGet(person);
            recorded.set(person, number);
            states.changed(id(person));
            acknowledged.set(person, number);
            changes.increment();
        }
    }

    private static String id(int person) {
        return "person-" + person;
    }

    private final class Database implements SubjectStates {
        @Override
        public SubjectState load(String subjectId) {
            int number = recorded.get(Integer.parseInt(subjectId.substring("person-".length())));
            if (number == 0) {
                return SubjectState.none();
            }
            Instant at = START.plusSeconds(number);
            return SubjectState.none()
                    .with(number % 2 == 1 ? Consent.given(NEWSLETTER, at) : Consent.withdrawn(NEWSLETTER, at));
        }

        @Override
        public Map<String, SubjectState> loadAll(Collection<String> subjectIds) {
            Map<String, SubjectState> loaded = new LinkedHashMap<>();
            subjectIds.forEach(id -> loaded.put(id, load(id)));
            return loaded;
        }
    }
}
