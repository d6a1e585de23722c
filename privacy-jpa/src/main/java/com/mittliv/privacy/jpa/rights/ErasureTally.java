package com.mittliv.privacy.jpa.rights;

import java.time.Instant;
import java.util.Optional;

/**
 * How orders to erase and the notices that they left stand, in numbers (Art. 12(3), 17 and 19 GDPR). It names nobody.
 *
 * @param open how many orders are not done
 * @param late how many of these should have been answered by now
 * @param failing how many of the open ones failed when they were tried last
 * @param oldestOpen when the oldest open order was received; empty if none is open
 * @param oldestFailing when the oldest failing order was received; empty if none fails
 * @param untold how many notices to recipients are to be delivered still
 * @param givenUp how many notices are not tried any more until somebody takes them up
 * @param oldestUntold when data were erased of which a recipient has not been told for the longest; empty if all were told
 */
public record ErasureTally(
        long open,
        long late,
        long failing,
        Optional<Instant> oldestOpen,
        Optional<Instant> oldestFailing,
        long untold,
        long givenUp,
        Optional<Instant> oldestUntold) {}
