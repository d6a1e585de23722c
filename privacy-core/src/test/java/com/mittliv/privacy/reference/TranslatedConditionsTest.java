package com.mittliv.privacy.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.condition.Condition.Kept;
import com.mittliv.privacy.condition.Condition.Overridable;
import com.mittliv.privacy.condition.ConditionTranslator;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.retention.Retention.Anchor;
import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The condition that the engine hands out, translated plainly by its interface alone, says what the engine decides. */
class TranslatedConditionsTest {
    private static final int POLICIES = 250;
    private static final long SEED = 20_250_601L;

    /** A person's record at an instant. */
    private record Row(ReferencePerson person, RecordState record) {
        Optional<Instant> at(Event event) {
            return record.events().entrySet().stream()
                    .filter(entry -> entry.getKey().id().equals(event.id()))
                    .map(Map.Entry::getValue)
                    .reduce((a, b) -> a.isAfter(b) ? a : b);
        }

        boolean has(Event event, Predicate<Instant> when) {
            return at(event).filter(when).isPresent();
        }
    }

    /** Written from the interface's documentation. */
    private record Plain(ReferencePeriods periods) implements ConditionTranslator<Predicate<Row>> {
        @Override
        public Predicate<Row> happened(Event event) {
            return row -> row.has(event, at -> !at.isAfter(row.person().now()));
        }

        @Override
        public Predicate<Row> liesAhead(Event event) {
            return row -> row.has(event, at -> at.isAfter(row.person().now()));
        }

        @Override
        public Predicate<Row> isOver(Event event, Period period, Anchor anchor) {
            return row -> row.has(
                    event,
                    at -> !periods.due(at, period, anchor).isAfter(row.person().now()));
        }

        @Override
        public Predicate<Row> consentInForce(Purpose purpose) {
            return row -> row.person().consentMissing(purpose).isEmpty();
        }

        @Override
        public Predicate<Row> objected(Purpose purpose, Overridable overridable) {
            return row -> row.person().state().objections().stream()
                    .filter(objection -> !objection.at().isAfter(row.person().now()))
                    .filter(objection -> ReferencePerson.isPartOf(purpose, objection.purpose()))
                    .anyMatch(objection -> overridable == Overridable.NEVER
                            || objection.compellingGrounds().isEmpty());
        }

        @Override
        public Predicate<Row> restricted(Purpose purpose) {
            return row -> row.person().restricts(purpose);
        }

        @Override
        public Predicate<Row> not(Predicate<Row> predicate) {
            return predicate.negate();
        }

        @Override
        public Predicate<Row> allOf(List<Predicate<Row>> parts) {
            return row -> parts.stream().allMatch(part -> part.test(row));
        }

        @Override
        public Predicate<Row> anyOf(List<Predicate<Row>> parts) {
            return row -> parts.stream().anyMatch(part -> part.test(row));
        }
    }

    private int permitted;
    private int refused;

    @Test
    void aTranslatedConditionHoldsJustWhereTheEnginePermits() {
        for (int i = 0; i < POLICIES; i++) {
            Random random = new Random(SEED + i);
            Policy policy = RandomPolicies.draw(random);
            RandomCases cases = new RandomCases(policy, random);
            PrivacyEngine engine = PrivacyEngine.compile(policy);
            Plain plain = new Plain(new ReferencePeriods(policy.timeZone()));
            for (int j = 0; j < 6; j++) {
                compare(engine, plain, cases, SEED + i);
            }
        }
        assertThat(permitted).as("permitted").isGreaterThan(POLICIES * 6);
        assertThat(refused).as("refused").isGreaterThan(POLICIES * 6);
    }

    private void compare(PrivacyEngine engine, Plain plain, RandomCases cases, long seed) {
        SubjectState person = cases.person();
        RecordState record = cases.record();
        Instant now = cases.now(person, record);
        if (!person.isAvailable()) {
            return;
        }
        Policy policy = engine.policy();
        Row row = new Row(new ReferencePerson(policy, person, now), record);
        for (Purpose purpose : policy.vocabulary().purposes()) {
            for (DataCategory category : policy.vocabulary().categories()) {
                boolean decided = engine.access(purpose, category)
                        .decide(person, record, now)
                        .isPermitted();
                assertThat(plain.translate(engine.conditionToUse(record.role(), category, purpose))
                                .test(row))
                        .as("seed %d: %s for %s of %s at %s", seed, category.id(), purpose.id(), record, now)
                        .isEqualTo(decided);
                if (decided) {
                    permitted++;
                } else {
                    refused++;
                }
            }
        }
    }

    @Test
    void aRetentionThatLeansOnOtherRulesIsRefusedWhenItIsTranslated() {
        Plain plain = new Plain(new ReferencePeriods(ZoneOffset.UTC));
        assertThatThrownBy(() -> plain.translate(new Kept(new WhileOtherwiseKept())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("leans on other rules");
    }
}
