package com.mittliv.privacy.decision;

import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers the terms of one kind, and knows the wider terms of each. */
final class TermIndex<T extends Term> {
    private final List<T> terms;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[][] chains;

    TermIndex(List<T> terms) {
        this.terms = terms;
        for (T term : terms) {
            numbers.put(term.id(), numbers.size());
        }
        chains = new int[terms.size()][];
        for (int i = 0; i < chains.length; i++) {
            chains[i] = Hierarchy.selfAndBroader(terms.get(i)).stream()
                    .mapToInt(wider -> number(wider.id()))
                    .toArray();
        }
    }

    int size() {
        return terms.size();
    }

    T term(int number) {
        return terms.get(number);
    }

    /** The number of a term that is known to be declared. */
    private int number(String id) {
        Integer number = numbers.get(id);
        if (number == null) {
            throw new IllegalStateException("the vocabulary lacks `" + id + "`");
        }
        return number;
    }

    /** The number of a term, or -1. */
    int find(String id) {
        @Nullable Integer number = numbers.get(id);
        return number == null ? -1 : number;
    }

    /** A term's own number first, then those of ever wider ones. */
    int[] chain(int number) {
        return chains[number];
    }
}
