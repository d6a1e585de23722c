package com.mittliv.privacy.jpa.matrix;

import static com.mittliv.privacy.jpa.matrix.Path.Shows.COUNT;
import static com.mittliv.privacy.jpa.matrix.Path.Shows.NOTHING;
import static com.mittliv.privacy.jpa.matrix.Path.Verdict.GUARDED;
import static com.mittliv.privacy.jpa.matrix.Path.Verdict.REFUSED;

import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.ScrollMode;
import org.hibernate.query.Order;
import org.hibernate.query.Page;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.specification.SelectionSpecification;

/** Queries for entities, and the forms in which results come. */
final class QueryPaths {
    private static final String FILTERED = "Only rows that the purpose sees, with forbidden attributes null.";
    private static final String NAMED = "Rows are filtered; naming a forbidden attribute is refused.";

    private QueryPaths() {}

    /** What comes back from a query, read by someone. */
    private record PersonDto(String value) {}

    private static Path path(String name, String words) {
        return Path.of("Queries", name, words);
    }

    private static Path entities(String name, Path.Work work) {
        return path(name, FILTERED).rows(GUARDED, work).attributes(GUARDED, work);
    }

    static List<Path> all() {
        List<Path> paths = new ArrayList<>();
        paths.add(entities("HQL for entities", v -> v.hql("from Person")));
        paths.add(entities("HQL for a subclass", v -> v.hql("from Student")));
        paths.add(entities("HQL for a single-table hierarchy", v -> v.hql("from Paper")));
        paths.add(
                entities(
                        "HQL with fetch joins",
                        v -> v.hql(
                                "select p from Person p left join fetch p.aliases left join fetch p.papers left join fetch p.friend")));
        paths.add(entities("criteria for entities", v -> {
            var query = v.session.getCriteriaBuilder().createQuery(Person.class);
            query.from(Person.class);
            return v.session.createQuery(query).getResultList();
        }));
        paths.add(entities(
                "stream",
                v -> v.session
                        .createSelectionQuery("from Person", Person.class)
                        .getResultStream()
                        .toList()));
        paths.add(entities("scroll", v -> {
            List<Object> all = new ArrayList<>();
            try (var rows =
                    v.session.createSelectionQuery("from Person", Person.class).scroll(ScrollMode.FORWARD_ONLY)) {
                while (rows.next()) {
                    all.add(rows.get());
                }
            }
            return all;
        }));
        paths.add(entities("scroll back", v -> {
            List<Object> all = new ArrayList<>();
            try (var rows =
                    v.session.createSelectionQuery("from Person", Person.class).scroll(ScrollMode.SCROLL_INSENSITIVE)) {
                for (boolean more = rows.last(); more; more = rows.previous()) {
                    all.add(rows.get());
                }
            }
            return all;
        }));
        paths.add(entities(
                "paging",
                v -> v.session
                        .createSelectionQuery("from Person p order by p.id", Person.class)
                        .setPage(Page.first(10))
                        .getResultList()));
        paths.add(entities(
                "paging by key",
                v -> v.session
                        .createSelectionQuery("from Person", Person.class)
                        .getKeyedResultList(Page.first(10).keyedBy(Order.asc(Person.class, "id")))
                        .getResultList()));
        paths.add(entities(
                "limit and offset",
                v -> v.session
                        .createSelectionQuery("from Person p order by p.id", Person.class)
                        .setFirstResult(0)
                        .setMaxResults(4)
                        .getResultList()));
        paths.add(entities(
                "entity graph on a query",
                v -> v.session
                        .createSelectionQuery("from Person", Person.class)
                        .setEntityGraph(graph(v), org.hibernate.graph.GraphSemantic.FETCH)
                        .getResultList()));
        paths.add(entities(
                "lock on a query",
                v -> v.session
                        .createSelectionQuery("from Person", Person.class)
                        .setLockMode(jakarta.persistence.LockModeType.PESSIMISTIC_READ)
                        .getResultList()));
        paths.add(entities(
                "query by example of the id",
                v -> v.hql("from Person p where p.id in :ids", Map.of("ids", Programme.PEOPLE))));
        paths.add(path("uniqueResult and getSingleResultOrNull", FILTERED)
                .rows(
                        GUARDED,
                        NOTHING,
                        v -> v.each(id -> v.session
                                .createSelectionQuery("from Person p where p.id = :id", Person.class)
                                .setParameter("id", id)
                                .getSingleResultOrNull()))
                .attributes(
                        GUARDED,
                        v -> v.session
                                .createSelectionQuery("from Person p where p.id = 1", Person.class)
                                .uniqueResult()));
        paths.add(counted("count", "select count(*) from Person", "select count(p.name) from Person p"));
        paths.add(counted(
                "count by getResultCount",
                v -> v.session.createSelectionQuery("from Person", Person.class).getResultCount(),
                v -> v.session
                        .createSelectionQuery("from Person p where p.name is not null", Person.class)
                        .getResultCount()));
        paths.add(counted(
                "count distinct",
                "select count(distinct p.id) from Person p",
                "select count(distinct p.name) from Person p"));
        paths.add(counted("sum", "select sum(1) from Person p", "select sum(length(p.name)) from Person p"));
        paths.add(projection("projection", "select p.email from Person p", "select p.name from Person p"));
        paths.add(projection(
                "DTO",
                v -> v.session
                        .createSelectionQuery(
                                "select new " + PersonDto.class.getName() + "(p.email) from Person p", PersonDto.class)
                        .getResultList(),
                v -> v.session
                        .createSelectionQuery(
                                "select new " + PersonDto.class.getName() + "(p.name) from Person p", PersonDto.class)
                        .getResultList()));
        paths.add(projection(
                "DTO by result type",
                v -> v.session
                        .createSelectionQuery("select p.email from Person p", PersonDto.class)
                        .getResultList(),
                v -> v.session
                        .createSelectionQuery("select p.name from Person p", PersonDto.class)
                        .getResultList()));
        paths.add(projection(
                "tuple",
                v -> v.session
                        .createSelectionQuery("select p.email as a, p.id as b from Person p", Tuple.class)
                        .getResultList(),
                v -> v.session
                        .createSelectionQuery("select p.name as a, p.id as b from Person p", Tuple.class)
                        .getResultList()));
        paths.add(projection(
                "list and map",
                "select new list(p.email, p.id) from Person p",
                "select new map(p.name as a) from Person p"));
        paths.add(projection(
                "criteria projection",
                v -> {
                    var query = v.session.getCriteriaBuilder().createQuery(String.class);
                    query.select(query.from(Person.class).get("email"));
                    return v.session.createQuery(query).getResultList();
                },
                v -> {
                    var query = v.session.getCriteriaBuilder().createQuery(String.class);
                    query.select(query.from(Person.class).get("name"));
                    return v.session.createQuery(query).getResultList();
                }));
        paths.add(projection(
                "criteria multiselect",
                v -> {
                    var query = v.session.getCriteriaBuilder().createTupleQuery();
                    var person = query.from(Person.class);
                    query.multiselect(person.get("email"), person.get("id"));
                    return v.session.createQuery(query).getResultList();
                },
                v -> {
                    var query = v.session.getCriteriaBuilder().createTupleQuery();
                    var person = query.from(Person.class);
                    query.multiselect(person.get("id"), person.join("aliases"));
                    return v.session.createQuery(query).getResultList();
                }));
        paths.add(projection(
                "named query",
                v -> v.session.createNamedQuery("Person.emails", String.class).getResultList(),
                v -> v.session.createNamedQuery("Person.names", String.class).getResultList()));
        paths.add(projection(
                "named selection query",
                v -> v.session
                        .createNamedSelectionQuery("Person.emails", String.class)
                        .getResultList(),
                v -> v.session
                        .createNamedSelectionQuery("Person.names", String.class)
                        .getResultList()));
        paths.add(projection(
                "order given with the query",
                v -> {
                    SelectionQuery<String> query =
                            v.session.createSelectionQuery("select p.email from Person p", String.class);
                    return query.getResultList();
                },
                v -> SelectionSpecification.create(Person.class)
                        .sort(Order.asc(Person.class, "name"))
                        .createQuery(v.session)
                        .getResultList()));
        return paths;
    }

    @SuppressWarnings("unchecked")
    private static org.hibernate.graph.RootGraph<Person> graph(Visit v) {
        return (org.hibernate.graph.RootGraph<Person>) v.session.getEntityGraph("Person.whole");
    }

    private static Path projection(String name, Path.Work permitted, Path.Work forbidden) {
        return path(name, NAMED).rows(GUARDED, permitted).attributes(REFUSED, forbidden);
    }

    private static Path projection(String name, String permitted, String forbidden) {
        return projection(name, v -> v.hql(permitted), v -> v.hql(forbidden));
    }

    private static Path counted(String name, String permitted, String forbidden) {
        return counted(name, v -> v.hql(permitted).get(0), v -> v.hql(forbidden).get(0));
    }

    private static Path counted(String name, Path.Work permitted, Path.Work forbidden) {
        return path(name, "Counts what the purpose sees; naming a forbidden attribute is refused.")
                .rows(GUARDED, COUNT, permitted)
                .attributes(REFUSED, forbidden);
    }
}
