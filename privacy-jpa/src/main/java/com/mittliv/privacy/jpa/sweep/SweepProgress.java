package com.mittliv.privacy.jpa.sweep;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a sweep has come: in numbers, without personal values.
 *
 * @param work the id of the sweep
 * @param entity the entity whose rows were worked on last
 * @param done how many rows were erased or changed so far; a row counts once for each time it was
 * @param expected how many there were to be when the sweep began
 * @param taken how long it has been at it
 */
public record SweepProgress(String work, String entity, long done, long expected, Duration taken) {
    /**
     * The speed so far.
     *
     * @return in rows a second; 0 before the first
     */
    public double rowsPerSecond() {
        return taken.isZero() ? 0 : done * 1e9 / taken.toNanos();
    }

    /**
     * How long the rest will take at this speed.
     *
     * @return an estimate; empty before the first row is done
     */
    public Optional<Duration> remaining() {
        double speed = rowsPerSecond();
        return speed == 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) (Math.max(0, expected - done) * 1_000 / speed)));
    }
}
