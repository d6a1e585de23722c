package com.mittliv.privacy.vocabulary;

import com.mittliv.privacy.internal.Grouping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All terms a policy declares. Immutable. */
public final class Vocabulary {
    private enum Kind {
        ROLE("role"),
        CATEGORY("data category"),
        PURPOSE("purpose"),
        EVENT("event"),
        RECIPIENT("recipient"),
        SOURCE("source"),
        SAFEGUARD("safeguard");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        static Kind of(Term term) {
            if (term instanceof Role) {
                return ROLE;
            } else if (term instanceof DataCategory) {
                return CATEGORY;
            } else if (term instanceof Purpose) {
                return PURPOSE;
            } else if (term instanceof Event) {
                return EVENT;
            } else if (term instanceof Recipient) {
                return RECIPIENT;
            } else if (term instanceof Source) {
                return SOURCE;
            }
            return SAFEGUARD;
        }
    }

    private final Map<Kind, Map<String, Term>> terms;
    private final Map<String, List<Purpose>> narrower = new HashMap<>();

    private Vocabulary(Map<Kind, Map<String, Term>> terms) {
        this.terms = terms;
        for (Purpose purpose : purposes()) {
            List<Purpose> chain = Hierarchy.selfAndBroader(purpose);
            for (Purpose wider : chain.subList(1, chain.size())) {
                Grouping.add(narrower, wider.id(), purpose);
            }
        }
    }

    /**
     * Gathers terms, and the wider terms they belong to, in the order given.
     *
     * @param declared the terms; the same term may come more than once
     * @return the vocabulary
     * @throws IllegalArgumentException if two terms of a kind have the same id and differ
     */
    public static Vocabulary of(Collection<? extends Term> declared) {
        Map<Kind, Map<String, Term>> terms = new TreeMap<>();
        for (Term term : declared) {
            List<Term> widestFirst = new ArrayList<>(Hierarchy.selfAndBroader(term));
            Collections.reverse(widestFirst);
            for (Term t : widestFirst) {
                add(terms, t);
            }
        }
        return new Vocabulary(terms);
    }

    private static void add(Map<Kind, Map<String, Term>> terms, Term term) {
        Kind kind = Kind.of(term);
        Map<String, Term> declared = terms.get(kind);
        if (declared == null) {
            declared = new LinkedHashMap<>();
            terms.put(kind, declared);
        }
        Term before = declared.putIfAbsent(term.id(), term);
        if (before != null && before != term && !before.equals(term)) {
            throw new IllegalArgumentException(term.kindName() + " `" + term.id()
                    + "` is declared twice with different descriptions; declare it once and use that value");
        }
    }

    /**
     * The declared roles.
     *
     * @return in order of declaration
     */
    public List<Role> roles() {
        return all(Kind.ROLE, Role.class);
    }

    /**
     * The declared data categories.
     *
     * @return in order of declaration
     */
    public List<DataCategory> categories() {
        return all(Kind.CATEGORY, DataCategory.class);
    }

    /**
     * The declared purposes.
     *
     * @return in order of declaration
     */
    public List<Purpose> purposes() {
        return all(Kind.PURPOSE, Purpose.class);
    }

    /**
     * The purposes that belong to a wider one, directly or through others.
     *
     * @param wider the wider purpose
     * @return the narrower ones in order of declaration, without the wider one itself
     */
    public List<Purpose> narrowerThan(Purpose wider) {
        return Collections.unmodifiableList(narrower.getOrDefault(wider.id(), List.of()));
    }

    /**
     * The declared events.
     *
     * @return in order of declaration
     */
    public List<Event> events() {
        return all(Kind.EVENT, Event.class);
    }

    /**
     * The declared recipients.
     *
     * @return in order of declaration
     */
    public List<Recipient> recipients() {
        return all(Kind.RECIPIENT, Recipient.class);
    }

    /**
     * The declared sources.
     *
     * @return in order of declaration
     */
    public List<Source> sources() {
        return all(Kind.SOURCE, Source.class);
    }

    /**
     * The declared safeguards.
     *
     * @return in order of declaration
     */
    public List<Safeguard> safeguards() {
        return all(Kind.SAFEGUARD, Safeguard.class);
    }

    /**
     * Looks a role up.
     *
     * @param id its id
     * @return the role
     * @throws UnknownTermException if the policy does not declare it
     */
    public Role role(String id) {
        return find(Kind.ROLE, id, Role.class);
    }

    /**
     * Looks a data category up.
     *
     * @param id its id
     * @return the category
     * @throws UnknownTermException if the policy does not declare it
     */
    public DataCategory category(String id) {
        return find(Kind.CATEGORY, id, DataCategory.class);
    }

    /**
     * Looks a purpose up.
     *
     * @param id its id
     * @return the purpose
     * @throws UnknownTermException if the policy does not declare it
     */
    public Purpose purpose(String id) {
        return find(Kind.PURPOSE, id, Purpose.class);
    }

    /**
     * Looks an event up.
     *
     * @param id its id
     * @return the event
     * @throws UnknownTermException if the policy does not declare it
     */
    public Event event(String id) {
        return find(Kind.EVENT, id, Event.class);
    }

    /**
     * Looks a recipient up.
     *
     * @param id its id
     * @return the recipient
     * @throws UnknownTermException if the policy does not declare it
     */
    public Recipient recipient(String id) {
        return find(Kind.RECIPIENT, id, Recipient.class);
    }

    /**
     * Looks a source up.
     *
     * @param id its id
     * @return the source
     * @throws UnknownTermException if the policy does not declare it
     */
    public Source source(String id) {
        return find(Kind.SOURCE, id, Source.class);
    }

    /**
     * Looks a safeguard up.
     *
     * @param id its id
     * @return the safeguard
     * @throws UnknownTermException if the policy does not declare it
     */
    public Safeguard safeguard(String id) {
        return find(Kind.SAFEGUARD, id, Safeguard.class);
    }

    private <T extends Term> List<T> all(Kind kind, Class<T> type) {
        Collection<Term> declared = ofKind(kind).values();
        List<T> all = new ArrayList<>(declared.size());
        for (Term term : declared) {
            all.add(type.cast(term));
        }
        return Collections.unmodifiableList(all);
    }

    private <T extends Term> T find(Kind kind, String id, Class<T> type) {
        Map<String, Term> declared = ofKind(kind);
        Term term = declared.get(id);
        if (term == null) {
            throw UnknownTermException.of(kind.words, id, declared.keySet());
        }
        return type.cast(term);
    }

    private Map<String, Term> ofKind(Kind kind) {
        return terms.getOrDefault(kind, Map.of());
    }

    // Equality by content: the order of declaration is for reading only.
    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabulary that && terms.equals(that.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        return "Vocabulary" + terms.values().stream().map(Map::keySet).toList();
    }
}
