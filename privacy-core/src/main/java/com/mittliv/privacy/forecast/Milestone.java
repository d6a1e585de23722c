package com.mittliv.privacy.forecast;

import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Something at which that for which data are kept shrinks.
 *
 * @param when the instant, or the event or withdrawal waited for
 * @param ended what the data are no longer kept for, by category
 * @param remaining what they are still kept for, by category; a category that is missing must be gone, unless a legal
 *     hold keeps it
 */
public record Milestone(
        RetentionEnd when, Map<DataCategory, Set<Purpose>> ended, Map<DataCategory, Set<Purpose>> remaining) {
    /** Copies. */
    public Milestone {
        ended = copy(ended);
        remaining = copy(remaining);
    }

    private static Map<DataCategory, Set<Purpose>> copy(Map<DataCategory, Set<Purpose>> purposes) {
        Map<DataCategory, Set<Purpose>> copied = new LinkedHashMap<>();
        purposes.forEach((category, of) -> copied.put(category, Collections.unmodifiableSet(new LinkedHashSet<>(of))));
        return Collections.unmodifiableMap(copied);
    }
}
