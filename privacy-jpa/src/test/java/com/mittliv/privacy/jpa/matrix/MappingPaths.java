package com.mittliv.privacy.jpa.matrix;

import static com.mittliv.privacy.jpa.matrix.Path.Shows.NOTHING;
import static com.mittliv.privacy.jpa.matrix.Path.Verdict.GUARDED;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every kind of attribute, on a row that was loaded. */
final class MappingPaths {
    private MappingPaths() {}

    private static Path of(String name, String words, Function<Person, @Nullable Object> read) {
        Path.Work rows = v -> v.each(id -> {
            Person person = v.session.find(Person.class, id);
            return person == null ? "none" : read.apply(person);
        });
        return Path.of("Kinds of mapping", name, words)
                .rows(GUARDED, NOTHING, rows)
                .attributes(GUARDED, v -> read.apply(v.session.find(Person.class, 1L)));
    }

    static List<Path> all() {
        List<Path> paths = new ArrayList<>();
        paths.add(of("basic", "Null.", person -> person.name));
        paths.add(of("embeddable", "Null, or its parts are.", person -> person.address));
        paths.add(of("secondary table", "Null.", person -> person.home));
        paths.add(of("enum", "Null.", person -> person.mood));
        paths.add(of("converted", "Null; the converter is not asked.", person -> person.phone));
        paths.add(of("array", "Null.", person -> person.tags));
        paths.add(of("JSON", "Null.", person -> person.form));
        paths.add(of("collection of basics", "Empty.", person -> List.copyOf(person.aliases)));
        paths.add(
                of("collection of embeddables", "Their guarded parts are null.", person -> List.copyOf(person.marks)));
        paths.add(of("map", "Empty.", person -> new ArrayList<>(person.nicknames.values())));
        paths.add(of("joined inheritance", "Null.", person -> ((Person.Student) person).school));
        paths.add(Path.of(
                        "Kinds of mapping",
                        "single-table inheritance",
                        "Null; rows by the child's own way to the person.")
                .rows(GUARDED, v -> v.each(id -> v.session.find(Paper.class, id)))
                .attributes(GUARDED, v -> v.session.find(Paper.Letter.class, 1L)));
        return paths;
    }
}
