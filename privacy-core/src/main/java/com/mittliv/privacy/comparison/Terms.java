package com.mittliv.privacy.comparison;

import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Term;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what terms cover in two vocabularies, by their ids. */
final class Terms {
    private Terms() {}

    static Set<String> ids(Collection<? extends Term> terms) {
        return terms.stream().map(Term::id).collect(Collectors.toSet());
    }

    static boolean names(Collection<? extends Term> named, Term term) {
        return named.stream().anyMatch(one -> one.id().equals(term.id()));
    }

    /** Whether a term or a wider one is named. */
    static boolean covers(Collection<? extends Term> named, Term term) {
        return Hierarchy.selfAndBroader(term).stream().anyMatch(wider -> names(named, wider));
    }

    /**
     * What is covered in one vocabulary and was not in another, the widest terms only. A term the other does not declare
     * was covered there by the nearest wider term it does declare.
     */
    static <T extends Term> List<T> gained(
            Collection<T> before, Declared<T> declaredBefore, Collection<T> after, Declared<T> declaredAfter) {
        List<T> gained = declaredAfter.covered(after).stream()
                .filter(term -> declaredBefore
                        .nearest(term)
                        .filter(known -> covers(before, known))
                        .isEmpty())
                .toList();
        Set<String> ids = ids(gained);
        return gained.stream()
                .filter(term ->
                        Hierarchy.selfAndBroader(term).stream().skip(1).noneMatch(wider -> ids.contains(wider.id())))
                .toList();
    }
}
