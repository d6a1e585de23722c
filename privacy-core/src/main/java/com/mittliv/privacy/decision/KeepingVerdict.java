package com.mittliv.privacy.decision;

import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.retention.RetentionEnd.At;
import com.mittliv.privacy.retention.RetentionEnd.NotHeld;
import com.mittliv.privacy.retention.RetentionEnd.Open;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * Until when a datum is kept, and what keeps it.
 *
 * @param category which data of the record
 * @param asked the instant of the question
 * @param zone the policy's time zone, in which days are told
 * @param grounds all that keeps the datum or kept it once, in the policy's order, holds last
 */
public record KeepingVerdict(DataCategory category, Instant asked, ZoneId zone, List<Ground> grounds) {
    /** Copies. */
    public KeepingVerdict {
        grounds = List.copyOf(grounds);
    }

    /**
     * What keeps the datum at the instant of the question.
     *
     * @return the grounds that hold; none if the datum is due
     */
    public List<Ground> heldBy() {
        return grounds.stream().filter(ground -> ground.holds(asked)).toList();
    }

    /**
     * Tells whether the datum must be gone.
     *
     * @return whether no ground holds it
     */
    public boolean isDue() {
        return heldBy().isEmpty();
    }

    /**
     * When the last ground ends or ended, as far as it is known.
     *
     * @return the instant at which the datum becomes or became due; the event or withdrawal waited for, where just that
     *     decides; open where no single end can be named; not held where nothing ever kept it
     */
    public RetentionEnd end() {
        List<RetentionEnd> ends = (isDue() ? grounds : heldBy())
                .stream().map(Ground::end).distinct().toList();
        List<RetentionEnd> unknown = ends.stream()
                .filter(end -> !(end instanceof At || end instanceof NotHeld))
                .toList();
        if (unknown.size() == 1 && ends.size() == 1) {
            return unknown.get(0);
        }
        if (!unknown.isEmpty()) {
            return new Open();
        }
        return ends.stream()
                .filter(At.class::isInstance)
                .max(Comparator.comparing(end -> ((At) end).instant()))
                .orElseGet(NotHeld::new);
    }

    /**
     * The answer in words: until when, and on which ground.
     *
     * @param language the ISO 639 code; {@code sv} and {@code en} are spoken, any other is answered in English
     * @return one sentence without personal values
     */
    public String explain(String language) {
        return KeepingWords.of(this, language);
    }
}
