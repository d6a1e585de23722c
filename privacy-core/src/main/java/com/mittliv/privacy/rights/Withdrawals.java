package com.mittliv.privacy.rights;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Works out what a withdrawal leaves. */
final class Withdrawals {
    private Withdrawals() {}

    static WithdrawalPlan plan(PrivacyEngine engine, PersonFile file, Set<Purpose> purposes, Instant now) {
        SubjectState after = file.subject()
                .with(purposes.stream()
                        .map(purpose -> engine.policy().vocabulary().purpose(purpose.id()))
                        .map(purpose -> Consent.withdrawn(purpose, now))
                        .toList());
        return new WithdrawalPlan(purposes, inForce(engine, after, now), after, newlyDue(engine, file, after, now));
    }

    /** The purposes the person has spoken of and not withdrawn, requests and outdated consents included. */
    static Set<Purpose> standing(PrivacyEngine engine, SubjectState subject, Instant now) {
        Set<Purpose> purposes = spokenOf(subject);
        purposes.removeIf(purpose -> engine.consentObstacle(subject, purpose, now)
                .filter(Reason.CONSENT_WITHDRAWN::equals)
                .isPresent());
        return purposes;
    }

    private static Set<Purpose> spokenOf(SubjectState subject) {
        Set<Purpose> purposes = new LinkedHashSet<>();
        subject.consents().forEach(consent -> purposes.add(consent.purpose()));
        return purposes;
    }

    /** The purposes the person has spoken of for which a consent is in force. */
    static Set<Purpose> inForce(PrivacyEngine engine, SubjectState subject, Instant now) {
        Set<Purpose> purposes = spokenOf(subject);
        purposes.removeIf(
                purpose -> engine.consentObstacle(subject, purpose, now).isPresent());
        return purposes;
    }

    /** What something keeps as the person's state is, and nothing as it will be. */
    static List<Datum> newlyDue(PrivacyEngine engine, PersonFile file, SubjectState after, Instant now) {
        List<Datum> due = new ArrayList<>();
        for (FiledRecord record : file.records()) {
            for (DataCategory category : record.data().keySet()) {
                boolean before = engine.retentionOf(file.subject(), record.state(), category, now)
                        .isDue();
                if (!before
                        && engine.retentionOf(after, record.state(), category, now)
                                .isDue()) {
                    due.add(Extracts.datum(record, category));
                }
            }
        }
        return due;
    }
}
