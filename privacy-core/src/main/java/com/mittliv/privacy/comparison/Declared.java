package com.mittliv.privacy.comparison;

import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Declared terms of one kind, looked up by their ids and told in the order of their declaration. */
final class Declared<T extends Term> {
    private final List<T> all = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, List<T>> within = new HashMap<>();

    Declared(Collection<T> terms) {
        this(terms, List.of());
    }

    /** Terms of two versions, each as the first declares it if it does. */
    Declared(Collection<T> terms, Collection<T> others) {
        Stream.concat(terms.stream(), others.stream()).forEach(term -> {
            if (places.putIfAbsent(term.id(), all.size()) == null) {
                all.add(term);
                Hierarchy.selfAndBroader(term)
                        .forEach(wider -> within.computeIfAbsent(wider.id(), id -> new ArrayList<>())
                                .add(term));
            }
        });
    }

    List<T> all() {
        return Collections.unmodifiableList(all);
    }

    Optional<T> find(Term term) {
        return Optional.ofNullable(places.get(term.id())).map(all::get);
    }

    /** A term or, where it is not declared, the nearest wider one that is. */
    Optional<T> nearest(T term) {
        return Hierarchy.selfAndBroader(term).stream()
                .flatMap(wider -> find(wider).stream())
                .findFirst();
    }

    /** Where a declared term stands among all. */
    int placeOf(T term) {
        return places.getOrDefault(term.id(), -1);
    }

    /** The terms that are named. */
    List<T> named(Collection<? extends Term> names) {
        return inOrder(names.stream().flatMap(name -> find(name).stream()));
    }

    /** The terms that are named or parts of what is. */
    List<T> covered(Collection<? extends Term> names) {
        return inOrder(names.stream().flatMap(name -> within.getOrDefault(name.id(), List.of()).stream()));
    }

    private List<T> inOrder(Stream<T> terms) {
        Map<Integer, T> byPlace = new TreeMap<>();
        terms.forEach(term -> byPlace.put(placeOf(term), term));
        return List.copyOf(byPlace.values());
    }
}
