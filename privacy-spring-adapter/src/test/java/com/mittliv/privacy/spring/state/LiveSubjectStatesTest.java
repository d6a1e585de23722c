package com.mittliv.privacy.spring.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.state.SubjectStates;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LiveSubjectStatesTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final SubjectState CONSENTING = SubjectState.none().with(Consent.given(TestPolicy.NEWSLETTER, NOW));
    private static final SubjectState WITHDRAWN =
            CONSENTING.with(Consent.withdrawn(TestPolicy.NEWSLETTER, NOW.plusSeconds(1)));
    private static final StatesProperties SETTINGS =
            new StatesProperties(true, Duration.ofSeconds(2), true, Duration.ofHours(1), 100);

    private final AtomicLong nanos = new AtomicLong();
    private final Source source = new Source();
    private final Assurance assurance = new Assurance(SETTINGS.staleness(), nanos::get);
    private final LiveSubjectStates states = new LiveSubjectStates(source, SETTINGS, assurance, nanos::get);

    @Test
    void whileAllIsToldAStateIsKeptUntilItChanges() {
        assurance.give(nanos.get());
        source.known.put("ada", CONSENTING);
        assertThat(states.get("ada")).isSameAs(CONSENTING);
        source.known.put("ada", WITHDRAWN);
        assertThat(states.get("ada")).isSameAs(CONSENTING);
        states.changed(new Groups(Set.of(Groups.groupOf("ada"))));
        assertThat(states.get("ada")).isSameAs(WITHDRAWN);
        assertThat(states.asked()).isEqualTo(3);
        assertThat(states.loaded()).isEqualTo(2);
    }

    @Test
    void aChangeThatNamesNobodyIsAboutEverybody() {
        assertThat(new Groups(Set.of(""))).accepts("ada", "bo");
        assertThat(new Groups(Set.of(Groups.groupOf("ada")))).accepts("ada").rejects("bo");
    }

    @Test
    void whatIsNotRenewedEndsByItselfAndNothingKeptUnderItIsUsed() {
        assurance.give(nanos.get());
        source.known.put("ada", CONSENTING);
        states.get("ada");
        source.known.put("ada", WITHDRAWN);
        nanos.addAndGet(SETTINGS.staleness().toNanos());
        assertThat(states.isToldOfChanges()).isFalse();
        assertThat(states.get("ada")).isSameAs(WITHDRAWN);
    }

    @Test
    void afterALossNothingKeptBeforeItIsUsed() {
        assurance.give(nanos.get());
        source.known.put("ada", CONSENTING);
        states.get("ada");
        assurance.withdraw();
        source.known.put("ada", WITHDRAWN);
        assertThat(states.get("ada")).isSameAs(WITHDRAWN);
        states.forgetWhatWasTold();
        assurance.give(nanos.get());
        assertThat(states.get("ada")).isSameAs(WITHDRAWN);
    }

    @Test
    void anOwnChangeIsHonouredAtOnceWhetherToldOrNot() {
        source.known.put("ada", CONSENTING);
        states.get("ada");
        source.known.put("ada", WITHDRAWN);
        states.changed("ada");
        assertThat(states.get("ada")).isSameAs(WITHDRAWN);
    }

    @Test
    void aStateThatTookTooLongToLoadPermitsNothing() {
        source.known.put("ada", CONSENTING);
        source.takes = Duration.ofSeconds(1).plusNanos(1);
        assertThat(states.get("ada").isAvailable()).isFalse();
        source.takes = Duration.ofSeconds(1);
        assertThat(states.get("ada")).isSameAs(CONSENTING);
    }

    @Test
    void whileTheDatabaseIsDownDecisionsAreRefusedAndNotForGood() {
        source.known.put("ada", CONSENTING);
        source.down = true;
        assertThat(decide("ada"))
                .isInstanceOfSatisfying(
                        Decision.Deny.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.STATE_UNAVAILABLE));
        assertThat(states.getAll(Set.of("ada", "bo")).values()).hasSize(2).noneMatch(SubjectState::isAvailable);
        source.down = false;
        assertThat(decide("ada").isPermitted()).isTrue();
    }

    @Test
    void boundsThatBoundNothingAreRefused() {
        assertThatThrownBy(() -> new StatesProperties(true, Duration.ZERO, true, Duration.ofHours(1), 1))
                .hasMessageContaining("`privacy.states.staleness` must be at least 100ms");
        assertThatThrownBy(() -> new StatesProperties(true, Duration.ofSeconds(2), true, Duration.ofSeconds(1), 1))
                .hasMessageContaining("`privacy.states.maximum-age`");
    }

    private Decision decide(String person) {
        PrivacyEngine engine = PrivacyEngine.compile(TestPolicy.policy());
        var vocabulary = engine.policy().vocabulary();
        return engine.access(TestPolicy.NEWSLETTER, vocabulary.category("email-address"))
                .decide(states.get(person), RecordState.of(vocabulary.role("member")), NOW.plusSeconds(10));
    }

    private final class Source implements SubjectStates {
        final Map<String, SubjectState> known = new ConcurrentHashMap<>();
        boolean down;
        Duration takes = Duration.ZERO;

        @Override
        public SubjectState load(String subjectId) {
            if (down) {
                throw new IllegalStateException("down");
            }
            nanos.addAndGet(takes.toNanos());
            return known.getOrDefault(subjectId, SubjectState.none());
        }

        @Override
        public Map<String, SubjectState> loadAll(Collection<String> subjectIds) {
            return subjectIds.stream().collect(Collectors.toMap(id -> id, this::load));
        }
    }
}
