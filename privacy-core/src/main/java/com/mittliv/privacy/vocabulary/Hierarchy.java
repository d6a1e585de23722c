package com.mittliv.privacy.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks from a term to the wider ones. */
public final class Hierarchy {
    private Hierarchy() {}

    /**
     * A term and all the wider terms it belongs to.
     *
     * @param term the term
     * @param <T> the kind of term
     * @return the term itself first, the widest last
     */
    public static <T extends Term> List<T> selfAndBroader(T term) {
        List<T> chain = new ArrayList<>();
        Optional<T> next = Optional.of(term);
        while (next.isPresent()) {
            chain.add(next.get());
            next = broaderOf(next.get());
        }
        return chain;
    }

    /** The wider term; every kind's {@code broader} is of its own kind. */
    @SuppressWarnings("unchecked")
    private static <T extends Term> Optional<T> broaderOf(T term) {
        return (Optional<T>) term.broader();
    }
}
