package com.mittliv.privacy.reference;

import java.time.Instant;
import java.util.Comparator;

/** When something stops keeping a datum: it never began, it ends at an instant, or its end is not known. */
sealed interface End {
    /** In this order: what never began ends before everything, what is open after everything. */
    Comparator<End> ORDER = Comparator.<End>comparingInt(end -> end instanceof Never ? 0 : end instanceof At ? 1 : 2)
            .thenComparing(end -> end instanceof At at ? at.instant : Instant.EPOCH);

    /** It never kept anything. */
    record Never() implements End {}

    /** It keeps before an instant, and no longer at it. */
    record At(Instant instant) implements End {}

    /** It keeps, and waits for an event, or for a withdrawal. */
    record Open() implements End {}

    default boolean keeps(Instant now) {
        return this instanceof Open || this instanceof At at && now.isBefore(at.instant);
    }

    static End first(End one, End other) {
        return ORDER.compare(one, other) <= 0 ? one : other;
    }

    static End last(End one, End other) {
        return ORDER.compare(one, other) >= 0 ? one : other;
    }
}
