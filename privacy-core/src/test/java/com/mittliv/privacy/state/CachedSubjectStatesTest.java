package com.mittliv.privacy.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CachedSubjectStatesTest {
    private static final Purpose NEWSLETTER = Purpose.of("send-newsletter");
    private static final Instant MAY = Instant.parse("2026-05-01T10:00:00Z");
    private static final SubjectState CONSENTING = SubjectState.none().with(Consent.given(NEWSLETTER, MAY));
    private static final SubjectState WITHDRAWN = CONSENTING.with(Consent.withdrawn(NEWSLETTER, MAY.plusSeconds(1)));

    private final Recorded source = new Recorded();
    private final AtomicLong nanos = new AtomicLong();
    private final CachedSubjectStates states = CachedSubjectStates.over(source, 100, Duration.ofMinutes(1), nanos::get);

    @Test
    void aStateIsLoadedOnceAndKept() {
        source.known.put("p1", CONSENTING);
        assertThat(states.get("p1")).isSameAs(CONSENTING);
        assertThat(states.get("p1")).isSameAs(CONSENTING);
        assertThat(source.calls).containsExactly(List.of("p1"));
    }

    @Test
    void aChangedStateIsLoadedAnew() {
        source.known.put("p1", CONSENTING);
        states.get("p1");
        source.known.put("p1", WITHDRAWN);
        states.changed("p1");
        assertThat(states.get("p1")).isSameAs(WITHDRAWN);
    }

    @Test
    void whoMayHaveChangedIsLoadedAnewAndTheOthersAreKept() {
        source.known.putAll(Map.of("p1", CONSENTING, "p2", CONSENTING));
        states.getAll(List.of("p1", "p2"));
        source.known.putAll(Map.of("p1", WITHDRAWN, "p2", WITHDRAWN));
        states.changed(id -> id.equals("p1"));
        assertThat(states.get("p1")).isSameAs(WITHDRAWN);
        assertThat(states.get("p2")).isSameAs(CONSENTING);
    }

    @Test
    void aStateOlderThanTheBoundIsLoadedAnew() {
        source.known.put("p1", CONSENTING);
        states.get("p1");
        source.known.put("p1", WITHDRAWN);
        nanos.set(Duration.ofMinutes(1).toNanos() + 1);
        assertThat(states.get("p1")).isSameAs(WITHDRAWN);
    }

    @Test
    void aPageIsLoadedInOneCallWithoutWhatIsAtHand() {
        for (String id : List.of("p1", "p2", "p3")) {
            source.known.put(id, CONSENTING);
        }
        states.get("p2");
        assertThat(states.getAll(List.of("p3", "p1", "p2", "p1")).keySet()).containsExactly("p3", "p1", "p2");
        assertThat(source.calls).containsExactly(List.of("p2"), List.of("p3", "p1"));
    }

    @Test
    void whatTheSourceFailsToLoadIsUnavailableAndAskedForAgain() {
        source.failure = new IllegalStateException("database down");
        assertThat(states.get("p1").isAvailable()).isFalse();
        assertThat(states.getAll(List.of("p1", "p2")).values()).hasSize(2).noneMatch(SubjectState::isAvailable);
        source.failure = null;
        source.known.put("p1", CONSENTING);
        assertThat(states.get("p1")).isSameAs(CONSENTING);
    }

    @Test
    void anErrorOfTheSourceReachesTheCallerAndNobodyWaitsForever() {
        source.error = new OutOfMemoryError("planted");
        assertThatThrownBy(() -> states.get("p1")).isInstanceOf(OutOfMemoryError.class);
        source.error = null;
        source.known.put("p1", CONSENTING);
        assertThat(states.get("p1")).isSameAs(CONSENTING);
    }

    @Test
    void aPersonTheSourceLeavesOutOfAPageIsUnavailable() {
        source.known.put("p1", CONSENTING);
        assertThat(states.getAll(List.of("p1", "p2")).get("p2").isAvailable()).isFalse();
    }

    @Test
    void theNumberOfStatesKeptIsBounded() {
        for (int i = 0; i < 10_000; i++) {
            source.known.put("p" + i, CONSENTING);
            states.get("p" + i);
        }
        source.calls.clear();
        for (int i = 0; i < 10_000; i++) {
            states.get("p" + i);
        }
        assertThat(source.calls).hasSizeGreaterThanOrEqualTo(9_800);
    }

    @Test
    void boundsOfNothingAreRefused() {
        assertThatThrownBy(() -> CachedSubjectStates.over(source, 0, Duration.ofMinutes(1)))
                .hasMessageContaining("at least 1 person");
        assertThatThrownBy(() -> CachedSubjectStates.over(source, 1, Duration.ZERO))
                .hasMessageContaining("more than no time");
    }

    @Test
    void aLoadUnderWayWhenTheStateChangesIsNotKept() throws Exception {
        aLoadUnderWayIsNotKeptAfter(cached -> cached.changed("p1"));
        aLoadUnderWayIsNotKeptAfter(cached -> cached.changed(id -> id.equals("p1")));
        aLoadUnderWayIsNotKeptAfter(CachedSubjectStates::clear);
    }

    private void aLoadUnderWayIsNotKeptAfter(Consumer<CachedSubjectStates> change) throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        SubjectStates slow = new OneByOne(id -> {
            SubjectState read = source.known.getOrDefault(id, SubjectState.none());
            reading.countDown();
            await(changed);
            return read;
        });
        CachedSubjectStates cached = CachedSubjectStates.over(slow, 100, Duration.ofMinutes(1));
        source.known.put("p1", CONSENTING);
        CompletableFuture<SubjectState> early = CompletableFuture.supplyAsync(() -> cached.get("p1"));
        await(reading);
        source.known.put("p1", WITHDRAWN);
        change.accept(cached);
        changed.countDown();
        assertThat(early.get()).isSameAs(CONSENTING);
        assertThat(cached.get("p1")).isSameAs(WITHDRAWN);
    }

    @Test
    void manyWhoAskAtOnceWaitForOneLoad() {
        CountDownLatch go = new CountDownLatch(1);
        source.known.put("p1", CONSENTING);
        List<CompletableFuture<SubjectState>> asking = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            asking.add(CompletableFuture.supplyAsync(() -> {
                await(go);
                return states.get("p1");
            }));
        }
        go.countDown();
        asking.forEach(answer -> assertThat(answer.join()).isSameAs(CONSENTING));
        assertThat(source.calls).containsExactly(List.of("p1"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A source that loads one person at a time. */
    private record OneByOne(java.util.function.Function<String, SubjectState> read) implements SubjectStates {
        @Override
        public SubjectState load(String subjectId) {
            return read.apply(subjectId);
        }

        @Override
        public Map<String, SubjectState> loadAll(Collection<String> subjectIds) {
            Map<String, SubjectState> states = new HashMap<>();
            subjectIds.forEach(id -> states.put(id, load(id)));
            return states;
        }
    }

    /** A source that remembers what it was asked for. */
    private static final class Recorded implements SubjectStates {
        private final Map<String, SubjectState> known = new java.util.concurrent.ConcurrentHashMap<>();
        private final List<List<String>> calls = java.util.Collections.synchronizedList(new ArrayList<>());
        private RuntimeException failure;
        private Error error;

        @Override
        public SubjectState load(String subjectId) {
            return loadAll(List.of(subjectId)).getOrDefault(subjectId, SubjectState.none());
        }

        @Override
        public Map<String, SubjectState> loadAll(Collection<String> subjectIds) {
            if (error != null) {
                throw error;
            }
            if (failure != null) {
                throw failure;
            }
            calls.add(List.copyOf(subjectIds));
            Map<String, SubjectState> states = new HashMap<>(known);
            states.keySet().retainAll(subjectIds);
            return states;
        }
    }
}
