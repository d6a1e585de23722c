package com.mittliv.privacy.policy;

import com.mittliv.privacy.internal.Grouping;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Term;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rules of a policy by the terms of one kind that they name. Rules are told by their places: what is asked of many
 * rules at once is then a handful of operations on bits, whatever their number.
 */
final class Naming<T extends Term> {
    private static final BitSet NONE = new BitSet();

    private final List<T> declared;
    private final Map<String, BitSet> naming = new HashMap<>();
    private final Map<String, BitSet> covering = new HashMap<>();
    private final Map<String, List<T>> parts = new HashMap<>();

    Naming(List<T> declared, List<ProcessingRule> rules, Function<ProcessingRule, ? extends Collection<T>> named) {
        this.declared = declared;
        for (int place = 0; place < rules.size(); place++) {
            for (T term : named.apply(rules.get(place))) {
                naming.computeIfAbsent(term.id(), id -> new BitSet()).set(place);
            }
        }
        for (T term : declared) {
            List<T> chain = Hierarchy.selfAndBroader(term);
            for (T wider : chain.subList(1, chain.size())) {
                Grouping.add(parts, wider.id(), term);
            }
        }
    }

    List<T> declared() {
        return declared;
    }

    /** The rules that name a term itself; not to be changed. */
    BitSet naming(T term) {
        return naming.getOrDefault(term.id(), NONE);
    }

    /** The rules that name a term or a wider one; not to be changed. */
    BitSet covering(T term) {
        return covering.computeIfAbsent(term.id(), id -> anyOf(Hierarchy.selfAndBroader(term)));
    }

    /** The rules that name a term or a part of it. */
    BitSet within(T term) {
        BitSet rules = anyOf(parts.getOrDefault(term.id(), List.of()));
        rules.or(naming(term));
        return rules;
    }

    /** The rules that name a term, a wider one, or a part of it: those that have something in common with it. */
    BitSet touching(T term) {
        BitSet rules = within(term);
        rules.or(covering(term));
        return rules;
    }

    /** For each rule the first declared term of some sort that it covers. */
    Map<Integer, T> firstCovered(Predicate<T> sort) {
        Map<Integer, T> first = new HashMap<>();
        declared.stream()
                .filter(sort)
                .forEach(term -> covering(term).stream().forEach(place -> first.putIfAbsent(place, term)));
        return first;
    }

    private BitSet anyOf(List<T> terms) {
        BitSet rules = new BitSet();
        terms.forEach(term -> rules.or(naming(term)));
        return rules;
    }
}
