package com.mittliv.privacy.comparison;

import com.mittliv.privacy.policy.Cookie;
import com.mittliv.privacy.policy.LegalBasis.Consent;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Two versions of a policy, with what is looked up in both. */
record Versions(Policy before, Policy after) {
    /** All purposes, each as the new version declares it if it does. */
    List<Purpose> purposes() {
        List<Purpose> all = new ArrayList<>(after.vocabulary().purposes());
        before.vocabulary().purposes().stream()
                .filter(purpose -> !Terms.names(all, purpose))
                .forEach(all::add);
        return all;
    }

    /** Whether a version asks people to consent to a purpose, or to a wider one. */
    static boolean asks(Policy policy, Purpose purpose) {
        Purpose known = Terms.find(policy.vocabulary().purposes(), purpose).orElse(purpose);
        return policy.rules().stream()
                        .filter(Versions::restsOnConsent)
                        .anyMatch(rule -> Terms.covers(rule.purposes(), known))
                || policy.cookies().stream()
                        .filter(cookie -> cookie.need() == Cookie.Need.CONSENT)
                        .anyMatch(cookie -> Terms.covers(List.of(cookie.purpose()), known));
    }

    static boolean restsOnConsent(ProcessingRule rule) {
        return rule.basis() instanceof Consent;
    }

    /** The roles a version's rules concern for a purpose. */
    static Set<Role> rolesFor(Policy policy, Purpose purpose) {
        Purpose known = Terms.find(policy.vocabulary().purposes(), purpose).orElse(purpose);
        Set<Role> roles = new LinkedHashSet<>();
        policy.rules().stream()
                .filter(rule -> Terms.covers(rule.purposes(), known))
                .forEach(rule -> roles.addAll(rule.roles()));
        return roles;
    }

    /** Roles of both versions by their ids, each as the new version declares it if it does. */
    Set<Role> known(Collection<Role> roles) {
        Set<Role> known = new LinkedHashSet<>();
        Stream.concat(after.vocabulary().roles().stream(), before.vocabulary().roles().stream())
                .filter(role -> Terms.names(roles, role) && !Terms.names(known, role))
                .forEach(known::add);
        return known;
    }
}
