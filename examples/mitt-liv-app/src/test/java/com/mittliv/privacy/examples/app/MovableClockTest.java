package com.mittliv.privacy.examples.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MovableClockTest {
    private static final Instant REAL = Instant.parse("2026-05-04T10:00:00Z");
    private static final Instant LATER = Instant.parse("2028-07-01T10:00:00Z");

    private final MovableClock clock = new MovableClock(InstantSource.fixed(REAL));

    @Test
    void theTimeIsMovedForTheWorkAlone() {
        assertThat(clock.<Instant>at(LATER, clock::instant)).isEqualTo(LATER);
        assertThat(clock.instant()).isEqualTo(REAL);
    }

    @Test
    void otherThreadsKeepTheRealTime() {
        Instant elsewhere = clock.at(
                LATER, () -> CompletableFuture.supplyAsync(clock::instant).join());
        assertThat(elsewhere).isEqualTo(REAL);
    }

    @Test
    void theTimeComesBackAfterAFailure() {
        assertThatThrownBy(() -> clock.at(LATER, () -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(clock.instant()).isEqualTo(REAL);
    }
}
