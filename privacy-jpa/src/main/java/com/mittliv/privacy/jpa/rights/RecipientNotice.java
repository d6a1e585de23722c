package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.rights.Notification.Known;
import java.time.Instant;
import java.util.Set;

/**
 * What a recipient of data is told: that they were erased (Art. 19 GDPR).
 *
 * @param idempotencyKey the same each time this notice is delivered, so that the recipient can pass over a second one
 * @param recipient who is told, by id
 * @param subjectId the person's id; what the recipient knows the person by is for the delivery to find
 * @param categories which data were erased, by id
 * @param known how sure it is that the recipient has them
 * @param erasedAt when they were erased
 */
public record RecipientNotice(
        String idempotencyKey,
        String recipient,
        String subjectId,
        Set<String> categories,
        Known known,
        Instant erasedAt) {
    /** Copies. */
    public RecipientNotice {
        categories = Set.copyOf(categories);
    }

    // Without the person's id.
    @Override
    public String toString() {
        return "RecipientNotice[" + idempotencyKey + "]";
    }
}
