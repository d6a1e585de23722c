package com.mittliv.privacy.comparison;

import com.mittliv.privacy.comparison.DataDue.Why;
import com.mittliv.privacy.condition.Conditions;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the data that a new version keeps less than the old one did. */
final class DueComparison {
    private final Versions versions;
    private final Predicate<Purpose> lapses;

    /** Takes what tells for which purposes consents stop counting. */
    DueComparison(Versions versions, Predicate<Purpose> lapses) {
        this.versions = versions;
        this.lapses = lapses;
    }

    List<DataDue> due() {
        List<DataDue> due = new ArrayList<>();
        for (Role role : versions.before().vocabulary().roles()) {
            for (DataCategory category : versions.before().vocabulary().categories()) {
                due(role, category).filter(found -> !isToldWithTheWhole(found)).ifPresent(due::add);
            }
        }
        return due;
    }

    /** Whether the same holds of the wider category. */
    private boolean isToldWithTheWhole(DataDue found) {
        return Hierarchy.selfAndBroader(found.category()).stream()
                .skip(1)
                .flatMap(wider -> due(found.role(), wider).stream())
                .anyMatch(wider -> wider.why() == found.why() && wider.lost().equals(found.lost()));
    }

    private Optional<DataDue> due(Role role, DataCategory category) {
        List<ProcessingRule> now = keepers(versions.after(), role, category);
        List<String> lost = new ArrayList<>();
        List<String> renewable = new ArrayList<>();
        for (ProcessingRule was : keepers(versions.before(), role, category)) {
            if (now.stream().noneMatch(is -> keepsAsLong(is, was))) {
                lost.add(was.id());
            } else if (now.stream().noneMatch(is -> keepsAsLong(is, was) && !isLapsing(is, was))) {
                renewable.add(was.id());
            }
        }
        if (lost.isEmpty() && renewable.isEmpty()) {
            return Optional.empty();
        }
        if (lost.isEmpty()) {
            return Optional.of(new DataDue(role, category, Why.KEPT_ON_RENEWED_CONSENT, renewable));
        }
        return Optional.of(new DataDue(role, category, now.isEmpty() ? Why.NO_LONGER_KEPT : Why.KEPT_SHORTER, lost));
    }

    private static List<ProcessingRule> keepers(Policy policy, Role role, DataCategory category) {
        DataCategory known =
                Terms.find(policy.vocabulary().categories(), category).orElse(category);
        return policy.rules().stream()
                .filter(Conditions::keepsByItself)
                .filter(rule -> Terms.names(rule.roles(), role) && Terms.covers(rule.categories(), known))
                .toList();
    }

    /** Whether a rule is shown to keep data whenever another did, consents to lapsed wordings apart. */
    private static boolean keepsAsLong(ProcessingRule is, ProcessingRule was) {
        if (!Retentions.keepsAtLeastAsLong(is.retention(), was.retention())) {
            return false;
        }
        boolean samePurposes = was.purposes().stream().allMatch(purpose -> Terms.covers(is.purposes(), purpose));
        if (Versions.restsOnConsent(is)) {
            return Versions.restsOnConsent(was) && samePurposes;
        }
        // An objection ends what is kept for direct marketing alone.
        return !is.purposes().stream().allMatch(Purpose::isDirectMarketing)
                || (samePurposes && was.purposes().stream().allMatch(Purpose::isDirectMarketing));
    }

    private boolean isLapsing(ProcessingRule is, ProcessingRule was) {
        return Versions.restsOnConsent(is) && was.purposes().stream().anyMatch(lapses);
    }
}
