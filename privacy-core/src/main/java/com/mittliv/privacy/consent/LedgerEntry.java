package com.mittliv.privacy.consent;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Consent.Act;
import com.mittliv.privacy.vocabulary.Term;
import java.util.Optional;

/**
 * One line of a person's consent ledger: what was said of one purpose, and the evidence that it was (Art. 7(1) GDPR).
 *
 * @param consent what was said, of what, when, to which version of the wording
 * @param channel where it was said, as an id, for example {@code web-form}
 * @param shown the words that were shown; empty for a withdrawal, which needs none
 * @param guardian a reference to the holder of parental responsibility who agreed for a child (Art. 8 GDPR)
 * @param request names the request that this line makes or confirms (double opt-in)
 */
public record LedgerEntry(
        Consent consent,
        String channel,
        Optional<ShownWording> shown,
        Optional<String> guardian,
        Optional<String> request) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the channel is no id, a consent lacks the words shown, or a reference is blank
     */
    public LedgerEntry {
        Term.requireId(channel);
        if (consent.act() != Act.WITHDRAWN && shown.isEmpty()) {
            throw new IllegalArgumentException("a consent to `"
                    + consent.purpose().id() + "` needs the evidence of what was shown; withdrawals alone need none");
        }
        if (consent.act() == Act.REQUESTED && request.isEmpty()) {
            throw new IllegalArgumentException("a consent to `"
                    + consent.purpose().id() + "` that waits for confirmation needs its request's name");
        }
        if (guardian.filter(String::isBlank).isPresent()
                || request.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("a reference must not be blank; leave it out instead");
        }
    }

    // Neither the guardian nor the request: both can lead to a person.
    @Override
    public String toString() {
        return "LedgerEntry[" + consent.purpose().id() + " " + consent.act() + " via " + channel + "]";
    }
}
