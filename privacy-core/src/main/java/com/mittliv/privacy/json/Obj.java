package com.mittliv.privacy.json;

import com.mittliv.privacy.vocabulary.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JSON object of the file under a name people know it by, with its path; wrong types are told and left out. */
final class Obj {
    final String path;
    final String what;
    final Problems problems;
    private final Map<String, Object> properties;

    Obj(String path, String what, Map<String, Object> properties, Problems problems) {
        this.path = path;
        this.what = what;
        this.properties = properties;
        this.problems = problems;
    }

    /** Tells the properties that are none of those known. */
    Obj only(String... known) {
        List<String> names = List.of(known);
        for (String name : properties.keySet()) {
            if (!names.contains(name)) {
                problems.unknown(at(name), what + " has an unknown property " + Problems.quote(name), name, names);
            }
        }
        return this;
    }

    String at(String name) {
        return path + "." + name;
    }

    boolean has(String name) {
        return properties.containsKey(name);
    }

    @Nullable
    Object raw(String name) {
        return properties.get(name);
    }

    Optional<String> string(String name) {
        return ofType(name, String.class, "a string");
    }

    /** A whole number within bounds. */
    OptionalInt integer(String name, int least, int most) {
        Object value = properties.get(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        if (value instanceof Tree.Other other && other.words().matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(other.words());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        }
        problems.add(
                at(name),
                what + " has " + Problems.quote(value) + " as `" + name + "`",
                "write a whole number from " + least + " to " + most);
        return OptionalInt.empty();
    }

    /** A string that people read: not blank. */
    Optional<String> words(String name) {
        Optional<String> words = string(name);
        if (words.isPresent() && words.get().isBlank()) {
            problems.add(at(name), what + " has a blank `" + name + "`", "write it, or leave the property out");
            return Optional.empty();
        }
        return words;
    }

    /**
     * A string of an array with its path.
     *
     * @param path where it stands
     * @param value the string
     */
    record Item(String path, String value) {}

    List<Item> strings(String name) {
        Map<String, Item> strings = new LinkedHashMap<>();
        List<?> items = ofType(name, List.class, "an array of strings").orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            String path = at(name) + "[" + i + "]";
            if (!(items.get(i) instanceof String string)) {
                problems.add(path, what + " has " + Tree.kindOf(items.get(i)) + " in `" + name + "`", "write a string");
            } else if (strings.putIfAbsent(string, new Item(path, string)) != null) {
                problems.add(path, what + " names " + Problems.quote(string) + " twice in `" + name + "`", "keep one");
            }
        }
        return List.copyOf(strings.values());
    }

    Set<String> words(List<Item> items) {
        return items.stream().map(Item::value).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Optional<Obj> object(String name, String called) {
        return ofType(name, Map.class, "an object").map(map -> new Obj(at(name), called, cast(map), problems));
    }

    /** The objects of an array, each called by its kind and id; what is no object is told and left out. */
    List<Obj> objects(String name, String kind) {
        List<Obj> objects = new ArrayList<>();
        List<?> items = ofType(name, List.class, "an array of objects").orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            String at = at(name) + "[" + i + "]";
            if (items.get(i) instanceof Map<?, ?> object) {
                String called = object.get("id") instanceof String id
                        ? kind + " " + Problems.quote(id)
                        : kind + " number " + (i + 1);
                objects.add(new Obj(at, called, cast(object), problems));
            } else {
                problems.add(at, "`" + name + "` holds " + Tree.kindOf(items.get(i)), "write an object");
            }
        }
        return objects;
    }

    Optional<Text> text(String name) {
        return object(name, what).flatMap(object -> object.toText(name));
    }

    /** Texts of an array, each by language; empty ones are left out. */
    List<Text> texts(String name) {
        return objects(name, what + " paragraph").stream()
                .flatMap(object -> object.toText(name).stream())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private Optional<Text> toText(String name) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        for (String language : properties.keySet()) {
            if (!Text.isLanguage(language)) {
                problems.add(
                        at(language),
                        what + " has a `" + name + "` in " + Problems.quote(language) + ", which is no language",
                        "use ISO 639 codes, for example `sv`");
                continue;
            }
            words(language).ifPresent(words -> byLanguage.put(language, words));
        }
        return Optional.of(new Text(byLanguage));
    }

    /** A constant by the name it has in the file: small letters, words joined by hyphens. */
    <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        Optional<String> word = string(name);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            known.add(nameOf(constant));
            if (nameOf(constant).equals(word.get())) {
                return Optional.of(constant);
            }
        }
        problems.unknown(
                at(name), what + " has an unknown `" + name + "` " + Problems.quote(word.get()), word.get(), known);
        return Optional.empty();
    }

    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private <T> Optional<T> ofType(String name, Class<T> type, String wanted) {
        Object value = properties.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            problems.add(at(name), what + " has " + Tree.kindOf(value) + " as `" + name + "`", "write " + wanted);
            return Optional.empty();
        }
        return Optional.of(type.cast(value));
    }

    /** The keys of a JSON object are strings. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> cast(Map<?, ?> object) {
        return (Map<String, Object>) object;
    }
}
