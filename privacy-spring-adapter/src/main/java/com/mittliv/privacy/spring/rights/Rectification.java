package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.rights.Deadline;
import com.mittliv.privacy.rights.RectificationPlan;
import java.time.Instant;
import java.util.Map;

/**
 * A person says that data are wrong (Art. 16 GDPR).
 *
 * @param subject the person's id
 * @param claims what is right, as the person says it, by the id of the category; not checked by anybody yet
 * @param plan where the data are, and who must be told once they are corrected
 * @param receivedAt when it was received
 * @param deadline by when it must be answered (Art. 12(3))
 */
public record Rectification(
        String subject, Map<String, String> claims, RectificationPlan plan, Instant receivedAt, Deadline deadline) {
    /** Copies. */
    public Rectification {
        claims = Map.copyOf(claims);
    }

    // Neither the person nor what she says.
    @Override
    public String toString() {
        return "Rectification[" + claims.keySet() + ", until " + deadline.lastDay() + "]";
    }
}
