package com.mittliv.privacy.forecast;

import com.mittliv.privacy.decision.LegalHold;

/**
 * A legal hold that is in force though nobody looked on its review day whether it is still needed.
 *
 * @param subject the id of the person whose data it keeps
 * @param hold the hold
 */
public record OverdueReview(String subject, LegalHold hold) {
    // Without the id: it leads to a person.
    @Override
    public String toString() {
        return "OverdueReview[set by " + hold.setBy() + ", review on " + hold.reviewOn() + "]";
    }
}
