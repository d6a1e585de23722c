package com.mittliv.privacy.benchmarks.persistence;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.jpa.RetentionEvent;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.scope.PurposeScope;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sweep of a table that is partitioned by the year in which retention begins: in turn row by row, and a partition as a
 * whole, with receipts in both.
 */
public final class SweepingPartitions {
    private static final int ROWS = Integer.getInteger("sweep.rows", 200_000);
    private static final int FIRST = 2000;
    private static final int YEARS = 8;

    private static volatile Instant now = Instant.EPOCH;

    private SweepingPartitions() {}

    /** What somebody did once. */
    @Entity(name = "Visit")
    @Table(name = "visit")
    @AboutSubject(value = "personId", role = "member")
    static class Visit {
        @Id
        long id;

        @Column(name = "person_id")
        @Nullable
        String personId;

        @PersonalData("profile")
        @Nullable
        String text;

        @Column(name = "ended_at")
        @RetentionEvent("ended")
        @Nullable
        Instant endedAt;
    }

    /**
     * Measures and prints.
     *
     * @param arguments none; the system property {@code sweep.rows} says how many rows a partition has
     * @throws IOException if PostgreSQL does not start
     * @throws SQLException if the tables cannot be filled
     */
    public static void main(String... arguments) throws IOException, SQLException {
        try (Server server = new Server();
                HikariDataSource pool = server.pool();
                EntityManagerFactory library = entities(pool, "create", List.of())) {
            library.close();
            fill(server);
            try (EntityManagerFactory entities = entities(pool, "none", List.of(Visit.class))) {
                measure(server, entities);
            }
        }
    }

    private static EntityManagerFactory entities(HikariDataSource pool, String schemaAction, List<Class<?>> types) {
        InstantSource clock = () -> now;
        PrivacyEngine engine = Sweeping.engine();
        PrivacyGuard guard = PrivacyGuard.of(engine, new PurposeScope(engine), clock);
        return Unit.build(pool, Optional.of(guard), types, schemaAction);
    }

    private static void fill(Server server) throws SQLException {
        server.execute("create table visit (id bigint, person_id text, text text, ended_at timestamptz,"
                + " primary key (id, ended_at)) partition by range (ended_at)");
        for (int year = FIRST; year < FIRST + YEARS; year++) {
            server.execute("create table visit_" + year + " partition of visit for values from ('" + year
                    + "-01-01 00:00:00Z') to ('" + (year + 1) + "-01-01 00:00:00Z')");
        }
        server.execute(
                "insert into visit select i, 'person-' || i / 3, 'a text of some length, as people write', make_timestamptz("
                        + FIRST + " + i / " + ROWS + ", 6, 1, 0, 0, 0) from generate_series(0, " + (ROWS * YEARS - 1)
                        + ") i",
                "create index on visit (ended_at, id)",
                "create index on visit (person_id)",
                "vacuum analyze",
                "checkpoint");
    }

    private static void measure(Server server, EntityManagerFactory entities) throws SQLException {
        RetentionSweep rows = new RetentionSweep(entities)
                .withReceipts(ErasureReceipts.keyed(new byte[32]))
                .withoutCountingWhatStays();
        RetentionSweep partitions = rows.withWholePartitions();
        for (int year = FIRST; year < FIRST + YEARS; year += 2) {
            double one = timed(server, year, rows);
            double all = timed(server, year + 1, partitions);
            System.out.printf(
                    Locale.ROOT,
                    "%,d rows each: row by row %,.0f rows/s, as a whole %,.0f rows/s, ratio %.1f%n",
                    ROWS,
                    one,
                    all,
                    all / one);
        }
    }

    /** The rate at which what ended in a year goes when it becomes due. */
    private static double timed(Server server, int year, RetentionSweep sweep) throws SQLException {
        now = Instant.parse((year + 2) + "-01-01T00:00:00Z");
        server.execute("checkpoint");
        long before = System.nanoTime();
        SweepReport report = sweep.run();
        double seconds = (System.nanoTime() - before) / 1e9;
        if (report.rowsErased() != ROWS) {
            throw new IllegalStateException("only " + report.rowsErased() + " rows went");
        }
        return ROWS / seconds;
    }
}
