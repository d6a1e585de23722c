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
    private final int[][] narrower;

    TermIndex(List<T> terms) {
        this.terms = terms;
        for (T term : terms) {
            numbers.put(term.id(), numbers.size());
        }
        chains = new int[terms.size()][];
        for (int i = 0; i < chains.length; i++) {
            List<T> chain = Hierarchy.selfAndBroader(terms.get(i));
            chains[i] = new int[chain.size()];
            for (int step = 0; step < chain.size(); step++) {
                chains[i][step] = number(chain.get(step).id());
            }
        }
        narrower = turnedRound(chains);
    }

    /** For each term all those in whose chains it stands. */
    private static int[][] turnedRound(int[][] chains) {
        int[] counts = new int[chains.length];
        for (int[] chain : chains) {
            for (int wider : chain) {
                counts[wider]++;
            }
        }
        int[][] narrower = new int[chains.length][];
        for (int i = chains.length - 1; i >= 0; i--) {
            for (int wider : chains[i]) {
                int[] of = narrower[wider] == null ? new int[counts[wider]] : narrower[wider];
                narrower[wider] = of;
                of[--counts[wider]] = i;
            }
        }
        return narrower;
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

    /** A term's own number, and those of ever narrower ones. */
    int[] selfAndNarrower(int number) {
        return narrower[number];
    }
}
