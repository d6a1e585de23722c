package com.mittliv.privacy.json;

import com.mittliv.privacy.vocabulary.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of the file under a name people know it by, with its path; wrong types are told and left out.
 *
 * <p>A property whose name is misspelt is told, and then read as the one that was meant, so that its lack is not told
 * too, nor what follows from it.
 */
final class Obj {
    final String path;
    final String what;
    final Problems problems;
    private final Map<String, Object> properties;
    private final Map<String, String> misspelt = new HashMap<>(2);

    Obj(String path, String what, Map<String, Object> properties, Problems problems) {
        this.path = path;
        this.what = what;
        this.properties = properties;
        this.problems = problems;
    }

    /** Tells the properties that are none of those known. */
    Obj only(String... names) {
        List<String> known = List.of(names);
        for (String name : properties.keySet()) {
            if (!known.contains(name)) {
                Optional<String> meant = meant(name, known);
                problems.addAtName(
                        Paths.property(path, name),
                        what + " has an unknown property " + Quote.of(name),
                        meant.map(other -> "did you mean `" + other + "`?")
                                .orElseGet(() -> "remove it; known are " + String.join(", ", known)));
                meant.filter(other -> !properties.containsKey(other))
                        .ifPresent(other -> misspelt.putIfAbsent(other, name));
            }
        }
        return this;
    }

    /** The known name nearest to another, one that is not there already before one that is. */
    private Optional<String> meant(String name, List<String> known) {
        List<String> absent =
                known.stream().filter(other -> !properties.containsKey(other)).toList();
        return problems.near(name, absent).or(() -> problems.near(name, known));
    }

    /** The name a property has in the file. */
    private String written(String name) {
        return misspelt.getOrDefault(name, name);
    }

    String at(String name) {
        return Paths.property(path, written(name));
    }

    boolean has(String name) {
        return properties.containsKey(written(name));
    }

    @Nullable
    Object raw(String name) {
        return properties.get(written(name));
    }

    /** Tells that a property the object needs is missing. */
    Obj require(String name, String help) {
        if (!has(name)) {
            problems.add(at(name), what + " has no `" + name + "`", help);
        }
        return this;
    }

    Optional<String> string(String name) {
        Object value = raw(name);
        return value instanceof String string
                ? Optional.of(string)
                : otherwise(name, value, "a string, in quotation marks");
    }

    /** A whole number within bounds. */
    OptionalInt integer(String name, int least, int most) {
        Object value = raw(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        for (int number = least; value instanceof Tree.Other other && number <= most; number++) {
            if (other.isNumber(number)) {
                return OptionalInt.of(number);
            }
        }
        String shown = value instanceof Tree.Other ? Quote.of(value) : Tree.kindOf(value);
        problems.add(
                at(name),
                what + " has " + shown + " as `" + name + "`",
                "write a whole number from " + least + " to " + most + ", without quotation marks");
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

    /** The strings of an array; what is no string, blank or there already is told and left out. */
    List<Item> strings(String name) {
        Map<String, Item> strings = new LinkedHashMap<>();
        List<?> items = list(name, "an array of strings");
        for (int i = 0; i < items.size(); i++) {
            String at = Paths.item(at(name), i);
            if (!(items.get(i) instanceof String string)) {
                problems.add(at, what + " has " + Tree.kindOf(items.get(i)) + " in `" + name + "`", "write a string");
            } else if (string.isBlank()) {
                problems.add(at, what + " has a blank string in `" + name + "`", "write it, or leave it out");
            } else if (strings.putIfAbsent(string, new Item(at, string)) != null) {
                problems.add(at, what + " names " + Quote.of(string) + " twice in `" + name + "`", "keep one");
            }
        }
        return List.copyOf(strings.values());
    }

    static Set<String> words(List<Item> items) {
        Set<String> words = new LinkedHashSet<>();
        for (Item item : items) {
            words.add(item.value());
        }
        return words;
    }

    Optional<Obj> object(String name, String called) {
        Object value = raw(name);
        return value instanceof Map<?, ?> map
                ? Optional.of(new Obj(at(name), called, cast(map), problems))
                : otherwise(name, value, "an object, in braces");
    }

    /** An object without properties, for one that is not there. */
    Obj nothing() {
        return new Obj(path, what, Map.of(), problems);
    }

    /** The objects of an array, each called by its kind and id; what is no object is told and left out. */
    List<Obj> objects(String name, String kind) {
        return objects(name, kind, "id");
    }

    /** The objects of an array, each called by its kind and one of its properties. */
    List<Obj> objects(String name, String kind, String idName) {
        List<Obj> objects = new ArrayList<>();
        List<?> items = list(name, "an array of objects");
        for (int i = 0; i < items.size(); i++) {
            String at = Paths.item(at(name), i);
            if (items.get(i) instanceof Map<?, ?> object) {
                String called = object.get(idName) instanceof String id && !id.isBlank()
                        ? kind + " " + Quote.of(id)
                        : kind + " number " + (i + 1);
                objects.add(new Obj(at, called, cast(object), problems));
            } else {
                String fact = kind + " number " + (i + 1) + " is " + Tree.kindOf(items.get(i));
                problems.add(at, fact, "write an object, in braces");
            }
        }
        return objects;
    }

    /** Whether all that stands in an array is an object; not, if it is no array. */
    boolean holdsObjects(String name) {
        if (!has(name)) {
            return true;
        }
        if (!(raw(name) instanceof List<?> items)) {
            return false;
        }
        for (Object item : items) {
            if (!(item instanceof Map)) {
                return false;
            }
        }
        return true;
    }

    /** A text by language; one in no language is told. */
    Optional<Text> text(String name) {
        Optional<Obj> object = object(name, what);
        return object.isPresent() ? object.get().toText(name) : Optional.empty();
    }

    /** Texts of an array, each by language. */
    List<Text> texts(String name) {
        List<Text> texts = new ArrayList<>();
        for (Obj object : objects(name, what + " paragraph")) {
            Optional<Text> text = object.toText(name);
            if (text.isPresent()) {
                texts.add(text.get());
            }
        }
        return texts;
    }

    private Optional<Text> toText(String name) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        for (String language : properties.keySet()) {
            if (!Text.isLanguage(language)) {
                problems.addAtName(
                        at(language),
                        what + " has a `" + name + "` in " + Quote.of(language) + ", which is no language",
                        languageFor(language));
            } else if (raw(language) instanceof String words && words.isBlank()) {
                problems.add(at(language), what + " has a blank `" + name + "` in `" + language + "`", "write it");
            } else {
                Optional<String> words = string(language);
                if (words.isPresent()) {
                    byLanguage.put(language, words.get());
                }
            }
        }
        if (properties.isEmpty()) {
            problems.add(path, what + " has an empty `" + name + "`", "write it, for example {\"en\": \"…\"}");
        }
        return byLanguage.isEmpty() ? Optional.empty() : Optional.of(new Text(byLanguage));
    }

    /** What to write instead of a word that is no language code. */
    static String languageFor(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return Text.isLanguage(small) ? "did you mean `" + small + "`?" : "use ISO 639 codes, for example `sv`";
    }

    /** A constant by the name it has in the file: small letters, words joined by hyphens. */
    <E extends Enum<E>> Optional<E> oneOf(String name, E[] constants) {
        Optional<String> word = string(name);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>();
        for (E constant : constants) {
            known.add(nameOf(constant));
            if (nameOf(constant).equals(word.get())) {
                return Optional.of(constant);
            }
        }
        String fact = what + " has an unknown `" + name + "` " + Quote.of(word.get());
        problems.unknown(at(name), fact, word.get(), known);
        return Optional.empty();
    }

    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<?> list(String name, String wanted) {
        Object value = raw(name);
        return value instanceof List<?> list
                ? list
                : this.<List<?>>otherwise(name, value, wanted).orElse(List.of());
    }

    /** Tells a value of another type. */
    private <T> Optional<T> otherwise(String name, @Nullable Object value, String wanted) {
        // A misspelt name is told already, and another type may mean that another name was meant.
        if (value != null && !misspelt.containsKey(name)) {
            problems.add(at(name), what + " has " + Tree.kindOf(value) + " as `" + name + "`", "write " + wanted);
        }
        return Optional.empty();
    }

    /** The keys of a JSON object are strings. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> cast(Map<?, ?> object) {
        return (Map<String, Object>) object;
    }
}
