package com.mittliv.privacy.document;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Section;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** All that a policy declares, by the references under which its documents name it. */
final class Elements {
    private Elements() {}

    static Set<String> of(Policy policy) {
        Set<String> all = new LinkedHashSet<>(Set.of("policy:controller", "policy:version"));
        add(all, "policy:title", !policy.title().isEmpty());
        add(all, "policy:effectiveFrom", policy.effectiveFrom().isPresent());
        add(all, "policy:contact", !policy.contact().equals(Policy.Contact.NONE));
        add(all, "policy:supervisoryAuthority", policy.supervisoryAuthority().isPresent());
        for (Section section : policy.sections()) {
            all.add("policy:section:" + section.id());
            for (int i = 1; i <= section.statements().size(); i++) {
                all.add("policy:section:" + section.id() + "/" + i);
            }
        }
        policy.rules().forEach(rule -> all.add("rule:" + rule.id()));
        policy.prohibitions().forEach(never -> all.add("policy:prohibition:" + never.id()));
        policy.duties().stream()
                .filter(duty -> !duty.text().isEmpty())
                .forEach(duty -> all.add("policy:duty:" + duty.id()));
        policy.rights()
                .forEach(right -> all.add("policy:right:" + right.right().name().toLowerCase(Locale.ROOT)));
        policy.cookies().forEach(cookie -> all.add("policy:cookie:" + cookie.name()));
        words(all, policy.vocabulary());
        return all;
    }

    private static void words(Set<String> all, Vocabulary words) {
        words.roles().forEach(term -> all.add("role:" + term.id()));
        words.categories().forEach(term -> all.add("category:" + term.id()));
        words.purposes().forEach(term -> all.add("purpose:" + term.id()));
        words.events().forEach(term -> all.add("event:" + term.id()));
        words.recipients().forEach(term -> all.add("recipient:" + term.id()));
        words.sources().forEach(term -> all.add("source:" + term.id()));
        words.safeguards().forEach(term -> all.add("safeguard:" + term.id()));
    }

    private static void add(Set<String> all, String reference, boolean declared) {
        if (declared) {
            all.add(reference);
        }
    }
}
