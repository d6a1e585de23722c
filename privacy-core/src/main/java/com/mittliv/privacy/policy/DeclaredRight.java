package com.mittliv.privacy.policy;

import com.mittliv.privacy.vocabulary.Text;
import java.util.Optional;

/**
 * A right as the policy states it to people.
 *
 * @param right which right
 * @param section the section of the policy that names it
 * @param text the policy's words
 * @param onlyIf what the policy makes the right depend on
 */
public record DeclaredRight(DataSubjectRight right, Optional<String> section, Text text, Optional<Proviso> onlyIf) {
    /** What a policy can make a right depend on. */
    public enum Proviso {
        /** It is technically possible (Art. 20(2) GDPR). */
        TECHNICALLY_POSSIBLE
    }
}
