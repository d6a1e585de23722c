package com.mittliv.privacy.jpa.matrix;

import static com.mittliv.privacy.jpa.matrix.LoadPaths.tried;
import static com.mittliv.privacy.jpa.matrix.Path.Shows.NOTHING;
import static com.mittliv.privacy.jpa.matrix.Path.Verdict.GUARDED;
import static com.mittliv.privacy.jpa.matrix.Path.Verdict.REFUSED;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/** The session that remembers nothing. */
final class StatelessPaths {
    private StatelessPaths() {}

    private static Path path(String name, String words) {
        return Path.of("StatelessSession", name, words);
    }

    private static Path both(String name, Path.Work work) {
        return path(name, "As in a session.").rows(GUARDED, work).attributes(GUARDED, work);
    }

    private static Path refused(
            String name, String words, java.util.function.BiConsumer<StatelessSession, Paper> write) {
        Path.Work work = v -> {
            write.accept(v.stateless(), letter(2));
            return "written";
        };
        return path(name, words).rows(REFUSED, work).attributes(REFUSED, v -> {
            write.accept(v.stateless(), letter(1));
            return "written";
        });
    }

    static List<Path> all() {
        List<Path> paths = new ArrayList<>();
        paths.add(both("get", v -> {
            StatelessSession session = v.stateless();
            return v.each(id -> session.get(Person.class, id));
        }));
        paths.add(both("get with a lock", v -> {
            StatelessSession session = v.stateless();
            return v.each(id -> session.get(Person.class, id, LockMode.PESSIMISTIC_WRITE));
        }));
        paths.add(both("getMultiple", v -> v.stateless().getMultiple(Person.class, List.copyOf(Programme.PEOPLE))));
        paths.add(both(
                "HQL, stateless",
                v -> v.stateless()
                        .createSelectionQuery("from Person", Person.class)
                        .getResultList()));
        paths.add(path("HQL projection, stateless", "Rows are filtered; naming a forbidden attribute is refused.")
                .rows(
                        GUARDED,
                        v -> v.stateless()
                                .createSelectionQuery("select p.email from Person p", String.class)
                                .getResultList())
                .attributes(
                        REFUSED,
                        v -> v.stateless()
                                .createSelectionQuery("select p.name from Person p", String.class)
                                .getResultList()));
        paths.add(path("fetch of an association", "As in a session.")
                .rows(GUARDED, NOTHING, v -> fetched(v.stateless()))
                .attributes(GUARDED, v -> fetched(v.stateless())));
        paths.add(path("refresh, stateless", "As in a session.")
                .rows(GUARDED, NOTHING, v -> v.each(id -> refreshed(v.stateless(), id)))
                .attributes(GUARDED, v -> refreshed(v.stateless(), 1)));
        paths.add(path("insert", "What is written is as guarded as what was there.")
                .rows(GUARDED, NOTHING, v -> inserted(v.stateless(), 2))
                .attributes(GUARDED, v -> inserted(v.stateless(), 1)));
        paths.add(refused(
                "update, stateless",
                "Refused where the purpose does not see all that would be written over.",
                StatelessSession::update));
        paths.add(refused(
                "updateMultiple",
                "Refused where the purpose does not see all that would be written over.",
                (session, paper) -> session.updateMultiple(List.of(paper))));
        paths.add(refused(
                "upsert",
                "Refused where the purpose does not see all that would be written over.",
                StatelessSession::upsert));
        paths.add(refused(
                "upsertMultiple",
                "Refused where the purpose does not see all that would be written over.",
                (session, paper) -> session.upsertMultiple(List.of(paper))));
        paths.add(path("delete, stateless", "A row that the purpose does not see is not deleted; nothing is read.")
                .rows(REFUSED, v -> {
                    v.stateless().delete(letter(2));
                    return "deleted";
                })
                .attributes(GUARDED, v -> {
                    StatelessSession session = v.stateless();
                    Paper paper = session.get(Paper.class, 1L);
                    session.delete(paper);
                    return paper;
                }));
        return paths;
    }

    private static Paper letter(long id) {
        Paper.Letter letter = new Paper.Letter();
        letter.id = id;
        letter.title = "written anew";
        Person about = new Person.Student();
        about.id = id;
        letter.person = about;
        return letter;
    }

    private static Object fetched(StatelessSession session) {
        Person person = session.get(Person.class, 1L);
        session.fetch(person.peers);
        session.fetch(person.aliases);
        return List.of(List.copyOf(person.peers), List.copyOf(person.aliases));
    }

    private static Object refreshed(StatelessSession session, long id) {
        return tried(() -> {
            Paper paper = letter(id);
            session.refresh(paper);
            return paper;
        });
    }

    private static Object inserted(StatelessSession session, long about) {
        Paper letter = letter(about);
        letter.id = 100;
        letter.title = "TOKEN-title-" + about;
        session.insert(letter);
        Paper read = session.get(Paper.class, 100L);
        return read == null ? "none" : read;
    }
}
