package com.mittliv.privacy.rights;

import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What follows when a person has data restricted (Art. 18 GDPR). The person must be told before it is lifted (3).
 *
 * @param ground on which ground
 * @param after the person's state with the restriction
 * @param closed the purposes that stop
 * @param open the purposes that go on (Art. 18(2))
 * @param toHold the data that nothing keeps but the person wants kept: set a legal hold for them
 * @param toTell who must be told (Art. 19)
 */
public record RestrictionPlan(
        RestrictionGround ground,
        SubjectState after,
        Set<Purpose> closed,
        Set<Purpose> open,
        List<Datum> toHold,
        List<Notification> toTell) {
    /** Copies. */
    public RestrictionPlan {
        closed = Collections.unmodifiableSet(new LinkedHashSet<>(closed));
        open = Collections.unmodifiableSet(new LinkedHashSet<>(open));
        toHold = List.copyOf(toHold);
        toTell = List.copyOf(toTell);
    }
}
