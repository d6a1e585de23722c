package com.mittliv.privacy.policy;

import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Optional;

/**
 * What the organisation promises to do when something happens to the policy or to data.
 *
 * @param id the stable id, unique in the policy
 * @param section the section of the policy that promises it
 * @param text the policy's words
 * @param when what calls for it
 */
public record Duty(String id, Optional<String> section, Text text, When when) {
    /** What calls for a duty. */
    public enum When {
        /** The policy changes in whatever way. */
        ANY_CHANGE,
        /** The policy changes materially, and the person's e-mail address is known. */
        MATERIAL_CHANGE_AND_EMAIL_KNOWN,
        /** The change touches processing that rests on the person's consent. */
        CONSENT_AFFECTING_CHANGE,
        /** The retention of data ends. */
        END_OF_RETENTION
    }

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if the id is malformed
     */
    public Duty {
        Term.requireId(id);
    }
}
