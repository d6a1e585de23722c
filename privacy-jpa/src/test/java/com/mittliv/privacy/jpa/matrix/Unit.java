package com.mittliv.privacy.jpa.matrix;

import com.mittliv.privacy.jpa.Database;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.PersistenceConfiguration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** The programme's persistence unit on one database, with the views and routines that the database has besides. */
final class Unit {
    private static final Map<Database, Unit> OPEN = new EnumMap<>(Database.class);

    final Database database;
    final PurposeScope scope = new PurposeScope(Programme.ENGINE);
    final SessionFactory sessions;
    private final Map<String, Object> connection;

    private Unit(Database database) {
        this.database = database;
        this.connection = database.fresh();
        PrivacyGuard guard = PrivacyGuard.of(Programme.ENGINE, scope, () -> Programme.NOW)
                .withRoutine("mx_declared_email_of", "Person.email")
                .withRoutine("mx_declared_name_of", "Person.name");
        PersistenceConfiguration unit = new PersistenceConfiguration("matrix")
                .properties(connection)
                .properties(guard.settings())
                .property("jakarta.persistence.schema-generation.database.action", "create")
                .property("hibernate.query.hql.json_functions_enabled", true)
                .property("hibernate.cache.use_second_level_cache", true)
                .property("hibernate.cache.use_query_cache", true)
                .property("hibernate.cache.region.factory_class", MapRegions.class.getName())
                .property("hibernate.connection.pool_size", 70);
        Programme.entityClasses().forEach(unit::managedClass);
        PrivacyGuard.entityClasses().forEach(unit::managedClass);
        sessions = unit.createEntityManagerFactory().unwrap(SessionFactory.class);
        routines();
        try (var opened = scope.openSystem("the test stores its people")) {
            sessions.inTransaction(session -> Programme.rows().forEach(session::persist));
        }
        JpaSubjectStates states = new JpaSubjectStates(sessions, Programme.ENGINE);
        Programme.PEOPLE.forEach(person -> Programme.subject(person)
                .consents()
                .forEach(consent -> states.record(String.valueOf(person), consent)));
    }

    /** The unit on a database, made when it is first needed. */
    static synchronized Unit on(Database database) {
        return OPEN.computeIfAbsent(database, Unit::new);
    }

    /** A connection that the library knows nothing of. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                connection.get("jakarta.persistence.jdbc.url").toString(),
                connection.get("jakarta.persistence.jdbc.user").toString(),
                connection.get("jakarta.persistence.jdbc.password").toString());
    }

    private void routines() {
        List<String> ddl = List.of("name", "email").stream()
                .flatMap(column -> List.of("mx_" + column + "_of", "mx_declared_" + column + "_of").stream()
                        .map(routine -> routine(routine, column)))
                .toList();
        try (Connection raw = connect();
                Statement statement = raw.createStatement()) {
            for (String sql : ddl) {
                statement.execute(sql);
            }
            statement.execute("create view mx_people as select id, name, email from mx_person");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String routine(String name, String column) {
        return database == Database.H2
                ? "create alias " + name + " for '" + Routines.class.getName() + "." + column + "Of'"
                : "create function " + name + "(of_whom bigint) returns varchar language sql as 'select " + column
                        + " from mx_person where id = of_whom'";
    }

    /** For whom or what work is done. */
    sealed interface For {
        /** A purpose. */
        record A(Purpose purpose) implements For {}

        /** All data. */
        record System() implements For {}

        /** Nothing said. */
        record Nothing() implements For {}
    }

    /**
     * What came of some work.
     *
     * @param tokens the tokens in the result and in what failed
     * @param isSomething whether the result is more than nothing
     * @param number the result, where it is a number
     * @param failure what failed
     */
    record Outcome(Set<String> tokens, boolean isSomething, Optional<Long> number, Optional<Throwable> failure) {
        /** Whether the library refused it. */
        Optional<Throwable> refusal() {
            for (Throwable at = failure.orElse(null); at != null; at = at.getCause()) {
                if (at instanceof com.mittliv.privacy.PrivacyException) {
                    return Optional.of(at);
                }
            }
            return Optional.empty();
        }
    }

    /** Does work in a session and a transaction of its own, reads all there is in its result, and undoes it. */
    @SuppressWarnings("try")
    Outcome tryOut(For whom, Path.Work work) {
        if (whom instanceof For.A a) {
            try (var opened = scope.open(a.purpose())) {
                return inSession(work);
            }
        } else if (whom instanceof For.System) {
            try (var opened = scope.openSystem("the test looks whether there is something to be seen")) {
                return inSession(work);
            }
        }
        return inSession(work);
    }

    private Outcome inSession(Path.Work work) {
        try (Session session = sessions.openSession();
                Visit visit = new Visit(this, session)) {
            session.beginTransaction();
            try {
                @Nullable Object result = work.of(visit);
                return new Outcome(
                        Tokens.in(result),
                        Tokens.isSomething(result),
                        result instanceof Number number ? Optional.of(number.longValue()) : Optional.empty(),
                        Optional.empty());
            } catch (Exception | LinkageError | AssertionError failed) {
                return new Outcome(Tokens.in(failed), false, Optional.empty(), Optional.of(failed));
            } finally {
                session.getTransaction().rollback();
            }
        }
    }
}
