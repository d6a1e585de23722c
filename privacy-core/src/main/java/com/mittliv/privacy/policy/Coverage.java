package com.mittliv.privacy.policy;

import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which declared terms a policy's rules cover, narrower ones included, and where rules and terms stand in the file. */
final class Coverage {
    private final Policy policy;
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, List<DataCategory>> categories = new HashMap<>();
    private final Map<String, List<Purpose>> purposes = new HashMap<>();

    Coverage(Policy policy) {
        this.policy = policy;
        Vocabulary words = policy.vocabulary();
        place("roles", words.roles());
        place("categories", words.categories());
        place("purposes", words.purposes());
        place("events", words.events());
        place("recipients", words.recipients());
        place("sources", words.sources());
        place("safeguards", words.safeguards());
        List<ProcessingRule> rules = policy.rules();
        for (int i = 0; i < rules.size(); i++) {
            ProcessingRule rule = rules.get(i);
            paths.put("rule " + rule.id(), "$.rules[" + i + "]");
            categories.put(rule.id(), covered(rule.categories(), words.categories()));
            purposes.put(rule.id(), covered(rule.purposes(), words.purposes()));
        }
    }

    private void place(String list, List<? extends Term> terms) {
        for (int i = 0; i < terms.size(); i++) {
            paths.put(key(terms.get(i)), "$.vocabulary." + list + "[" + i + "]");
        }
    }

    private static String key(Term term) {
        return term.kindName() + " " + term.id();
    }

    Policy policy() {
        return policy;
    }

    String path(Term term) {
        return paths.getOrDefault(key(term), "$.vocabulary");
    }

    String path(ProcessingRule rule) {
        return paths.getOrDefault("rule " + rule.id(), "$.rules");
    }

    /** The categories a rule uses, narrower ones included. */
    List<DataCategory> categoriesOf(ProcessingRule rule) {
        return categories.getOrDefault(rule.id(), List.of());
    }

    /** The purposes a rule serves, narrower ones included. */
    List<Purpose> purposesOf(ProcessingRule rule) {
        return purposes.getOrDefault(rule.id(), List.of());
    }

    /** The rules that join a role with a category. */
    List<ProcessingRule> using(Role role, DataCategory category) {
        return policy.rules().stream()
                .filter(rule -> names(rule.roles(), role) && covers(rule.categories(), category))
                .toList();
    }

    boolean isRecipient(Recipient recipient) {
        return policy.rules().stream().anyMatch(rule -> covers(rule.recipients(), recipient));
    }

    boolean isSource(Source source) {
        return policy.rules().stream().anyMatch(rule -> covers(rule.sources(), source));
    }

    static <T extends Term> List<T> covered(Collection<T> named, List<T> declared) {
        return declared.stream().filter(term -> covers(named, term)).toList();
    }

    /** Whether a term or a wider one is named. */
    static <T extends Term> boolean covers(Collection<T> named, T term) {
        return Hierarchy.selfAndBroader(term).stream().anyMatch(wider -> names(named, wider));
    }

    static boolean names(Collection<? extends Term> named, Term term) {
        return named.stream().anyMatch(one -> one.id().equals(term.id()));
    }

    static boolean keepsByItself(ProcessingRule rule) {
        return !(rule.retention() instanceof WhileOtherwiseKept);
    }
}
