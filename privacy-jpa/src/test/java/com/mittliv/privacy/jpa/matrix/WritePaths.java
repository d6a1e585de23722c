package com.mittliv.privacy.jpa.matrix;

import static com.mittliv.privacy.jpa.matrix.LoadPaths.tried;
import static com.mittliv.privacy.jpa.matrix.Path.Shows.COUNT;
import static com.mittliv.privacy.jpa.matrix.Path.Shows.NOTHING;
import static com.mittliv.privacy.jpa.matrix.Path.Shows.NO_ROWS;
import static com.mittliv.privacy.jpa.matrix.Path.Verdict.GUARDED;
import static com.mittliv.privacy.jpa.matrix.Path.Verdict.REFUSED;

import java.util.ArrayList;
import java.util.List;

/** Writing, and what it could read on the way. */
final class WritePaths {
    private static final String WORDS =
            "Only rows that the purpose sees are touched; reading a forbidden attribute to do so is refused.";

    private WritePaths() {}

    private static Path path(String name, String words) {
        return Path.of("Writing", name, words);
    }

    private static Path bulk(String name, String permitted, String forbidden) {
        return path(name, WORDS)
                .rows(GUARDED, COUNT, v -> execute(v, permitted))
                .attributes(REFUSED, v -> execute(v, forbidden));
    }

    private static int execute(Visit v, String statement) {
        return v.session.createMutationQuery(statement).executeUpdate();
    }

    static List<Path> all() {
        List<Path> paths = new ArrayList<>();
        paths.add(bulk(
                "update",
                "update Paper a set a.sender = 'x'",
                "update Paper a set a.sender = 'x' where a.title like 'TOKEN%'"));
        paths.add(bulk(
                "update that copies",
                "update Paper a set a.sender = lower(a.sender)",
                "update Paper a set a.sender = a.title"));
        paths.add(bulk(
                "update with a subquery",
                "update Paper a set a.sender = (select max(f.label) from Firm f)",
                "update Firm f set f.label = (select max(p.name) from Person p)"));
        paths.add(bulk(
                "update of a hierarchy",
                "update Person p set p.open = 'x'",
                "update Person p set p.open = 'x' where p.name like 'TOKEN%'"));
        paths.add(bulk(
                "update of a subclass",
                "update Student s set s.schoolEmail = 'x', s.open = 'x'",
                "update Student s set s.open = 'x' where s.school like 'TOKEN%'"));
        paths.add(bulk(
                "update of a subclass that copies",
                "update Student s set s.schoolEmail = lower(s.schoolEmail)",
                "update Student s set s.schoolEmail = s.school"));
        paths.add(bulk(
                "versioned update",
                "update versioned Person p set p.open = 'x'",
                "update versioned Person p set p.open = 'x' where p.home like 'TOKEN%'"));
        paths.add(bulk("delete", "delete from Paper a", "delete from Paper a where a.title like 'TOKEN%'"));
        paths.add(bulk(
                "delete with a subquery",
                "delete from Paper a where a.id in (select p.id from Person p)",
                "delete from Firm f where exists (select 1 from Person p where p.name like 'TOKEN%')"));
        paths.add(path("delete of a hierarchy", WORDS)
                .rows(GUARDED, NO_ROWS, v -> {
                    v.session.persist(Programme.person(5));
                    v.session.flush();
                    execute(v, "delete from Paper a where a.id = 5");
                    return execute(v, "delete from Person p where p.id = 5");
                })
                .attributes(REFUSED, v -> 1 + execute(v, "delete from Student s where s.school = 'nobody''s'")));
        paths.add(bulk(
                "insert from a query",
                "insert into Firm (id, label) select p.id + 100, p.email from Person p",
                "insert into Firm (id, label) select p.id + 100, p.name from Person p"));
        paths.add(bulk(
                "insert from a query, with generated ids",
                "insert into Firm (label) select p.email from Person p",
                "insert into Firm (label) select p.name from Person p"));
        paths.add(path("insert or update on conflict", WORDS)
                .rows(GUARDED, NOTHING, v -> upserted(v, "email"))
                .attributes(REFUSED, v -> upserted(v, "name")));
        paths.add(path("criteria update", WORDS)
                .rows(GUARDED, COUNT, v -> {
                    var update = v.session.getCriteriaBuilder().createCriteriaUpdate(Paper.class);
                    update.from(Paper.class);
                    update.set("sender", "x");
                    return v.session.createMutationQuery(update).executeUpdate();
                })
                .attributes(REFUSED, v -> {
                    var update = v.session.getCriteriaBuilder().createCriteriaUpdate(Person.class);
                    var person = update.from(Person.class);
                    update.set(person.<String>get("open"), person.<String>get("name"));
                    return v.session.createMutationQuery(update).executeUpdate();
                }));
        paths.add(path("criteria delete", WORDS)
                .rows(GUARDED, COUNT, v -> {
                    var delete = v.session.getCriteriaBuilder().createCriteriaDelete(Paper.class);
                    delete.from(Paper.class);
                    return v.session.createMutationQuery(delete).executeUpdate();
                })
                .attributes(REFUSED, v -> {
                    var delete = v.session.getCriteriaBuilder().createCriteriaDelete(Paper.class);
                    var paper = delete.from(Paper.class);
                    delete.where(v.session.getCriteriaBuilder().isNotNull(paper.get("title")));
                    return v.session.createMutationQuery(delete).executeUpdate();
                }));
        paths.add(path(
                        "raw functions in an update",
                        "Refused for every purpose: their text would reach the database as it is written.")
                .rows(
                        REFUSED,
                        Path.Shows.NOTHING_TO_ANYBODY,
                        v -> execute(v, "update Person p set p.open = function('mx_name_of', 2L)"))
                .attributes(
                        REFUSED,
                        Path.Shows.NOTHING_TO_ANYBODY,
                        v -> execute(
                                v,
                                "update Person p set p.open = 'x' where cast(sql('name') as String) like 'TOKEN%'")));
        paths.add(path("persist and flush", "What is written is as guarded as what was there.")
                .rows(GUARDED, NOTHING, v -> persisted(v, 2))
                .attributes(GUARDED, v -> persisted(v, 1)));
        paths.add(path("flush of a change", "Only what changed is written: what was withheld stays as it is.")
                .rows(GUARDED, NOTHING, v -> v.each(id -> changed(v, id)))
                .attributes(GUARDED, v -> changed(v, 1)));
        paths.add(path(
                        "merge",
                        "Reads as find does; what was withheld is not written, and merging it for a wider purpose is refused.")
                .rows(GUARDED, NOTHING, v -> v.each(id -> merged(v, id)))
                .attributes(GUARDED, v -> merged(v, 1)));
        paths.add(path("replicate", "Refused where the purpose does not see all that would be written over.")
                .rows(REFUSED, v -> replicated(v, 2))
                .attributes(REFUSED, v -> replicated(v, 1)));
        paths.add(path("remove", "A row is found before it is removed; one that is not seen is not.")
                .rows(GUARDED, NOTHING, v -> v.each(id -> removed(v, id)))
                .attributes(GUARDED, v -> removed(v, 1)));
        return paths;
    }

    private static Object upserted(Visit v, String attribute) {
        execute(
                v,
                "insert into Firm (id, label) values (1, 'x') on conflict (id) do update set label = (select max(p."
                        + attribute + ") from Person p where p.id > 1)");
        v.session.clear();
        return v.hql("select f.label from Firm f");
    }

    @SuppressWarnings("deprecation")
    private static Object replicated(Visit v, long id) {
        Paper.Letter letter = new Paper.Letter();
        letter.id = id;
        letter.body = "written anew";
        v.session.replicate(letter, org.hibernate.ReplicationMode.OVERWRITE);
        v.session.flush();
        return "replicated";
    }

    private static Object persisted(Visit v, long person) {
        Paper.Letter letter = new Paper.Letter();
        letter.id = 100;
        letter.person = v.session.getReference(Person.class, person);
        letter.title = "TOKEN-title-" + person;
        v.session.persist(letter);
        v.session.flush();
        v.session.clear();
        Paper read = v.session.find(Paper.class, 100L);
        return read == null ? "none" : read;
    }

    private static Object changed(Visit v, long id) {
        Person person = v.session.find(Person.class, id);
        if (person == null) {
            return "none";
        }
        person.open = "changed";
        v.session.flush();
        v.session.refresh(person);
        return person;
    }

    private static Object merged(Visit v, long id) {
        return tried(() -> {
            Person person = v.session.find(Person.class, id);
            if (person == null) {
                return v.session.merge(v.session.getReference(Person.class, id));
            }
            v.session.detach(person);
            return v.session.merge(person);
        });
    }

    private static Object removed(Visit v, long id) {
        return tried(() -> {
            Paper paper = v.session.getReference(Paper.class, id);
            v.session.remove(paper);
            v.session.flush();
            return org.hibernate.Hibernate.unproxy(paper);
        });
    }
}
