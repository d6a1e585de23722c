package com.mittliv.privacy.decision;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaskingTest {
    private static final Role MEMBER = Role.of("member");
    private static final Purpose SERVE = Purpose.of("serve");
    private static final Event LEFT = Event.of("left");
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    /** Of twenty categories the even ones are served by contract, the odd ones by consent. */
    private static final List<DataCategory> ALL = IntStream.range(0, 20)
            .mapToObj(i -> DataCategory.of("category-" + i))
            .toList();

    private final PrivacyEngine engine =
            PrivacyEngine.compile(Policy.named("masking", "1", Policy.Controller.of("Example AB"))
                    .rule(rule("by-contract")
                            .about(MEMBER)
                            .using(every(0))
                            .forPurpose(SERVE)
                            .on(contract())
                            .kept(until(LEFT)))
                    .rule(rule("by-consent")
                            .about(MEMBER)
                            .using(every(1))
                            .forPurpose(SERVE)
                            .on(consent())
                            .kept(whileConsented()))
                    .build());
    private final RecordState record = RecordState.of(MEMBER);

    private static DataCategory[] every(int rest) {
        return IntStream.range(0, 20)
                .filter(i -> i % 2 == rest)
                .mapToObj(ALL::get)
                .toArray(DataCategory[]::new);
    }

    @Test
    void ofFewCategoriesAndOfManyThePermittedOnesComeInTheOrderAsked() {
        for (int size : new int[] {1, 2, 12, 13, 20}) {
            Access access = engine.access(SERVE, ALL.subList(0, size));
            assertThat(access.permittedCategories(SubjectState.none(), record, NOW))
                    .containsExactlyElementsOf(IntStream.range(0, size)
                            .filter(i -> i % 2 == 0)
                            .mapToObj(ALL::get)
                            .toList());
            SubjectState willing = SubjectState.none().with(Consent.given(SERVE, NOW));
            assertThat(access.permittedCategories(willing, record, NOW))
                    .containsExactlyElementsOf(ALL.subList(0, size));
            assertThat(access.permittedCategories(SubjectState.unavailable(), record, NOW))
                    .isEmpty();
        }
    }

    @Test
    void equalAnswersOfFewCategoriesAreTheSameImmutableSet() {
        Access access = engine.access(SERVE, ALL.subList(0, 12));
        Set<DataCategory> first = access.permittedCategories(SubjectState.none(), record, NOW);
        assertThat(access.permittedCategories(SubjectState.none(), RecordState.of(MEMBER), NOW))
                .isSameAs(first);
        assertThatThrownBy(first::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void ofAPageThePermittedThingsAreKeptInTheirOrder() {
        Access access = engine.access(SERVE, ALL.get(0));
        List<Instant> leaving = List.of(NOW.plusSeconds(1), NOW, NOW.minusSeconds(1), NOW.plusSeconds(2));
        assertThat(access.filter(leaving, left -> SubjectState.none(), left -> record.with(LEFT, left), NOW))
                .containsExactly(NOW.plusSeconds(1), NOW.plusSeconds(2));
    }
}
