package com.mittliv.privacy.examples.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells the real time, and to work that asks for it another one. Other threads see nothing of that. */
public final class MovableClock implements InstantSource {
    private final InstantSource real;
    private final ThreadLocal<Optional<Instant>> moved = ThreadLocal.withInitial(Optional::empty);

    MovableClock(InstantSource real) {
        this.real = real;
    }

    @Override
    public Instant instant() {
        return moved.get().orElseGet(real::instant);
    }

    /**
     * Does some work as if it were another time.
     *
     * @param instant the time it shall be
     * @param work the work
     * @param <T> what the work gives
     * @return what the work gave
     */
    public <T> T at(Instant instant, Supplier<T> work) {
        Optional<Instant> before = moved.get();
        moved.set(Optional.of(instant));
        try {
            return work.get();
        } finally {
            before.ifPresentOrElse(earlier -> moved.set(before), moved::remove);
        }
    }
}
