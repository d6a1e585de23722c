package com.mittliv.privacy.rights;

import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What follows when a person withdraws consent (Art. 7(3) GDPR).
 *
 * @param withdrawn what the person no longer agrees to
 * @param remaining what consents remain in force
 * @param after the person's state with the withdrawals
 * @param due the data that nothing keeps any more
 */
public record WithdrawalPlan(Set<Purpose> withdrawn, Set<Purpose> remaining, SubjectState after, List<Datum> due) {
    /** Copies. */
    public WithdrawalPlan {
        withdrawn = Collections.unmodifiableSet(new LinkedHashSet<>(withdrawn));
        remaining = Collections.unmodifiableSet(new LinkedHashSet<>(remaining));
        due = List.copyOf(due);
    }
}
