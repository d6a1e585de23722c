package com.mittliv.privacy.comparison;

import com.mittliv.privacy.comparison.DataDue.Why;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the data that a new version keeps less than the old one did. */
final class DueComparison {
    private final Version before;
    private final Version after;
    private final Set<String> lapsing;

    /** Takes the ids of the purposes for which consents stop counting. */
    DueComparison(Versions versions, Set<String> lapsing) {
        this.before = versions.before();
        this.after = versions.after();
        this.lapsing = lapsing;
    }

    List<DataDue> due() {
        Map<String, Map<Integer, List<ProcessingRule>>> old = before.keepers();
        Map<String, Map<Integer, List<ProcessingRule>>> now = after.keepers();
        List<DataDue> due = new ArrayList<>();
        for (Role role : before.roles().all()) {
            Map<Integer, List<ProcessingRule>> ofRole = now.getOrDefault(role.id(), Map.of());
            Map<String, DataDue> found = new LinkedHashMap<>();
            old.getOrDefault(role.id(), Map.of()).forEach((place, was) -> {
                DataCategory category = before.categories().all().get(place);
                List<ProcessingRule> is = after.categories()
                        .nearest(category)
                        .map(known -> ofRole.get(after.categories().placeOf(known)))
                        .orElse(List.of());
                due(role, category, was, is).ifPresent(one -> found.put(category.id(), one));
            });
            found.values().stream()
                    .filter(one -> !isToldWithTheWhole(one, found))
                    .forEach(due::add);
        }
        return due;
    }

    /** Whether the same holds of a wider category. */
    private static boolean isToldWithTheWhole(DataDue due, Map<String, DataDue> all) {
        return Hierarchy.selfAndBroader(due.category()).stream()
                .skip(1)
                .flatMap(wider -> Optional.ofNullable(all.get(wider.id())).stream())
                .anyMatch(wider -> wider.why() == due.why() && wider.lost().equals(due.lost()));
    }

    private Optional<DataDue> due(Role role, DataCategory category, List<ProcessingRule> was, List<ProcessingRule> is) {
        Keepers keepers = new Keepers(before, after, is, lapsing);
        List<String> lost = new ArrayList<>();
        List<String> renewable = new ArrayList<>();
        for (ProcessingRule rule : was) {
            switch (keepers.keep(rule)) {
                case LESS -> lost.add(rule.id());
                case IF_RENEWED -> renewable.add(rule.id());
                case AS_LONG -> {}
            }
        }
        if (!lost.isEmpty()) {
            return Optional.of(new DataDue(role, category, is.isEmpty() ? Why.NO_LONGER_KEPT : Why.KEPT_SHORTER, lost));
        }
        return renewable.isEmpty()
                ? Optional.empty()
                : Optional.of(new DataDue(role, category, Why.KEPT_ON_RENEWED_CONSENT, renewable));
    }
}
