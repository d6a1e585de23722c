package com.mittliv.privacy.jpa.matrix;

import static com.mittliv.privacy.jpa.matrix.Path.Shows.NOTHING;
import static com.mittliv.privacy.jpa.matrix.Path.Verdict.GUARDED;

import jakarta.persistence.EntityGraph;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.BatchSize;
import org.hibernate.Hibernate;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.graph.GraphSemantic;

/** A row by its id, and all that hangs on it. */
final class LoadPaths {
    private static final String GROUP = "Loading by id";
    private static final Object[] IDS = Programme.PEOPLE.toArray();

    private LoadPaths() {}

    private static Path path(String name, String words) {
        return Path.of(GROUP, name, words);
    }

    /** The same work shows rows and attributes. */
    private static Path both(String name, String words, Path.Work work) {
        return path(name, words).rows(GUARDED, work).attributes(GUARDED, work);
    }

    static List<Path> all() {
        List<Path> paths = new ArrayList<>();
        paths.add(both(
                "find",
                "A row the purpose does not see is not found; its attributes are null.",
                v -> v.each(id -> v.session.find(Person.class, id))));
        paths.add(both(
                "find of a subclass",
                "As find, through all tables of the hierarchy.",
                v -> v.each(id -> v.session.find(Person.Student.class, id))));
        paths.add(both(
                "find with a lock",
                "As find; nothing is locked that is not seen.",
                v -> v.each(id -> v.session.find(Person.class, id, LockModeType.PESSIMISTIC_WRITE))));
        paths.add(both(
                "find by name of the entity",
                "As find.",
                v -> v.each(id -> tried(() -> v.session.find(Person.class.getName(), id)))));
        paths.add(both(
                "byId().loadOptional",
                "As find.",
                v -> v.each(id -> tried(() -> v.session.byId(Person.class).loadOptional(id)))));
        paths.add(path(
                        "getReference",
                        "The id, which was given, is there; what is behind it is not found when asked for.")
                .rows(GUARDED, NOTHING, v -> v.each(id -> seen(v.session, id)))
                .attributes(GUARDED, v -> v.session.getReference(Person.class, 1L)));
        paths.add(both(
                "findMultiple",
                "Absent where find would be.",
                v -> v.session.findMultiple(Person.class, List.copyOf(Programme.PEOPLE))));
        paths.add(both(
                "findMultiple through an entity graph",
                "Absent where find would be.",
                v -> v.session.findMultiple(whole(v.session), List.copyOf(Programme.PEOPLE))));
        paths.add(both(
                "byMultipleIds().multiLoad",
                "Absent where find would be.",
                v -> v.session.byMultipleIds(Person.class).multiLoad(IDS)));
        paths.add(both(
                "findMultiple in batches",
                "Absent where find would be.",
                v -> v.session.findMultiple(Person.class, List.copyOf(Programme.PEOPLE), new BatchSize(2))));
        paths.add(both(
                "by natural id",
                "Absent where find would be; a natural id itself is no personal data, or the start is refused.",
                v -> v.each(id -> v.session
                        .byNaturalId(Person.class)
                        .using("code", "code-" + id)
                        .load())));
        paths.add(both(
                "by simple natural id",
                "As by natural id.",
                v -> v.each(id -> v.session.bySimpleNaturalId(Person.class).load("code-" + id))));
        paths.add(both(
                "by many natural ids",
                "As by natural id.",
                v -> v.session.byMultipleNaturalId(Person.class).multiLoad("code-1", "code-2", "code-3", "code-4")));
        paths.add(path("refresh", "As find: attributes stay null, and a row no longer seen is not found.")
                .rows(GUARDED, v -> {
                    Person mine = v.session.find(Person.class, 1L);
                    v.session.refresh(mine);
                    return List.of(mine, v.each(id -> refreshed(v.session, id)));
                })
                .attributes(GUARDED, v -> {
                    Person mine = v.session.find(Person.class, 1L);
                    v.session.refresh(mine, LockModeType.PESSIMISTIC_WRITE);
                    return mine;
                }));
        paths.add(path("lock", "Locks a row that was loaded, and reads no attribute.")
                .rows(
                        GUARDED,
                        NOTHING,
                        v -> v.each(id -> {
                            Person person = v.session.find(Person.class, id);
                            if (person != null) {
                                v.session.lock(person, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
                                v.session.flush();
                            }
                            return person;
                        }))
                .attributes(GUARDED, v -> {
                    Person mine = v.session.find(Person.class, 1L);
                    v.session.lock(mine, LockMode.PESSIMISTIC_WRITE);
                    return mine;
                }));
        paths.add(both(
                "entity graph as hint",
                "As find, for all that the graph brings along.",
                v -> v.each(id ->
                        v.session.find(Person.class, id, Map.of("jakarta.persistence.fetchgraph", whole(v.session))))));
        paths.add(both(
                "load graph through byId()",
                "As find, for all that the graph brings along.",
                v -> v.each(id -> tried(() -> v.session
                        .byId(Person.class)
                        .with(rootGraph(v.session), GraphSemantic.LOAD)
                        .load(id)))));
        paths.add(path("lazy association to one", "Not found when asked for, as getReference.")
                .rows(GUARDED, NOTHING, v -> friendOf(v.session))
                .attributes(GUARDED, v -> friendOf(v.session)));
        paths.add(path("eager association to one", "Null; the reference in the database stays.")
                .rows(GUARDED, NOTHING, v -> buddyOf(v.session))
                .attributes(GUARDED, v -> buddyOf(v.session)));
        paths.add(both(
                "association to many",
                "Only the rows that the purpose sees, by the child's own way to the person.",
                v -> v.each(id -> papersOf(v.session, id))));
        paths.add(both(
                "many-to-many", "Only the rows that the purpose sees.", v -> v.each(id -> peersOf(v.session, id))));
        paths.add(path("Hibernate.initialize and unproxy", "Not found when asked for.")
                .rows(GUARDED, NOTHING, v -> v.each(id -> unproxied(v.session, id)))
                .attributes(GUARDED, v -> unproxied(v.session, 1L)));
        return paths;
    }

    private static EntityGraph<Person> whole(Session session) {
        return rootGraph(session);
    }

    @SuppressWarnings("unchecked")
    private static org.hibernate.graph.RootGraph<Person> rootGraph(Session session) {
        return (org.hibernate.graph.RootGraph<Person>) session.getEntityGraph("Person.whole");
    }

    private static Object seen(Session session, long id) {
        Person person = session.getReference(Person.class, id);
        return tried(() -> String.valueOf(person.name) + Hibernate.unproxy(person, Person.class).open);
    }

    private static Object refreshed(Session session, long id) {
        Person unseen = new Person.Student();
        unseen.id = id;
        return tried(() -> {
            Person managed = session.getReference(Person.class, id);
            session.refresh(managed);
            return managed;
        });
    }

    private static Object friendOf(Session session) {
        Person friend = session.find(Person.class, 1L).friend;
        return tried(() -> Hibernate.unproxy(friend));
    }

    private static Object buddyOf(Session session) {
        Person buddy = session.find(Person.class, 1L).buddy;
        return buddy == null ? "none" : buddy;
    }

    private static Object papersOf(Session session, long id) {
        Person person = session.find(Person.class, id);
        return person == null ? "none" : List.copyOf(person.papers);
    }

    private static Object peersOf(Session session, long id) {
        Person person = session.find(Person.class, id);
        return person == null ? "none" : List.copyOf(person.peers);
    }

    private static Object unproxied(Session session, long id) {
        return tried(() -> {
            Person reference = session.getReference(Person.class, id);
            Hibernate.initialize(reference);
            return Hibernate.unproxy(reference);
        });
    }

    /** What a person who asks gets: an answer or an error. */
    static Object tried(java.util.concurrent.Callable<Object> work) {
        try {
            return work.call();
        } catch (Exception failed) {
            return failed;
        }
    }
}
