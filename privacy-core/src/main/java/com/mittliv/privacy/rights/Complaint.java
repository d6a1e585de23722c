package com.mittliv.privacy.rights;

import com.mittliv.privacy.internal.FormerName;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Optional;

/**
 * Where a person can complain (Art. 77 GDPR).
 *
 * @param asStated the supervisory authority as the policy names it; empty if it names none
 * @param today what that authority is called now, where its name has changed
 */
public record Complaint(Optional<Text> asStated, Optional<Text> today) {
    private static final Text IMY =
            Text.of("sv", FormerName.DATAINSPEKTIONEN.today("sv")).and("en", FormerName.DATAINSPEKTIONEN.today("en"));

    static Complaint of(Policy policy) {
        Optional<Text> stated = policy.supervisoryAuthority();
        boolean renamed = stated.stream()
                .flatMap(text -> text.byLanguage().values().stream())
                .anyMatch(FormerName.DATAINSPEKTIONEN::isIn);
        return new Complaint(stated, renamed ? Optional.of(IMY) : Optional.empty());
    }

    /**
     * The name to write to.
     *
     * @return the name of today, else the one stated
     */
    public Optional<Text> authority() {
        return today.or(() -> asStated);
    }
}
