package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Hop;
import com.mittliv.privacy.jpa.PersonColumns.Consented;
import com.mittliv.privacy.jpa.PersonColumns.Wording;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;

/** Reads which columns of the application's own tell what people said, and how other entities' rows lead there. */
final class PersonColumnsReader {
    /** An entity that has one row for each person. */
    private record Home(RootClass root, AttributePath subject, PersonColumns told) {}

    private final Reading reading;
    private final List<Home> homes = new ArrayList<>();
    private final Map<Purpose, String> consents = new LinkedHashMap<>();
    private final Map<Purpose, String> objections = new LinkedHashMap<>();
    private final Map<RootClass, Set<String>> attributes = new LinkedHashMap<>();

    PersonColumnsReader(Reading reading) {
        this.reading = reading;
    }

    /** Reads what an entity declares, if it declares anything. */
    void read(RootClass root) {
        Map<Purpose, Consented> consented = new LinkedHashMap<>();
        Map<Purpose, AttributePath> objected = new LinkedHashMap<>();
        List<String> where = new ArrayList<>();
        Declared.in(root).forEach(place -> {
            place.annotated().consents().forEach(said -> {
                where.add("@ConsentGiven");
                consent(root, place, said, consented);
            });
            place.annotated().objections().forEach(said -> {
                where.add("@ObjectedTo");
                objection(root, place, said, objected);
            });
        });
        if (where.isEmpty()) {
            return;
        }
        String declared = where.get(0) + " on entity `" + BootNames.shortName(root) + "`";
        Optional<AboutSubject> about = Annotated.type(root.getMappedClass()).aboutSubject();
        if (about.isEmpty()) {
            reading.finding(declared + " tells what people said, and the entity does not say about whom it is; annotate"
                    + " it with @AboutSubject");
            return;
        }
        AttributePath subject = reading.path(root, "@AboutSubject", about.get().value());
        if (subject.leadsNowhere()) {
            return;
        }
        if (BootNames.isUnion(root) || !hasOneRowForEachPerson(root, subject)) {
            reading.finding(declared + " stands in an entity that may have several rows for one person; put it in the"
                    + " one whose id, or whose column that is unique, is the person's id");
            return;
        }
        homes.add(new Home(root, subject, new PersonColumns(consented, objected)));
    }

    private static boolean hasOneRowForEachPerson(RootClass root, AttributePath subject) {
        Hop hop = subject.hops().get(0);
        Column column = subject.column();
        Table table = root.getTable();
        if (subject.hops().size() > 1 || !hop.table().equals(table)) {
            return false;
        }
        boolean isKey = hop.isKey() && hop.keys().size() == 1;
        return isKey
                || column.isUnique()
                || table.getUniqueKeys().values().stream()
                        .anyMatch(key -> key.getColumns().equals(List.of(column)));
    }

    private void consent(RootClass root, Declared place, ConsentGiven said, Map<Purpose, Consented> consented) {
        String where = "@ConsentGiven(\"" + said.value() + "\") on entity `" + BootNames.shortName(root) + "`";
        Optional<Purpose> purpose = purpose(where, said.value(), consents, root, place.pathOr(said.path()));
        Optional<AttributePath> given = instant(where, place, place.pathOr(said.path()));
        Optional<AttributePath> withdrawn =
                said.withdrawn().isEmpty() ? Optional.empty() : instant(where, place, said.withdrawn());
        Optional<Wording> wording = wording(where, place, said, purpose);
        if (purpose.isPresent() && given.isPresent() && wording.isPresent()) {
            consented.put(purpose.get(), new Consented(given.get(), withdrawn, wording.get()));
        }
    }

    private void objection(RootClass root, Declared place, ObjectedTo said, Map<Purpose, AttributePath> objected) {
        String where = "@ObjectedTo(\"" + said.value() + "\") on entity `" + BootNames.shortName(root) + "`";
        Optional<Purpose> purpose = purpose(where, said.value(), objections, root, place.pathOr(said.path()));
        Optional<AttributePath> at = instant(where, place, place.pathOr(said.path()));
        if (purpose.isPresent() && at.isPresent()) {
            objected.put(purpose.get(), at.get());
        }
    }

    private Optional<Purpose> purpose(
            String where, String id, Map<Purpose, String> known, RootClass root, String attribute) {
        Optional<Purpose> purpose = reading.term(where, id, reading.vocabulary()::purpose);
        String name = BootNames.shortName(root) + "." + attribute;
        purpose.map(each -> known.putIfAbsent(each, name))
                .ifPresent(other -> reading.finding(
                        where + " names `" + name + "`, and `" + other + "` tells the same; leave out one"));
        return purpose;
    }

    private Optional<AttributePath> instant(String where, Declared place, String path) {
        if (path.isEmpty()) {
            reading.finding(where + " stands on a class and names no `path`; say which attribute tells the instant");
            return Optional.empty();
        }
        Optional<AttributePath> found = found(where, place, path);
        return found.filter(at -> {
            String type = reading.typeAt(at);
            boolean isInstant = type.equals("timestamp with time zone") || type.equals("timestamptz");
            if (!isInstant) {
                reading.finding(where + " is told by `" + path + "` of type "
                        + at.javaType().getSimpleName() + " in a column of type `" + type
                        + "`, which tells no instant; make it a java.time.Instant");
            }
            return isInstant;
        });
    }

    private Optional<AttributePath> found(String where, Declared place, String path) {
        attributes
                .computeIfAbsent(place.by().getRootClass(), unused -> new LinkedHashSet<>())
                .add(path);
        return Optional.of(reading.path(place.by(), where, path)).filter(at -> !at.leadsNowhere());
    }

    // INVARIANT: which wording a consent was given to is known, or the unit does not start.
    private Optional<Wording> wording(String where, Declared place, ConsentGiven said, Optional<Purpose> purpose) {
        String version = said.wordingVersion();
        if (said.wording().isEmpty() == version.isEmpty()) {
            reading.finding(where + " needs either `wording`, the attribute that tells which wording was shown, or"
                    + " `wordingVersion`, the version all were shown, and not both");
            return Optional.empty();
        }
        if (!version.isEmpty()) {
            purpose.filter(each -> !each.wording().counts(version))
                    .ifPresent(each -> reading.finding(where + " says that all were shown wording `" + version
                            + "`, which the policy does not count; it counts `"
                            + each.wording().version()
                            + "`; ask anew, and keep in an attribute named by `wording` which one was shown"));
            return Optional.of(new Wording.Fixed(version));
        }
        return found(where, place, said.wording()).flatMap(path -> {
            boolean isText = BootNames.isText(reading.typeAt(path)) && path.javaType() == String.class;
            if (!isText) {
                reading.finding(where + " takes the wording from `" + said.wording() + "`, which is a "
                        + path.javaType().getSimpleName() + "; make it a String that holds the version");
            }
            return isText ? Optional.of(new Wording.ByColumn(path)) : Optional.empty();
        });
    }

    /** The paths of the attributes that tell it. */
    Set<String> attributesOf(RootClass root) {
        return attributes.getOrDefault(root, Set.of());
    }

    /** What the columns tell, seen from the rows of an entity. */
    PersonColumns seenFrom(RootClass root, AttributePath subject) {
        PersonColumns all = PersonColumns.NONE;
        for (Home home : homes) {
            if (home.root.equals(root)) {
                all = all.and(home.told);
            } else if (!subject.leadsNowhere() && hasSameIds(root, subject, home)) {
                all = all.and(home.told.behind(way(subject, home)));
            }
        }
        return all;
    }

    /** What an entity itself tells. */
    PersonColumns toldBy(RootClass root) {
        return homes.stream()
                .filter(home -> home.root.equals(root))
                .findFirst()
                .map(Home::told)
                .orElse(PersonColumns.NONE);
    }

    private boolean hasSameIds(RootClass root, AttributePath subject, Home home) {
        boolean same = kind(subject).equals(kind(home.subject));
        if (!same) {
            reading.finding("entity `" + BootNames.shortName(root) + "` tells its person in a column of type `"
                    + reading.typeAt(subject) + "`, and `" + BootNames.shortName(home.root)
                    + "`, which tells what people said, in one of type `" + reading.typeAt(home.subject)
                    + "`; use one type");
        }
        return same;
    }

    private String kind(AttributePath subject) {
        String type = reading.typeAt(subject);
        return BootNames.isText(type) ? "text" : BootNames.isNumber(type) ? "number" : type;
    }

    /** From a row of another entity to the row of its person. */
    private List<Hop> way(AttributePath subject, Home home) {
        List<Hop> way = new ArrayList<>(subject.hops());
        Hop own = home.subject.hops().get(0);
        if (!own.isKey()) {
            way.add(new Hop(own.table(), own.stored(), own.columns(), own.keys(), true, own.way()));
        }
        return way;
    }

    /** Whether a column could be emptied, by which what was said would be changed. */
    void requireKept(Set<Column> personal) {
        homes.forEach(home -> home.told
                .paths()
                .filter(path -> personal.contains(path.column()))
                .forEach(path -> reading.finding("column `" + path.column().getName() + "` tells what the people of"
                        + " entity `" + BootNames.shortName(home.root) + "` said, and bears @PersonalData, by which it"
                        + " could be withheld or emptied; leave out @PersonalData there")));
    }
}
