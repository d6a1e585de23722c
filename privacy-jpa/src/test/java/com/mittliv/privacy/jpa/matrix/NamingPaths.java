package com.mittliv.privacy.jpa.matrix;

import static com.mittliv.privacy.jpa.matrix.Path.Shows.COUNT;
import static com.mittliv.privacy.jpa.matrix.Path.Shows.NOTHING_TO_ANYBODY;
import static com.mittliv.privacy.jpa.matrix.Path.Shows.PERMITTED;
import static com.mittliv.privacy.jpa.matrix.Path.Verdict.GUARDED;
import static com.mittliv.privacy.jpa.matrix.Path.Verdict.REFUSED;

import java.util.ArrayList;
import java.util.List;

/** Every place of a query in which an attribute can be named. */
final class NamingPaths {
    private static final String WORDS = "Rows are filtered; naming a forbidden attribute is refused.";

    private NamingPaths() {}

    private static Path path(String name, Path.Shows shows, String permitted, String forbidden) {
        return Path.of("Places where a query names an attribute", name, WORDS)
                .rows(GUARDED, shows, v -> v.hql(permitted))
                .attributes(REFUSED, v -> v.hql(forbidden));
    }

    private static Path path(String name, String permitted, String forbidden) {
        return path(name, PERMITTED, permitted, forbidden);
    }

    private static Path numbers(String name, String permitted, String forbidden) {
        return Path.of("Places where a query names an attribute", name, WORDS)
                .rows(GUARDED, COUNT, v -> v.hql(permitted).get(0))
                .attributes(REFUSED, v -> v.hql(forbidden));
    }

    static List<Path> all() {
        List<Path> paths = new ArrayList<>(List.of(
                path(
                        "where",
                        "select p.email from Person p where p.email like 'TOKEN%'",
                        "select p.id from Person p where p.name like 'TOKEN%'"),
                path(
                        "where on a part of an embeddable",
                        "select p.email from Person p where p.id > 0",
                        "select p.id from Person p where p.address.city like 'TOKEN%'"),
                path(
                        "where on a secondary table",
                        "select p.email from Person p where p.open like 'TOKEN%'",
                        "select p.id from Person p where p.home like 'TOKEN%'"),
                path(
                        "where on a subclass",
                        "select s.schoolEmail from Student s",
                        "select s.id from Student s where s.school like 'TOKEN%'"),
                path(
                        "where through treat",
                        "select treat(p as Student).schoolEmail from Person p",
                        "select p.id from Person p where treat(p as Student).school like 'TOKEN%'"),
                path(
                        "where on an enum",
                        "select p.email from Person p",
                        "select p.id from Person p where p.mood is not null"),
                path(
                        "is null",
                        "select p.email from Person p where p.email is not null",
                        "select p.id from Person p where p.name is not null"),
                path(
                        "in",
                        "select p.email from Person p where p.email in (select q.email from Person q)",
                        "select p.id from Person p where p.name in (select q.name from Person q)"),
                path(
                        "between",
                        "select p.email from Person p where p.email between 'A' and 'Z'",
                        "select p.id from Person p where p.name between 'A' and 'Z'"),
                path(
                        "case",
                        "select case when p.email is null then '' else p.email end from Person p",
                        "select case when p.name like 'TOKEN%' then 1 else 0 end from Person p"),
                path(
                        "order by",
                        "select p.email from Person p order by p.email",
                        "select p.id from Person p order by p.name"),
                path(
                        "group by",
                        "select p.email from Person p group by p.email",
                        "select count(*) from Person p group by p.name"),
                path(
                        "having",
                        "select p.email from Person p group by p.email having max(p.email) is not null",
                        "select p.id from Person p group by p.id having max(p.name) is not null"),
                path("aggregate", "select max(p.email) from Person p", "select max(p.name) from Person p"),
                path(
                        "aggregate with filter",
                        "select max(p.email) filter (where p.id > 0) from Person p",
                        "select count(*) filter (where p.name like 'TOKEN%') from Person p"),
                path(
                        "list aggregate",
                        "select listagg(p.email, ',') within group (order by p.id) from Person p",
                        "select listagg(p.name, ',') within group (order by p.id) from Person p"),
                path(
                        "window function",
                        "select max(p.email) over (partition by p.id) from Person p",
                        "select row_number() over (order by p.name) from Person p"),
                path("function", "select upper(p.open) || p.email from Person p", "select upper(p.name) from Person p"),
                path(
                        "concatenation and cast",
                        "select cast(p.email as String) || '' from Person p",
                        "select cast(p.name as String) from Person p"),
                path(
                        "coalesce",
                        "select coalesce(p.email, '') from Person p",
                        "select coalesce(p.name, '') from Person p"),
                path("implicit join", "select a.person.email from Paper a", "select a.person.name from Paper a"),
                path(
                        "explicit join",
                        "select q.email from Paper a join a.person q",
                        "select q.name from Paper a join a.person q"),
                path(
                        "join with a condition",
                        "select q.email from Paper a join a.person q on q.email is not null",
                        "select a.id from Paper a join a.person q on q.name is not null"),
                path(
                        "join of entities",
                        "select p.email from Person p join Paper a on a.id = p.id",
                        "select a.id from Person p join Paper a on p.name is not null"),
                path(
                        "cross join",
                        "select p.email from Person p cross join Firm f",
                        "select f.label from Person p cross join Firm f where p.name is not null"),
                path(
                        "lateral join",
                        "select x.e from Person p join lateral (select q.email as e from Person q where q.id = p.id) x",
                        "select x.e from Person p join lateral (select q.name as e from Person q where q.id = p.id) x"),
                path(
                        "join on an element collection",
                        "select p.email from Person p join p.marks m where m.round > 0",
                        "select a from Person p join p.aliases a"),
                path(
                        "join on elements that are embeddables",
                        "select p.email from Person p join p.marks m where m.round = 1",
                        "select m.remark from Person p join p.marks m"),
                path(
                        "join on a map",
                        "select p.email from Person p left join p.marks m",
                        "select value(n) from Person p join p.nicknames n"),
                path("keys of a map", "select p.email from Person p", "select key(n) from Person p join p.nicknames n"),
                path(
                        "entry of a map",
                        "select p.email from Person p",
                        "select entry(n) from Person p join p.nicknames n"),
                path(
                        "element of a map",
                        "select p.email from Person p",
                        "select p.id from Person p where p.nicknames['friends'] is not null"),
                path("elements", "select p.email from Person p", "select elements(p.aliases) from Person p"),
                path(
                        "member of",
                        "select p.email from Person p where p member of p.peers",
                        "select p.id from Person p where p.email member of p.aliases or 1 = 1"),
                path(
                        "is empty",
                        "select p.email from Person p where p.papers is not empty",
                        "select p.id from Person p where p.aliases is not empty"),
                path(
                        "size",
                        "select p.email from Person p where size(p.papers) > 0",
                        "select size(p.aliases) from Person p"),
                path(
                        "max of elements",
                        "select p.email from Person p",
                        "select max(elements(p.aliases)) from Person p"),
                path(
                        "subquery in select",
                        "select (select q.email from Person q where q.id = p.id) from Person p",
                        "select (select q.name from Person q where q.id = p.id) from Person p"),
                path(
                        "subquery in from",
                        "select x.e from (select p.email as e from Person p) x",
                        "select x.e from (select p.name as e from Person p) x"),
                path(
                        "exists",
                        "select p.email from Person p where exists (select 1 from Person q where q.id = p.id and q.email is not null)",
                        "select f.id from Firm f where exists (select 1 from Person q where q.name is not null)"),
                path(
                        "any and all",
                        "select p.email from Person p where p.email >= all (select q.email from Person q)",
                        "select f.id from Firm f where 'U' > any (select q.name from Person q)"),
                path(
                        "common table expression",
                        "with x as (select p.email as e from Person p) select y.e from x y",
                        "with x as (select p.name as e from Person p) select y.e from x y"),
                path(
                        "union",
                        "select p.email from Person p union select q.email from Person q",
                        "select p.email from Person p union select q.name from Person q"),
                path(
                        "intersect",
                        "select p.email from Person p intersect select q.email from Person q",
                        "select p.name from Person p intersect select q.name from Person q"),
                path(
                        "except",
                        "select p.email from Person p except select f.label from Firm f",
                        "select p.name from Person p except select f.label from Firm f"),
                path(
                        "association as an attribute",
                        "select a.person from Paper a",
                        "select a.person.friend.name from Paper a"),
                path("select of a part", "select p.email from Person p", "select p.address from Person p"),
                path("element of an array", "select p.email from Person p", "select p.tags[1] from Person p"),
                path(
                        "JSON function",
                        "select p.email from Person p",
                        "select json_value(p.form, '$.answer') from Person p"),
                path("unnest", "select p.email from Person p", "select t from Person p join lateral unnest(p.tags) t"),
                path("converted attribute", "select p.email from Person p", "select p.phone from Person p"),
                path(
                        "id() and version() of a row",
                        "select p.email from Person p where id(p) > 0 and version(p) >= 0",
                        "select p.name from Person p where id(p) > 0"),
                path(
                        "type()",
                        "select p.email from Person p where type(p) = Student",
                        "select p.name from Person p where type(p) = Student")));
        paths.add(numbers(
                "count of a join",
                "select count(*) from Person p join Firm f on 1 = 1",
                "select count(*) from Person p join p.aliases a"));
        paths.add(Path.of("Places where a query names an attribute", "limit by a forbidden order", WORDS)
                .rows(GUARDED, v -> v.hql("select p.email from Person p order by p.id limit 4"))
                .attributes(REFUSED, v -> v.hql("select p.id from Person p order by length(p.name), p.id limit 1")));
        paths.add(raw("sql()", "select sql('name') from Person p where p.id = 1"));
        paths.add(raw("column()", "select column(p.name as String) from Person p"));
        paths.add(raw("function unknown to Hibernate", "select function('mx_name_of', 1L) from Firm f"));
        paths.add(raw("function unknown to Hibernate, by its name", "select mx_name_of(1) from Firm f"));
        paths.add(Path.of(
                        "Places where a query names an attribute",
                        "cb.sql and cb.function",
                        "Refused for every purpose: its text would reach the database as it is written.")
                .rows(REFUSED, NOTHING_TO_ANYBODY, v -> {
                    var builder = v.session.getCriteriaBuilder();
                    var query = builder.createQuery(String.class);
                    query.from(Firm.class);
                    query.select(builder.function("mx_name_of", String.class, builder.literal(2L)));
                    return v.session.createQuery(query).getResultList();
                })
                .attributes(REFUSED, NOTHING_TO_ANYBODY, v -> {
                    var builder = v.session.getCriteriaBuilder();
                    var query = builder.createQuery(String.class);
                    query.from(Person.class);
                    query.select(builder.sql("name", String.class));
                    return v.session.createQuery(query).getResultList();
                }));
        return paths;
    }

    private static Path raw(String name, String query) {
        return Path.of(
                        "Places where a query names an attribute",
                        name,
                        "Refused for every purpose: its text would reach the database as it is written.")
                .rows(REFUSED, NOTHING_TO_ANYBODY, v -> v.hql(query))
                .attributes(REFUSED, NOTHING_TO_ANYBODY, v -> v.hql(query));
    }
}
