package com.mittliv.privacy.json;

import com.mittliv.privacy.json.TermReader.Entry;
import com.mittliv.privacy.vocabulary.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The entries of one list of the vocabulary, made into terms: the wider ones first, whatever their order in the file.
 *
 * @param <T> the kind of term
 */
final class Entries<T extends Term> {
    private static final int MOST_BROADER = 32;

    private final Problems problems;
    private final String kind;
    private final Known<Obj> entries = new Known<>();
    private final List<Obj> nameless = new ArrayList<>();
    private final Map<String, T> made = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();

    /** Reads the ids of a list's entries, of which each is checked first for the properties it may have. */
    Entries(Obj vocabulary, String list, String kind, UnaryOperator<Obj> checked) {
        this.problems = vocabulary.problems;
        this.kind = kind;
        for (Obj entry : vocabulary.objects(list, kind)) {
            add(checked.apply(entry));
        }
        if (vocabulary.has(list) && !(vocabulary.raw(list) instanceof List<?>)) {
            entries.noteListUnread();
        } else if (!vocabulary.holdsObjects(list)) {
            entries.noteOneWithoutId();
        }
    }

    private void add(Obj entry) {
        Optional<String> id = Constraints.id(entry);
        if (id.isPresent() && entries.add(id.get(), entry)) {
            return;
        }
        nameless.add(entry);
        if (id.isPresent()) {
            problems.add(entry.at("id"), entry.what + " is declared twice", "keep one declaration");
        } else if (entry.raw("id") instanceof String malformed) {
            entries.addUnread(malformed);
        } else {
            entries.noteOneWithoutId();
        }
    }

    /** The entry that declares an id. */
    Optional<Obj> entry(String id) {
        return Optional.ofNullable(entries.byId().get(id));
    }

    /** All terms, in the order of the file. */
    Known<T> all(Function<Entry<T>, T> make) {
        Map<String, T> inOrder = new LinkedHashMap<>();
        for (String id : entries.byId().keySet()) {
            inOrder.put(id, term(id, make, new ArrayList<>()).orElseThrow());
        }
        for (Obj entry : nameless) {
            var unused = make.apply(new Entry<>(entry, StandIn.ID, broader(entry, make, new ArrayList<>())));
        }
        return entries.with(inOrder);
    }

    /** A declared term; empty if it is one of those it is itself sought for. */
    private Optional<T> term(String id, Function<Entry<T>, T> make, List<String> soughtFor) {
        T known = made.get(id);
        Obj entry = entries.byId().get(id);
        if (known != null || entry == null) {
            return Optional.ofNullable(known);
        }
        if (soughtFor.contains(id)) {
            problems.add(entry.at("broader"), entry.what + " belongs to itself", "break the circle of `broader`");
            return Optional.empty();
        }
        soughtFor.add(id);
        Optional<T> broader = broader(entry, make, soughtFor);
        // A circle may have led back here and made the term already.
        T term = made.computeIfAbsent(id, i -> make.apply(new Entry<>(entry, i, broader)));
        depths.putIfAbsent(
                id, 1 + broader.map(wider -> depths.getOrDefault(wider.id(), 1)).orElse(0));
        return Optional.of(term);
    }

    private Optional<T> broader(Obj entry, Function<Entry<T>, T> make, List<String> soughtFor) {
        Optional<String> id = entry.string("broader");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<Obj> wider = entries.find(
                problems,
                entry.at("broader"),
                entry.what + " belongs to undeclared " + kind + " " + Quote.of(id.get()),
                id.get());
        if (wider.isEmpty()) {
            return Optional.empty();
        }
        boolean tooDeep = soughtFor.size() > MOST_BROADER;
        Optional<T> term = tooDeep ? Optional.empty() : term(id.get(), make, soughtFor);
        tooDeep |= term.map(t -> depths.getOrDefault(t.id(), 1)).orElse(0) >= MOST_BROADER;
        if (tooDeep) {
            problems.add(
                    entry.at("broader"),
                    entry.what + " belongs to more than " + MOST_BROADER + " wider ones",
                    "leave some of them out");
            return Optional.empty();
        }
        return term;
    }
}
