package com.mittliv.privacy.spring.internal;

import java.time.Instant;
import java.util.Optional;

/** Whether several instances take turns at what each would else do by a schedule of its own. */
public interface Turns {
    /** No turns are taken. */
    Turns NONE = new Turns() {
        @Override
        public boolean areTaken() {
            return false;
        }

        @Override
        public Optional<Instant> clearSince() {
            return Optional.empty();
        }
    };

    /**
     * Whether they are taken, so that no schedule of an instance's own is to run.
     *
     * @return whether something else calls
     */
    boolean areTaken();

    /**
     * Since when nothing has been overdue, by the sweeps of all instances.
     *
     * @return the instant; empty where it is not known
     */
    Optional<Instant> clearSince();
}
