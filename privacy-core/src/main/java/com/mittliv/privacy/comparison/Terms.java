package com.mittliv.privacy.comparison;

import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Term;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Compares what terms cover in two vocabularies, by their ids. */
final class Terms {
    private Terms() {}

    static boolean names(Collection<? extends Term> named, Term term) {
        return named.stream().anyMatch(one -> one.id().equals(term.id()));
    }

    /** Whether a term or a wider one is named. */
    static boolean covers(Collection<? extends Term> named, Term term) {
        return Hierarchy.selfAndBroader(term).stream().anyMatch(wider -> names(named, wider));
    }

    static <T extends Term> Optional<T> find(List<T> declared, Term term) {
        return declared.stream().filter(one -> one.id().equals(term.id())).findFirst();
    }

    /** The declared terms that are named or parts of what is. */
    static <T extends Term> List<T> covered(Collection<T> named, List<T> declared) {
        return declared.stream().filter(term -> covers(named, term)).toList();
    }

    /**
     * What is covered in one vocabulary and was not in another, the widest terms only. A term the other does not declare
     * was covered there by the nearest wider term it does declare.
     */
    static <T extends Term> List<T> gained(
            Collection<T> before, List<T> declaredBefore, Collection<T> after, List<T> declaredAfter) {
        List<T> gained = covered(after, declaredAfter).stream()
                .filter(term -> !wasCovered(term, before, declaredBefore))
                .toList();
        return gained.stream()
                .filter(term ->
                        Hierarchy.selfAndBroader(term).stream().skip(1).noneMatch(wider -> names(gained, wider)))
                .toList();
    }

    private static <T extends Term> boolean wasCovered(T term, Collection<T> before, List<T> declaredBefore) {
        return Hierarchy.selfAndBroader(term).stream()
                .flatMap(wider -> find(declaredBefore, wider).stream())
                .findFirst()
                .filter(known -> covers(before, known))
                .isPresent();
    }
}
