package com.mittliv.privacy.comparison;

import com.mittliv.privacy.condition.Conditions;
import com.mittliv.privacy.policy.Cookie;
import com.mittliv.privacy.policy.LegalBasis.Consent;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One version of a policy with all that is looked up in it, so that a comparison goes over its rules but once. */
final class Version {
    private final Policy policy;
    private final Declared<Role> roles;
    private final Declared<DataCategory> categories;
    private final Declared<Purpose> purposes;
    private final Declared<Recipient> recipients;
    private final Declared<Source> sources;
    private final Map<String, ProcessingRule> rules = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Set<Role>> rolesByPurpose = new HashMap<>();

    Version(Policy policy) {
        this.policy = policy;
        this.roles = new Declared<>(policy.vocabulary().roles());
        this.categories = new Declared<>(policy.vocabulary().categories());
        this.purposes = new Declared<>(policy.vocabulary().purposes());
        this.recipients = new Declared<>(policy.vocabulary().recipients());
        this.sources = new Declared<>(policy.vocabulary().sources());
        for (ProcessingRule rule : policy.rules()) {
            rules.put(rule.id(), rule);
            for (Purpose purpose : rule.purposes()) {
                rolesByPurpose
                        .computeIfAbsent(purpose.id(), id -> new LinkedHashSet<>())
                        .addAll(rule.roles());
                if (restsOnConsent(rule)) {
                    asked.add(purpose.id());
                }
            }
        }
        policy.cookies().stream()
                .filter(cookie -> cookie.need() == Cookie.Need.CONSENT)
                .forEach(cookie -> asked.add(cookie.purpose().id()));
    }

    static boolean restsOnConsent(ProcessingRule rule) {
        return rule.basis() instanceof Consent;
    }

    Policy policy() {
        return policy;
    }

    Declared<Role> roles() {
        return roles;
    }

    Declared<DataCategory> categories() {
        return categories;
    }

    Declared<Purpose> purposes() {
        return purposes;
    }

    Declared<Recipient> recipients() {
        return recipients;
    }

    Declared<Source> sources() {
        return sources;
    }

    Optional<ProcessingRule> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** Whether people are asked to consent to a purpose, or to a wider one. */
    boolean asks(Purpose purpose) {
        return chainOf(purpose).stream().anyMatch(wider -> asked.contains(wider.id()));
    }

    /** The roles that rules concern for a purpose. */
    Set<Role> rolesFor(Purpose purpose) {
        Set<Role> found = new LinkedHashSet<>();
        chainOf(purpose).forEach(wider -> found.addAll(rolesByPurpose.getOrDefault(wider.id(), Set.of())));
        return found;
    }

    /** A purpose and the wider ones, as this version has them where it declares the purpose. */
    private List<Purpose> chainOf(Purpose purpose) {
        return Hierarchy.selfAndBroader(purposes.find(purpose).orElse(purpose));
    }

    /** The rules that keep data by themselves, by role and by the category's place. */
    Map<String, Map<Integer, List<ProcessingRule>>> keepers() {
        Map<String, Map<Integer, List<ProcessingRule>>> keepers = new HashMap<>();
        for (ProcessingRule rule : policy.rules()) {
            if (Conditions.keepsByItself(rule)) {
                List<DataCategory> kept = categories.covered(rule.categories());
                for (Role role : rule.roles()) {
                    Map<Integer, List<ProcessingRule>> ofRole =
                            keepers.computeIfAbsent(role.id(), id -> new TreeMap<>());
                    kept.forEach(
                            category -> ofRole.computeIfAbsent(categories.placeOf(category), place -> new ArrayList<>())
                                    .add(rule));
                }
            }
        }
        return keepers;
    }
}
