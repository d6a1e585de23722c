package com.mittliv.privacy.jpa.matrix;

import static com.mittliv.privacy.jpa.matrix.Path.Shows.NOTHING;
import static com.mittliv.privacy.jpa.matrix.Path.Shows.NOTHING_TO_ANYBODY;
import static com.mittliv.privacy.jpa.matrix.Path.Verdict.GUARDED;
import static com.mittliv.privacy.jpa.matrix.Path.Verdict.REFUSED;

import jakarta.persistence.CacheRetrieveMode;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.CacheMode;

/** What was read before, for something else. */
final class CachePaths {
    static final String ONE = "Refused, to the system too: a session serves one purpose, until it is cleared.";

    private CachePaths() {}

    private static Path path(String name, String words) {
        return Path.of("Caches", name, words);
    }

    private static Path held(String name, Path.Work work) {
        return path(name, ONE).rows(REFUSED, NOTHING_TO_ANYBODY, work).attributes(REFUSED, NOTHING_TO_ANYBODY, work);
    }

    private static Object loaded(Visit v) {
        return v.elsewhere(Programme.SERVICE, () -> v.each(id -> v.session.find(Person.class, id)));
    }

    static List<Path> all() {
        List<Path> paths = new ArrayList<>();
        paths.add(path("second-level cache", "Switched off for guarded entities and their collections.")
                .rows(GUARDED, v -> {
                    v.session.setCacheMode(CacheMode.NORMAL);
                    v.session.setCacheRetrieveMode(CacheRetrieveMode.USE);
                    return v.each(id -> v.session.find(Person.class, id));
                })
                .attributes(GUARDED, v -> {
                    v.session.setCacheMode(CacheMode.NORMAL);
                    Person mine = v.session.find(Person.class, 1L);
                    return List.of(mine, List.copyOf(mine.aliases));
                }));
        paths.add(path("query cache", "Switched off.")
                .rows(GUARDED, v -> cached(v, "select p.email from Person p"))
                .attributes(REFUSED, v -> cached(v, "select p.name from Person p")));
        paths.add(path("query cache of entities", "Switched off.")
                .rows(GUARDED, v -> cached(v, "from Person"))
                .attributes(GUARDED, v -> cached(v, "from Person p where p.id = 1")));
        paths.add(held("find of what another purpose loaded", v -> {
            loaded(v);
            return v.session.find(Person.class, 1L);
        }));
        paths.add(held("getReference to what another purpose loaded", v -> {
            loaded(v);
            return v.session.getReference(Person.class, 1L);
        }));
        paths.add(held("query for what another purpose loaded", v -> {
            loaded(v);
            return v.hql("from Person");
        }));
        paths.add(held("findMultiple of what another purpose loaded", v -> {
            loaded(v);
            return v.session.findMultiple(Person.class, List.copyOf(Programme.PEOPLE));
        }));
        paths.add(held("natural id of what another purpose loaded", v -> {
            loaded(v);
            return v.session.bySimpleNaturalId(Person.class).load("code-1");
        }));
        paths.add(held("refresh of what another purpose loaded", v -> {
            Person person = (Person) v.elsewhere(Programme.SERVICE, () -> v.session.find(Person.class, 1L));
            v.session.refresh(person);
            return person;
        }));
        paths.add(held("flush of what another purpose changed", v -> {
            v.elsewhere(Programme.SERVICE, () -> v.session.find(Person.class, 1L).open = "changed");
            v.session.flush();
            return "flushed";
        }));
        paths.add(held("lazy collection of what another purpose loaded", v -> {
            Person person = (Person) v.elsewhere(Programme.SERVICE, () -> v.session.find(Person.class, 1L));
            return List.copyOf(person.aliases);
        }));
        paths.add(held("what another purpose persisted", v -> {
            v.elsewhere(Programme.SERVICE, () -> {
                v.session.persist(Programme.person(5));
                return "persisted";
            });
            return v.session.find(Person.class, 5L);
        }));
        paths.add(path("a session cleared between purposes", "Serves the next purpose.")
                .rows(GUARDED, v -> {
                    loaded(v);
                    v.session.clear();
                    return v.hql("from Person");
                })
                .attributes(GUARDED, NOTHING, v -> {
                    loaded(v);
                    v.session.clear();
                    return v.session.find(Person.class, 1L);
                }));
        paths.add(path(
                        "byMultipleIds().enableSessionCheck of what another purpose loaded",
                        "Hibernate looks into the session's memory and tells nobody. Only code that hands a session with"
                                + " loaded rows to another purpose gets there.")
                .rows(Path.Verdict.OUTSIDE, CachePaths::sessionCheck)
                .attributes(Path.Verdict.OUTSIDE, CachePaths::sessionCheck));
        String session =
                "What a session holds in its memory it gives out. Only code that hands a session with loaded rows"
                        + " to another purpose gets there.";
        paths.add(path("getManagedEntities of what another purpose loaded", session)
                .rows(Path.Verdict.OUTSIDE, CachePaths::managed)
                .attributes(Path.Verdict.OUTSIDE, CachePaths::managed));
        return paths;
    }

    private static Object managed(Visit v) {
        loaded(v);
        return List.copyOf(v.session.getManagedEntities());
    }

    private static Object sessionCheck(Visit v) {
        loaded(v);
        return v.session.byMultipleIds(Person.class).enableSessionCheck(true).multiLoad(1L, 2L, 3L);
    }

    private static Object cached(Visit v, String query) {
        List<Object> first = v.session
                .createSelectionQuery(query, Object.class)
                .setCacheable(true)
                .getResultList();
        List<Object> second = v.session
                .createSelectionQuery(query, Object.class)
                .setCacheable(true)
                .getResultList();
        return List.of(first, second);
    }
}
