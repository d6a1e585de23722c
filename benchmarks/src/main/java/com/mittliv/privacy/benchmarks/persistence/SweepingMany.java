package com.mittliv.privacy.benchmarks.persistence;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.jpa.sweep.SweepProgress;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.jpa.sweep.SweepWatch.Next;
import com.mittliv.privacy.scope.PurposeScope;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One sweep over many people, all of them due, with three children each in two tables: how much memory it takes, and
 * whether its last batches are as fast as its first.
 */
public final class SweepingMany {
    private static final int PEOPLE = Integer.getInteger("sweep.people", 200_000);
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private SweepingMany() {}

    /** How far a sweep had come, and when. */
    private record Mark(long rows, double seconds) {}

    /**
     * Measures and prints.
     *
     * @param arguments none; the system property {@code sweep.people} says how many people there are
     * @throws IOException if PostgreSQL does not start
     * @throws SQLException if the tables cannot be filled
     */
    public static void main(String... arguments) throws IOException, SQLException {
        try (Server server = new Server();
                HikariDataSource pool = server.pool();
                EntityManagerFactory entities = entities(pool)) {
            fill(server);
            List<Mark> marks = new ArrayList<>();
            SweepReport report = new RetentionSweep(entities)
                    .withReceipts(ErasureReceipts.keyed(new byte[32]))
                    .withoutCountingWhatStays()
                    .watchedBy(progress -> {
                        marks.add(mark(progress));
                        return Next.GO_ON;
                    })
                    .run();
            if (report.rowsErased() != 7L * PEOPLE) {
                throw new IllegalStateException("only " + report.rowsErased() + " rows went");
            }
            print(marks);
        }
    }

    private static Mark mark(SweepProgress progress) {
        return new Mark(progress.done(), progress.taken().toNanos() / 1e9);
    }

    private static EntityManagerFactory entities(HikariDataSource pool) {
        PrivacyEngine engine = Sweeping.engine();
        PrivacyGuard guard = PrivacyGuard.of(engine, new PurposeScope(engine), () -> NOW);
        return Unit.build(
                pool,
                Optional.of(guard),
                List.of(Owners.Owner.class, Owners.Letter.class, Owners.Call.class),
                "create");
    }

    private static void fill(Server server) throws SQLException {
        String child = " select i, i / 3, 'a text of some length, as people write' from generate_series(0, "
                + (PEOPLE * 3 - 1) + ") i";
        server.execute(
                // The keys are right as they are; checking each takes longer than the rows.
                "set session_replication_role = replica",
                "insert into owner (id, person_id, name, email, ended_at) select i, 'person-' || i, 'name ' || i,"
                        + " 'mail' || i || '@example.org', make_date(2000 + i % 12, 6, 1) from generate_series(0, "
                        + (PEOPLE - 1) + ") i",
                "insert into letter (id, owner_id, text)" + child,
                "insert into call (id, owner_id, text)" + child,
                "create index on owner (ended_at, id)",
                "create index on letter (owner_id)",
                "create index on call (owner_id)",
                "vacuum analyze",
                "checkpoint");
    }

    private static void print(List<Mark> marks) {
        Mark last = marks.get(marks.size() - 1);
        System.out.printf(
                Locale.ROOT,
                "%,d people, %,d rows erased in %.0f s, %,.0f rows/s%n",
                PEOPLE,
                last.rows,
                last.seconds,
                last.rows / last.seconds);
        int tenth = marks.size() / 10;
        for (int i = 0; i < 10; i++) {
            Mark from = i == 0 ? new Mark(0, 0) : marks.get(i * tenth - 1);
            Mark to = marks.get((i + 1) * tenth - 1);
            System.out.printf(
                    Locale.ROOT,
                    "tenth %d of the batches: %,.0f rows/s%n",
                    i + 1,
                    (to.rows - from.rows) / (to.seconds - from.seconds));
        }
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                peak += pool.getPeakUsage().getUsed();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "heap: at most %,d MB allowed, peaks of its pools together %,d MB%n",
                Runtime.getRuntime().maxMemory() >> 20,
                peak >> 20);
    }
}
