package com.mittliv.privacy.comparison;

import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A purpose that a change bears on.
 *
 * @param purpose the purpose, as the new version declares it, or the old one if it is gone
 * @param changeClass what the change means: the class declared for it, or else derived
 * @param concerned the roles of the people to be told; none if the change is editorial
 * @param details what changed in the purpose itself, beside its rules
 * @param renewal the consents that stop counting, where some do
 */
public record PurposeChange(
        Purpose purpose,
        ChangeClass changeClass,
        Set<Role> concerned,
        List<ChangeDetail> details,
        Optional<Renewal> renewal) {
    /**
     * Consents that stop counting until people give them anew (Art. 7 GDPR).
     *
     * @param lapsed the versions of the wording to which they were given
     * @param wording the version to ask with
     */
    public record Renewal(Set<String> lapsed, String wording) {
        /** Copies. */
        public Renewal {
            lapsed = Collections.unmodifiableSet(new LinkedHashSet<>(lapsed));
        }
    }

    /** Copies. */
    public PurposeChange {
        concerned = Collections.unmodifiableSet(new LinkedHashSet<>(concerned));
        details = List.copyOf(details);
    }
}
