package com.mittliv.privacy.rights;

import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Recipient;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A recipient who must be told of a rectification, an erasure or a restriction, unless that is impossible or takes a
 * disproportionate effort (Art. 19 GDPR).
 *
 * @param recipient whom to tell
 * @param categories of which data
 * @param known how sure it is that the recipient has them
 */
public record Notification(Recipient recipient, Set<DataCategory> categories, Known known) {
    /** How sure it is that a recipient has the data. */
    public enum Known {
        /** The disclosure is on record. */
        DISCLOSED,
        /** The policy lets the recipient have them, and no disclosure to it is on record. */
        MAY_HAVE_RECEIVED
    }

    /** Copies. */
    public Notification {
        categories = Collections.unmodifiableSet(new LinkedHashSet<>(categories));
    }
}
