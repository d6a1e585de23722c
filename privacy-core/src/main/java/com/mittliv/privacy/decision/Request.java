package com.mittliv.privacy.decision;

import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A whole question at once, for those who ask rarely.
 *
 * @param purpose what for
 * @param destination to whom; empty for the controller's own use
 * @param categories which data, at least one
 * @param subject what is known of the person
 * @param record what is known of the record
 * @param at the instant of the access
 */
public record Request(
        Purpose purpose,
        Optional<Destination> destination,
        List<DataCategory> categories,
        SubjectState subject,
        RecordState record,
        Instant at) {
    /** Copies. */
    public Request {
        categories = List.copyOf(categories);
    }
}
