package com.mittliv.privacy.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gathers values in lists by key; plainly, because a policy is read before the JVM has spun anything. */
public final class Grouping {
    private Grouping() {}

    /**
     * Adds a value to the list of a key, which is made if there is none.
     *
     * @param lists the lists by key
     * @param key the key
     * @param value the value
     * @param <K> the type of keys
     * @param <V> the type of values
     */
    public static <K, V> void add(Map<K, List<V>> lists, K key, V value) {
        List<V> list = lists.get(key);
        if (list == null) {
            list = new ArrayList<>(1);
            lists.put(key, list);
        }
        list.add(value);
    }
}
