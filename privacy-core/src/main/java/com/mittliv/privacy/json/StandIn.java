package com.mittliv.privacy.json;

import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.SpecialCategoryCondition;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Safeguard;
import java.time.Period;
import java.util.Set;

/**
 * What stands for a part that could not be read, so that the checks across the policy still see the rest; chosen so
 * that no check finds anything wrong with it. A policy with a stand-in is never handed out.
 */
final class StandIn {
    static final String ID = "the-file-has-no-readable-id-here";
    static final Role ROLE = Role.of(ID);
    static final DataCategory CATEGORY = DataCategory.of(ID);
    static final Purpose PURPOSE = Purpose.of(ID);
    static final Purpose PROHIBITED = Purpose.of(ID + "-either");
    static final Event EVENT = Event.of(ID);
    static final Safeguard SAFEGUARD = Safeguard.of(ID);
    static final LegalBasis BASIS = LegalBasis.consent();
    static final SpecialCategoryCondition CONDITION = SpecialCategoryCondition.EXPLICIT_CONSENT;
    static final Retention RETENTION = new Retention.NotStated("not read");
    static final Period PERIOD = Period.ofDays(1);

    private StandIn() {}

    static <T> Set<T> orOne(Set<T> read, T standIn) {
        return read.isEmpty() ? Set.of(standIn) : read;
    }
}
