package com.mittliv.privacy.comparison;

import com.mittliv.privacy.condition.Conditions;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules by which the new version keeps one kind of data, set beside those by which the old one did. */
final class Keepers {
    /** How long data are kept that an old rule kept. */
    enum Kept {
        /** As long as before. */
        AS_LONG,
        /** As long as before where a consent is renewed. */
        IF_RENEWED,
        /** Not shown to be kept as long. */
        LESS
    }

    private final Version before;
    private final Version after;
    private final Set<String> lapsing;
    private final Set<Retention> unconditional = new LinkedHashSet<>();
    private final Map<String, List<ProcessingRule>> byPurpose = new HashMap<>();

    Keepers(Version before, Version after, List<ProcessingRule> rules, Set<String> lapsing) {
        this.before = before;
        this.after = after;
        this.lapsing = lapsing;
        for (ProcessingRule rule : rules) {
            // An objection ends what is kept for direct marketing alone.
            boolean conditional =
                    Version.restsOnConsent(rule) || rule.purposes().stream().allMatch(Purpose::isDirectMarketing);
            if (conditional) {
                rule.purposes()
                        .forEach(purpose -> byPurpose
                                .computeIfAbsent(purpose.id(), id -> new ArrayList<>())
                                .add(rule));
            } else {
                unconditional.add(rule.retention());
            }
        }
    }

    /** How long these rules are shown to keep what an old one kept. */
    Kept keep(ProcessingRule was) {
        if (unconditional.stream().anyMatch(is -> Retentions.keepsAtLeastAsLong(is, was.retention()))) {
            return Kept.AS_LONG;
        }
        List<Purpose> purposes = List.copyOf(
                Conditions.asGround(was, before.policy().vocabulary()).purposes());
        List<ProcessingRule> enough = rulesFor(purposes.get(0)).stream()
                .filter(is -> Version.restsOnConsent(was) || !Version.restsOnConsent(is))
                .filter(is -> purposes.stream().allMatch(purpose -> serves(is, purpose)))
                .filter(is -> Retentions.keepsAtLeastAsLong(is.retention(), was.retention()))
                .toList();
        if (enough.isEmpty()) {
            return Kept.LESS;
        }
        boolean lapses = purposes.stream().anyMatch(purpose -> lapsing.contains(purpose.id()));
        return lapses && enough.stream().allMatch(Version::restsOnConsent) ? Kept.IF_RENEWED : Kept.AS_LONG;
    }

    private List<ProcessingRule> rulesFor(Purpose purpose) {
        return Hierarchy.selfAndBroader(after.purposes().find(purpose).orElse(purpose)).stream()
                .flatMap(wider -> byPurpose.getOrDefault(wider.id(), List.of()).stream())
                .toList();
    }

    /** Whether a rule keeps for a purpose of the old version, and no objection ends it that did not before. */
    private boolean serves(ProcessingRule is, Purpose purpose) {
        return after.purposes()
                .find(purpose)
                .filter(known -> Terms.covers(is.purposes(), known))
                .filter(known -> purpose.isDirectMarketing() || !known.isDirectMarketing())
                .isPresent();
    }
}
