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
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which declared terms a policy's rules cover, narrower ones included, and where rules and terms stand in the file. */
final class Coverage {
    private final Policy policy;
    private final List<ProcessingRule> rules;
    private final Map<String, String> paths = new HashMap<>();
    private final Naming<Role> roles;
    private final Naming<DataCategory> categories;
    private final Naming<Purpose> purposes;
    private final Naming<Recipient> recipients;
    private final Naming<Source> sources;

    Coverage(Policy policy) {
        this.policy = policy;
        this.rules = policy.rules();
        Vocabulary words = policy.vocabulary();
        this.roles = new Naming<>(words.roles(), rules, ProcessingRule::roles);
        this.categories = new Naming<>(words.categories(), rules, ProcessingRule::categories);
        this.purposes = new Naming<>(words.purposes(), rules, ProcessingRule::purposes);
        this.recipients = new Naming<>(words.recipients(), rules, ProcessingRule::recipients);
        this.sources = new Naming<>(words.sources(), rules, ProcessingRule::sources);
        place("roles", roles.declared());
        place("categories", categories.declared());
        place("purposes", purposes.declared());
        place("events", words.events());
        place("recipients", recipients.declared());
        place("sources", sources.declared());
        place("safeguards", words.safeguards());
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

    Naming<Role> roles() {
        return roles;
    }

    Naming<DataCategory> categories() {
        return categories;
    }

    Naming<Purpose> purposes() {
        return purposes;
    }

    Naming<Recipient> recipients() {
        return recipients;
    }

    Naming<Source> sources() {
        return sources;
    }

    static String path(int place) {
        return "$.rules[" + place + "]";
    }

    String path(Term term) {
        return paths.getOrDefault(key(term), "$.vocabulary");
    }

    /** The places of the rules of some sort. */
    BitSet rules(Predicate<ProcessingRule> sort) {
        BitSet places = new BitSet();
        for (int place = 0; place < rules.size(); place++) {
            places.set(place, sort.test(rules.get(place)));
        }
        return places;
    }

    /** The rules that join a role with a category. */
    BitSet using(Role role, DataCategory category) {
        return both(roles.naming(role), categories.covering(category));
    }

    static BitSet both(BitSet some, BitSet others) {
        BitSet both = (BitSet) some.clone();
        both.and(others);
        return both;
    }

    /** Whether a set is not empty and has nothing beyond another. */
    static boolean isSomeOf(BitSet some, BitSet others) {
        BitSet beyond = (BitSet) some.clone();
        beyond.andNot(others);
        return !some.isEmpty() && beyond.isEmpty();
    }

    /** Whether a term or a wider one is named. */
    static <T extends Term> boolean covers(Collection<? extends Term> named, T term) {
        return Hierarchy.selfAndBroader(term).stream().anyMatch(wider -> names(named, wider));
    }

    static boolean names(Collection<? extends Term> named, Term term) {
        return named.stream().anyMatch(one -> one.id().equals(term.id()));
    }

    static boolean keepsByItself(ProcessingRule rule) {
        return !(rule.retention() instanceof WhileOtherwiseKept);
    }
}
