package com.mittliv.privacy.json;

import com.mittliv.privacy.vocabulary.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of one list of the vocabulary, to be made into terms: the wider ones first, whatever their order in the
 * file.
 *
 * @param <T> the kind of term
 */
final class Entries<T extends Term> {
    private static final int MOST_BROADER = 32;

    private final Obj vocabulary;
    private final Problems problems;
    private final String list;
    private final String kind;
    private final Known<Obj> entries = new Known<>();
    private final List<Obj> nameless = new ArrayList<>();
    private final List<Entry> widestFirst = new ArrayList<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Map<String, T> made = new HashMap<>();

    /**
     * An entry to be made into a term.
     *
     * @param object what the file says of it
     * @param id its id, or what stands for it
     * @param broader the id of the wider one it belongs to, which comes before it
     */
    record Entry(Obj object, String id, Optional<String> broader) {}

    Entries(Obj vocabulary, String list, String kind) {
        this.vocabulary = vocabulary;
        this.problems = vocabulary.problems;
        this.list = list;
        this.kind = kind;
    }

    /** Reads the entries' ids, and which belong to which, and tells the properties that are none of those known. */
    Entries<T> only(String... properties) {
        for (Obj entry : vocabulary.objects(list, kind)) {
            add(entry.only(properties));
        }
        if (vocabulary.has(list) && !(vocabulary.raw(list) instanceof List<?>)) {
            entries.noteListUnread();
        } else if (!vocabulary.holdsObjects(list)) {
            entries.noteOneWithoutId();
        }
        for (String id : entries.byId().keySet()) {
            order(id, new ArrayList<>());
        }
        for (Obj entry : nameless) {
            widestFirst.add(new Entry(entry, StandIn.ID, broader(entry, new ArrayList<>())));
        }
        return this;
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

    /** All entries, each after the wider one it belongs to. */
    List<Entry> widestFirst() {
        return widestFirst;
    }

    /** Keeps the term an entry was made into; what stands for an id replaces none, and comes last. */
    void put(Entry entry, T term) {
        made.putIfAbsent(entry.id(), term);
    }

    /** The wider term an entry belongs to. */
    Optional<T> broader(Entry entry) {
        return entry.broader().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(made.get(entry.broader().get()));
    }

    /** All terms, in the order of the file. */
    Known<T> terms() {
        Map<String, T> inOrder = new LinkedHashMap<>();
        for (String id : entries.byId().keySet()) {
            T term = made.get(id);
            if (term == null) {
                throw new IllegalStateException("no term was made of " + kind + " `" + id + "`");
            }
            inOrder.put(id, term);
        }
        return entries.with(inOrder);
    }

    /** Puts an entry after the wider ones it belongs to; not, if it is one of those it is itself sought for. */
    private boolean order(String id, List<String> soughtFor) {
        Obj entry = entries.byId().get(id);
        if (depths.containsKey(id) || entry == null) {
            return entry != null;
        }
        if (soughtFor.contains(id)) {
            problems.add(entry.at("broader"), entry.what + " belongs to itself", "break the circle of `broader`");
            return false;
        }
        soughtFor.add(id);
        Optional<String> broader = broader(entry, soughtFor);
        depths.put(id, 1 + (broader.isPresent() ? depthOf(broader.get()) : 0));
        widestFirst.add(new Entry(entry, id, broader));
        return true;
    }

    private int depthOf(String id) {
        return depths.getOrDefault(id, 1);
    }

    private Optional<String> broader(Obj entry, List<String> soughtFor) {
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
        boolean found = !tooDeep && order(id.get(), soughtFor);
        if (tooDeep || found && depthOf(id.get()) >= MOST_BROADER) {
            problems.add(
                    entry.at("broader"),
                    entry.what + " belongs to more than " + MOST_BROADER + " wider ones",
                    "leave some of them out");
            return Optional.empty();
        }
        return found ? id : Optional.empty();
    }
}
