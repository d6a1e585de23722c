package com.mittliv.privacy.jpa.state;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How values look once they have been in the database. */
final class Stored {
    private Stored() {}

    /** Databases round to microseconds, some upwards; what has happened must not move into the future. */
    static Instant instant(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
