package com.mittliv.privacy.rights;

import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Works out what a restriction stops. */
final class Restricting {
    private final PrivacyEngine engine;
    private final PersonFile file;
    private final Instant now;

    Restricting(PrivacyEngine engine, PersonFile file, Instant now) {
        this.engine = engine;
        this.file = file;
        this.now = now;
    }

    RestrictionPlan plan(RestrictionGround ground) {
        SubjectState after = file.subject().with(file.subject().restriction().orElse(Restriction.since(now)));
        Set<Purpose> closed = new LinkedHashSet<>();
        Set<Purpose> open = new LinkedHashSet<>();
        List<Datum> all = new ArrayList<>();
        List<Datum> toHold = new ArrayList<>();
        for (FiledRecord record : file.records()) {
            for (DataCategory category : record.data().keySet()) {
                Datum datum = Extracts.datum(record, category);
                all.add(datum);
                if (ground.opposesErasure()
                        && engine.retentionOf(after, record.state(), category, now)
                                .isDue()) {
                    toHold.add(datum);
                }
                for (Purpose purpose : purposes(record, category)) {
                    sort(record, engine.access(purpose, category), purpose, after, closed, open);
                }
            }
        }
        open.removeAll(closed);
        return new RestrictionPlan(ground, after, closed, open, toHold, new Told(engine, file).about(all));
    }

    private Set<Purpose> purposes(FiledRecord record, DataCategory category) {
        Set<Purpose> purposes = new LinkedHashSet<>();
        engine.rulesUsing(record.state().role(), category).forEach(rule -> purposes.addAll(rule.purposes()));
        return purposes;
    }

    private void sort(
            FiledRecord record,
            Access access,
            Purpose purpose,
            SubjectState after,
            Set<Purpose> closed,
            Set<Purpose> open) {
        if (access.decide(after, record.state(), now).isPermitted()) {
            open.add(purpose);
        } else if (access.decide(file.subject(), record.state(), now).isPermitted()) {
            closed.add(purpose);
        }
    }
}
