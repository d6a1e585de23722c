package com.mittliv.privacy.comparison;

import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Role;
import java.util.List;

/**
 * Data that may become due for erasure on the day the new version takes effect, because what kept them keeps them no
 * longer (Art. 17(1) GDPR). Whether a record's do is told by the new version's engine.
 *
 * @param role about whom
 * @param category which data
 * @param why what keeps them less
 * @param lost the ids of the old version's rules that kept them longer than any rule does now
 */
public record DataDue(Role role, DataCategory category, Why why, List<String> lost) {
    /** Why data are kept less. */
    public enum Why {
        /** No rule of the new version keeps them: all of them are due. */
        NO_LONGER_KEPT,
        /** A rule ends sooner, or keeps them under more conditions: those it has ended for are due. */
        KEPT_SHORTER,
        /** They are kept on consents that stop counting: due unless the consent is renewed. */
        KEPT_ON_RENEWED_CONSENT
    }

    /** Copies. */
    public DataDue {
        lost = List.copyOf(lost);
    }
}
