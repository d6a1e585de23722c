package com.mittliv.privacy.json;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one list of the file declares, for the references to it.
 *
 * <p>It remembers what was declared but could not be read: that is told once, where it is declared, and not again at
 * every reference.
 *
 * @param <T> what is declared
 */
final class Known<T> {
    private final Map<String, T> byId = new LinkedHashMap<>();
    private final Set<String> unread = new HashSet<>();
    private boolean someHaveNoId;
    private boolean listIsUnread;

    /** Declares a thing, unless its id is taken. */
    boolean add(String id, T thing) {
        return byId.putIfAbsent(id, thing) == null;
    }

    /** Notes a thing whose id cannot be used. */
    void addUnread(String id) {
        unread.add(id);
    }

    /** Notes that a declaration has no readable id. */
    void noteOneWithoutId() {
        someHaveNoId = true;
    }

    /** Notes that the list itself cannot be read. */
    void noteListUnread() {
        listIsUnread = true;
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    Map<String, T> byId() {
        return byId;
    }

    /** The thing of an id; an id nothing is declared by is told. */
    Optional<T> find(Problems problems, String path, String fact, String id) {
        T thing = byId.get(id);
        if (thing == null && !listIsUnread && !unread.contains(id)) {
            Optional<String> near = problems.near(id, byId.keySet());
            // It may be the declaration that has no id; a word near to a declared one is a slip of its own.
            if (near.isPresent() || !someHaveNoId) {
                problems.add(path, fact, Problems.wayOut(near, byId.keySet()));
            }
        }
        return Optional.ofNullable(thing);
    }

    /** The same ids, for other things. */
    <R> Known<R> with(Map<String, R> things) {
        Known<R> other = new Known<>();
        other.byId.putAll(things);
        other.unread.addAll(unread);
        other.someHaveNoId = someHaveNoId;
        other.listIsUnread = listIsUnread;
        return other;
    }
}
