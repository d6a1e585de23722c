package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.Bounds;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Form;
import com.mittliv.privacy.jpa.internal.Sweepable;
import com.mittliv.privacy.jpa.internal.Transactions;
import com.mittliv.privacy.retention.Calendar;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jdbc.ReturningWork;

/** A persistence unit with what a sweep needs of it. */
final class Unit {
    private final EntityManagerFactory entities;
    private final Sweepable sweepable;
    private final Dialect dialect;
    private final Form form;
    private final Calendar calendar;
    private final Map<String, List<String>> types = new ConcurrentHashMap<>();

    Unit(EntityManagerFactory entities) {
        this.entities = entities;
        SessionFactoryImplementor factory = entities.unwrap(SessionFactoryImplementor.class);
        if (!(factory.getSessionFactoryOptions().getStatementInspector() instanceof Sweepable found)) {
            throw new IllegalArgumentException(
                    "nothing in this persistence unit is guarded; add the settings of `PrivacyGuard.settings()`, and"
                            + " annotate an entity with @AboutSubject");
        }
        this.sweepable = found;
        this.dialect = factory.getJdbcServices().getDialect();
        this.form = dialect instanceof PostgreSQLDialect ? Form.JOINED : Form.NESTED;
        this.calendar = new Calendar(found.engine().policy().timeZone());
    }

    Sweepable sweepable() {
        return sweepable;
    }

    SweepPlan plan() {
        return sweepable.sweepPlan(form);
    }

    Dialect dialect() {
        return dialect;
    }

    boolean isPostgres() {
        return form == Form.JOINED;
    }

    /** The instant of a question. Rounded down: nothing goes before its time. */
    Instant now() {
        return rounded(sweepable.clock().instant());
    }

    static Instant rounded(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    String policyVersion() {
        return sweepable.engine().policy().version();
    }

    <T> T transaction(ReturningWork<T> work) {
        return Transactions.run(entities, connection -> {
            try {
                return work.execute(connection);
            } catch (SQLException e) {
                throw new Failure(e);
            }
        });
    }

    /** Has the transaction's statements done by one process of the database's. */
    void withoutHelpers(Connection connection) throws SQLException {
        if (isPostgres()) {
            try (Statement statement = connection.createStatement()) {
                boolean unused = statement.execute(sweepable.ours("set local max_parallel_workers_per_gather = 0"));
            }
        }
    }

    /** The types of a table's key, in the first columns of a result: the driver asks the database for them each time. */
    List<String> types(String table, ResultSet result, int columns) throws SQLException {
        List<String> known = types.get(table);
        if (known == null) {
            known = Keys.types(result, columns);
            types.put(table, known);
        }
        return known;
    }

    PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        return connection.prepareStatement(sweepable.ours(sql));
    }

    /** A condition on the rows of a swept table. */
    String where(SqlPredicate rows, Instant now) {
        return Bounds.inFrontOf(rows, SweepPlan.ROW, now, calendar);
    }

    String text(Sql sql, Instant now) {
        return sql.forRow(SweepPlan.ROW).at(now, calendar);
    }
}
