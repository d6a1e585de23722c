package com.mittliv.privacy.jpa.matrix;

import static com.mittliv.privacy.jpa.matrix.Path.Shows.NOTHING;
import static com.mittliv.privacy.jpa.matrix.Path.Verdict.GUARDED;
import static com.mittliv.privacy.jpa.matrix.Path.Verdict.OUTSIDE;
import static com.mittliv.privacy.jpa.matrix.Path.Verdict.REFUSED;

import jakarta.persistence.ParameterMode;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** SQL that the application wrote, by whatever way it gets to the database. */
final class NativePaths {
    private static final String ROWS = "select name from mx_person where id > 1";
    private static final String ATTRIBUTES = "select name from mx_person where id = 1";
    private static final String UNDECLARED = "Refused: it does not say what it reads.";
    private static final String JDBC = "As native SQL: judged before it reaches the database.";

    private NativePaths() {}

    /** Some work on a connection. */
    @FunctionalInterface
    private interface OnConnection {
        Object of(Connection connection, String sql) throws SQLException;
    }

    private static Path path(String name, String words) {
        return Path.of("Native SQL, routines and JDBC", name, words);
    }

    private static Path refused(String name, String words, Path.Work work) {
        return path(name, words).rows(REFUSED, work).attributes(REFUSED, work);
    }

    private static Path refused(String name, String words, String sql) {
        return refused(name, words, v -> v.sql(sql));
    }

    private static Path jdbc(String name, OnConnection work) {
        return path(name, JDBC)
                .rows(REFUSED, v -> v.session.doReturningWork(connection -> work.of(connection, ROWS)))
                .attributes(REFUSED, v -> v.session.doReturningWork(connection -> work.of(connection, ATTRIBUTES)));
    }

    static List<Path> all() {
        List<Path> paths = new ArrayList<>();
        undeclared(paths);
        declared(paths);
        routines(paths);
        jdbc(paths);
        return paths;
    }

    private static void undeclared(List<Path> paths) {
        paths.add(path("native query", UNDECLARED)
                .rows(REFUSED, v -> v.sql(ROWS))
                .attributes(REFUSED, v -> v.sql(ATTRIBUTES)));
        paths.add(refused(
                "native query for a type",
                UNDECLARED,
                v -> v.session.createNativeQuery(ATTRIBUTES, String.class).getResultList()));
        paths.add(refused(
                "native query for entities",
                UNDECLARED,
                v -> v.session
                        .createNativeQuery("select * from mx_paper", Paper.class)
                        .getResultList()));
        paths.add(refused(
                "native query with an entity in braces",
                UNDECLARED,
                v -> v.session
                        .createNativeQuery("select {a.*} from mx_paper a", Object.class)
                        .addEntity("a", Paper.class)
                        .getResultList()));
        paths.add(refused(
                "native query for tuples",
                UNDECLARED,
                v -> v.session.createNativeQuery(ATTRIBUTES, Tuple.class).getResultList()));
        paths.add(refused(
                "native query with scalars",
                UNDECLARED,
                v -> v.session
                        .createNativeQuery(ATTRIBUTES, Object.class)
                        .addScalar("name", String.class)
                        .getResultList()));
        paths.add(refused(
                "native query with limits",
                UNDECLARED,
                v -> v.session
                        .createNativeQuery("select name from mx_person order by id", String.class)
                        .setFirstResult(0)
                        .setMaxResults(2)
                        .getResultList()));
        paths.add(refused(
                "native query with a list of parameters",
                UNDECLARED,
                v -> v.session
                        .createNativeQuery("select name from mx_person where id in (:ids)", String.class)
                        .setParameterList("ids", Programme.PEOPLE)
                        .getResultList()));
        paths.add(refused(
                "native query, counted",
                UNDECLARED,
                v -> v.session.createNativeQuery(ATTRIBUTES, String.class).getResultCount()));
        paths.add(refused(
                "native query, streamed",
                UNDECLARED,
                v -> v.session
                        .createNativeQuery(ATTRIBUTES, String.class)
                        .getResultStream()
                        .toList()));
        paths.add(refused(
                "named native query",
                UNDECLARED,
                v -> v.session
                        .createNamedQuery("Person.nativeNames", Object.class)
                        .getResultList()));
        paths.add(refused(
                "native query, stateless",
                UNDECLARED,
                v -> v.stateless().createNativeQuery(ATTRIBUTES, String.class).getResultList()));
        paths.add(refused(
                "native update",
                "Refused; HQL does it.",
                v -> v.session
                        .createNativeMutationQuery("update mx_firm set label = (select max(name) from mx_person)")
                        .executeUpdate()));
        paths.add(refused(
                "native delete",
                "Refused; HQL does it.",
                v -> v.session.createNativeMutationQuery("delete from mx_alias").executeUpdate()));
        paths.add(refused(
                "native insert from a query",
                "Refused; HQL does it.",
                v -> v.session
                        .createNativeMutationQuery(
                                "insert into mx_firm (id, label) select id + 100, name from mx_person")
                        .executeUpdate()));
        paths.add(refused(
                "native SQL, quoted names",
                UNDECLARED,
                v -> v.sql(v.isH2() ? "select \"NAME\" from \"MX_PERSON\"" : "select \"name\" from \"mx_person\"")));
        paths.add(refused("native SQL, schema", UNDECLARED, "select name from public.mx_person"));
        paths.add(refused(
                "native SQL, comments", UNDECLARED, "select name /* from mx_firm */ from -- mx_firm\n mx_person"));
        paths.add(refused(
                "native SQL, nested comments",
                UNDECLARED,
                v -> v.sql(
                        v.isH2()
                                ? "select name /* ' */ from mx_person /* ' */"
                                : "select name /* /* ' */ ' */ from mx_person")));
        paths.add(refused(
                "native SQL, dollar quotes", UNDECLARED, "select $$'$$, name from mx_person where '' <> $$'$$"));
        paths.add(refused(
                "native SQL, common table expression",
                UNDECLARED,
                "with x as (select name from mx_person) select * from x"));
        paths.add(refused("native SQL, subquery", UNDECLARED, "select (select max(name) from mx_person) from mx_firm"));
        paths.add(refused("native SQL, comma join", UNDECLARED, "select p.name from mx_firm f, mx_person p"));
        paths.add(refused("native SQL, table of a collection", UNDECLARED, "select alias_name from mx_alias"));
        paths.add(refused("native SQL, table of a subclass", UNDECLARED, "select school from mx_student"));
        paths.add(refused("native SQL, secondary table", UNDECLARED, "select home from mx_person_more"));
        paths.add(refused("native SQL, table of links", UNDECLARED, "select * from mx_peer"));
        paths.add(
                refused("native SQL on a view", "Refused: what it reads is not known.", "select name from mx_people"));
        paths.add(refused(
                "declared native SQL on a view",
                "Refused: what it reads is not known.",
                "/* reads Person.email */ select email from mx_people"));
    }

    private static void declared(List<Path> paths) {
        String words = "The rows and columns that the purpose sees take the place of each guarded table; declaring, or"
                + " naming, a forbidden attribute is refused.";
        paths.add(path("declared native SQL", words)
                .rows(GUARDED, v -> v.sql("/* reads Person.email */ select p.email from mx_person p"))
                .attributes(REFUSED, v -> v.sql("/* reads Person.name */ select p.name from mx_person p")));
        paths.add(path("declared native SQL that names more", words)
                .rows(GUARDED, v -> v.sql("/* reads Person.email */ select mx_person.email from mx_person"))
                .attributes(
                        REFUSED,
                        v -> v.sql(
                                "/* reads Person.email */ select p.id from mx_person p where p.name like 'TOKEN%'")));
        paths.add(path("declared native SQL, all columns", words + " What is not declared is not there.")
                .rows(GUARDED, v -> v.sql("/* reads Person.email */ select * from mx_person"))
                .attributes(GUARDED, v -> v.sql("/* reads Person */ select * from mx_person where id = 1")));
        paths.add(path("declared native SQL for entities", words)
                .rows(
                        GUARDED,
                        v -> v.session
                                .createNativeQuery("/* reads Paper */ select * from mx_paper", Paper.class)
                                .getResultList())
                .attributes(
                        GUARDED,
                        v -> v.session
                                .createNativeQuery("/* reads Paper */ select * from mx_paper where id = 1", Paper.class)
                                .getResultList()));
        paths.add(path("declared native SQL with an entity in braces", words)
                .rows(REFUSED, v -> braces(v, "/* reads Paper */ select {a.*} from mx_paper a"))
                .attributes(REFUSED, v -> braces(v, "/* reads Paper */ select {a.*} from mx_paper a where a.id = 1")));
        paths.add(path("declared native SQL with joins", words)
                .rows(
                        GUARDED,
                        v -> v.sql("/* reads Person.email, Paper.sender */ select p.email, a.sender from mx_person p"
                                + " join mx_paper a on a.person_id = p.id"))
                .attributes(
                        REFUSED,
                        v -> v.sql("/* reads Person.email, Paper.title */ select p.email, a.title from mx_person"
                                + " p join mx_paper a on a.person_id = p.id")));
        paths.add(path("declared native SQL on a subclass", words)
                .rows(GUARDED, v -> v.sql("/* reads Person.schoolEmail */ select schoolEmail from mx_student"))
                .attributes(REFUSED, v -> v.sql("/* reads Person.school */ select school from mx_student")));
        paths.add(path("declared native SQL on a collection", words)
                .rows(GUARDED, NOTHING, v -> v.sql("/* reads Person */ select * from mx_alias"))
                .attributes(REFUSED, v -> v.sql("/* reads Person.aliases */ select alias_name from mx_alias")));
        paths.add(path("declared native SQL with a common table expression", words)
                .rows(
                        GUARDED,
                        v -> v.sql("/* reads Person.email */ with x as (select email from mx_person) select * from x"))
                .attributes(
                        REFUSED,
                        v -> v.sql("/* reads Person.name */ with x as (select name from mx_person) select * from x")));
        paths.add(path("declared native SQL with limits", words)
                .rows(
                        GUARDED,
                        v -> v.session
                                .createNativeQuery(
                                        "/* reads Person.email */ select email from mx_person order by id",
                                        String.class)
                                .setMaxResults(4)
                                .getResultList())
                .attributes(
                        REFUSED,
                        v -> v.session
                                .createNativeQuery(
                                        "/* reads Person.name */ select name from mx_person order by id", String.class)
                                .setMaxResults(4)
                                .getResultList()));
    }

    private static Object braces(Visit v, String sql) {
        return v.session
                .createNativeQuery(sql, Object.class)
                .addEntity("a", Paper.class)
                .getResultList();
    }

    private static void routines(List<Path> paths) {
        String unknown = "Refused: what it reads is not known.";
        String known =
                "May be called for purposes that permit all it is declared to read. Which rows it reads is up to its"
                        + " author; row security binds it.";
        paths.add(refused("stored procedure", unknown, v -> called(v, "mx_name_of", 1)));
        paths.add(path("declared stored procedure", known)
                .rows(OUTSIDE, v -> called(v, "mx_declared_email_of", 2))
                .attributes(REFUSED, v -> called(v, "mx_declared_name_of", 1)));
        paths.add(refused("function in native SQL", unknown, "select mx_name_of(1)"));
        paths.add(path("declared function in native SQL", known)
                .rows(OUTSIDE, v -> v.sql("select mx_declared_email_of(2)"))
                .attributes(REFUSED, v -> v.sql("select mx_declared_name_of(1)")));
        paths.add(path("declared function in HQL", known)
                .rows(OUTSIDE, v -> v.hql("select function('mx_declared_email_of', 2L) from Firm f"))
                .attributes(REFUSED, v -> v.hql("select function('mx_declared_name_of', 1L) from Firm f")));
        paths.add(path("declared function in an update", "Refused, to the system too.")
                .rows(
                        REFUSED,
                        Path.Shows.NOTHING_TO_ANYBODY,
                        v -> v.session
                                .createMutationQuery("update Firm f set f.label = function('mx_declared_email_of', 2L)")
                                .executeUpdate())
                .attributes(
                        REFUSED,
                        v -> 1
                                + v.session
                                        .createMutationQuery(
                                                "update Person p set p.open = function('mx_declared_name_of', 1L)")
                                        .executeUpdate()));
    }

    private static Object called(Visit v, String function, long id) {
        var call = v.session.createStoredProcedureCall(function);
        call.markAsFunctionCall(String.class);
        call.registerParameter(1, Long.class, ParameterMode.IN);
        call.setParameter(1, id);
        return call.getResultList();
    }

    private static void jdbc(List<Path> paths) {
        paths.add(jdbc("doWork, prepared statement", NativePaths::prepared));
        paths.add(jdbc("doWork, plain statement", (connection, sql) -> {
            try (Statement statement = connection.createStatement()) {
                return read(statement.executeQuery(sql));
            }
        }));
        paths.add(jdbc("doWork, batch", (connection, sql) -> {
            try (Statement statement = connection.createStatement()) {
                statement.addBatch("update mx_firm set label = (" + sql.replace("name", "max(name)") + ")");
                return statement.executeBatch();
            }
        }));
        paths.add(jdbc("doWork, call", (connection, sql) -> {
            try (PreparedStatement call = connection.prepareCall(sql)) {
                return read(call.executeQuery());
            }
        }));
        paths.add(jdbc("doWork, updatable result", (connection, sql) -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
                return read(statement.executeQuery());
            }
        }));
        paths.add(jdbc("doWork, back from a statement to its connection", (connection, sql) -> {
            try (Statement statement = connection.createStatement()) {
                return prepared(statement.getConnection(), sql);
            }
        }));
        paths.add(jdbc("doWork, back from a result to its connection", (connection, sql) -> {
            try (Statement statement = connection.createStatement();
                    ResultSet one = statement.executeQuery("select 1")) {
                return prepared(one.getStatement().getConnection(), sql);
            }
        }));
        paths.add(jdbc(
                "doWork, back from metadata to the connection",
                (connection, sql) -> prepared(connection.getMetaData().getConnection(), sql)));
        paths.add(jdbc("doWork, the driver's own connection", (connection, sql) -> {
            Class<?> driver = connection.isWrapperFor(org.postgresql.PGConnection.class)
                    ? org.postgresql.PGConnection.class
                    : org.h2.jdbc.JdbcConnection.class;
            return prepared((Connection) connection.unwrap(driver), sql);
        }));
        paths.add(path("runWithConnection and callWithConnection", JDBC)
                .rows(REFUSED, v -> v.session.callWithConnection((Connection connection) -> prepared(connection, ROWS)))
                .attributes(
                        REFUSED,
                        v -> v.session.callWithConnection(
                                (Connection connection) -> prepared(connection, ATTRIBUTES))));
        paths.add(path("doWork, stateless", JDBC)
                .rows(REFUSED, v -> v.stateless().doReturningWork(connection -> prepared(connection, ROWS)))
                .attributes(
                        REFUSED, v -> v.stateless().doReturningWork(connection -> prepared(connection, ATTRIBUTES))));
        paths.add(path("doWork, declared", "As declared native SQL.")
                .rows(
                        GUARDED,
                        v -> v.session.doReturningWork(connection ->
                                prepared(connection, "/* reads Person.email */ select email from mx_person")))
                .attributes(
                        REFUSED,
                        v -> v.session.doReturningWork(connection ->
                                prepared(connection, "/* reads Person.name */ select name from mx_person"))));
        paths.add(path("the session's connection through Hibernate's own interfaces", JDBC)
                .rows(REFUSED, v -> prepared(physical(v), ROWS))
                .attributes(REFUSED, v -> prepared(physical(v), ATTRIBUTES)));
        paths.add(path("a connection of Hibernate's provider", JDBC)
                .rows(REFUSED, v -> ofProvider(v, ROWS))
                .attributes(REFUSED, v -> ofProvider(v, ATTRIBUTES)));
        paths.add(path(
                        "a connection that the application opens itself",
                        "The library does not see it; on PostgreSQL, `RowSecurity` lets it see no row unless it says its"
                                + " purpose, and then those of that.")
                .rows(OUTSIDE, v -> own(v, ROWS))
                .attributes(OUTSIDE, v -> own(v, ATTRIBUTES)));
        paths.add(path(
                        "a session made on a connection of the application",
                        "HQL on it is guarded; JDBC on it is the application's own. On PostgreSQL, `RowSecurity` lets both"
                                + " see no row unless the connection says its purpose.")
                .rows(OUTSIDE, v -> onOwn(v, ROWS))
                .attributes(OUTSIDE, v -> onOwn(v, ATTRIBUTES)));
    }

    private static Object prepared(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return read(statement.executeQuery());
        }
    }

    private static Object read(ResultSet rows) throws SQLException {
        List<String> all = new ArrayList<>();
        while (rows.next()) {
            all.add(rows.getString(1));
        }
        return all;
    }

    private static Connection physical(Visit v) {
        return ((SharedSessionContractImplementor) v.session)
                .getJdbcCoordinator()
                .getLogicalConnection()
                .getPhysicalConnection();
    }

    private static Object ofProvider(Visit v, String sql) throws SQLException {
        ConnectionProvider provider = v.unit.sessions
                .unwrap(SessionFactoryImplementor.class)
                .getServiceRegistry()
                .requireService(ConnectionProvider.class);
        Connection connection = provider.getConnection();
        try {
            return prepared(connection, sql);
        } finally {
            provider.closeConnection(connection);
        }
    }

    private static Object own(Visit v, String sql) throws SQLException {
        try (Connection connection = v.unit.connect()) {
            return prepared(connection, sql);
        }
    }

    private static Object onOwn(Visit v, String sql) throws SQLException {
        try (Connection connection = v.unit.connect();
                var session =
                        v.unit.sessions.withOptions().connection(connection).openSession()) {
            return session.doReturningWork(own -> prepared(own, sql));
        }
    }
}
