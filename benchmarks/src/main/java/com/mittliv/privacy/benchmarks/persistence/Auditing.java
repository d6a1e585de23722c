package com.mittliv.privacy.benchmarks.persistence;

import com.mittliv.privacy.audit.AuditEntry;
import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.AuditEvent.Kind;
import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.audit.SpoolLimits;
import com.mittliv.privacy.audit.SpooledAuditLog;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What it costs a business transaction to be on record: the same update of a row without a record, with it in the same
 * transaction, in one of its own, and by a spool, in turns; with one writer and with two.
 */
public final class Auditing {
    private static final int ROUNDS = Integer.getInteger("audit.rounds", 9);
    private static final int EACH = Integer.getInteger("audit.each", 60);
    private static final int WRITERS = 2;

    private final EntityManagerFactory entities;
    private final JpaAuditLog log;
    private final SpooledAuditLog spool;

    private Auditing(EntityManagerFactory entities, JpaAuditLog log, SpooledAuditLog spool) {
        this.entities = entities;
        this.log = log;
        this.spool = spool;
    }

    /** How a transaction gets on record. */
    private enum Form {
        WITHOUT,
        SAME_TRANSACTION,
        SAME_TRANSACTION_CHAIN_EACH,
        OWN_TRANSACTION,
        SPOOLED
    }

    /**
     * Measures and prints the table.
     *
     * @param arguments none
     * @throws Exception if PostgreSQL does not start, or a transaction fails
     */
    public static void main(String... arguments) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target"), "spool");
        try (Server server = new Server();
                HikariDataSource pool = server.pool(2 * WRITERS + 1);
                EntityManagerFactory entities =
                        Unit.build(pool, Optional.empty(), JpaAuditLog.entityClasses(), "create")) {
            server.execute(
                    "create table booking (id integer primary key, seats integer not null)",
                    "insert into booking select i, 0 from generate_series(0, 9999) i",
                    "analyze");
            JpaAuditLog log = new JpaAuditLog(entities);
            try (SpooledAuditLog spool =
                    SpooledAuditLog.open(folder, log.chain("spooled"), SpoolLimits.DEFAULT, Instant::now)) {
                new Auditing(entities, log, spool).measure();
            }
        }
    }

    private void measure() throws Exception {
        System.out.println("| writers | form | transactions a second | time, ratio to without |");
        System.out.println("|---:|---|---:|---:|");
        for (int writers = 1; writers <= WRITERS; writers++) {
            List<List<Double>> seconds = new ArrayList<>();
            Arrays.stream(Form.values()).forEach(form -> seconds.add(new ArrayList<>()));
            ExecutorService pool = Executors.newFixedThreadPool(writers);
            try {
                for (int round = -2; round < ROUNDS; round++) {
                    for (Form form : Form.values()) {
                        double took = run(pool, writers, form);
                        if (round >= 0) {
                            seconds.get(form.ordinal()).add(took);
                        }
                    }
                }
            } finally {
                pool.shutdown();
            }
            print(writers, seconds);
        }
    }

    private static void print(int writers, List<List<Double>> seconds) {
        List<Double> without = seconds.get(Form.WITHOUT.ordinal());
        for (Form form : Form.values()) {
            List<Double> mine = seconds.get(form.ordinal());
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < mine.size(); i++) {
                ratios.add(mine.get(i) / without.get(i));
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %s | %.0f | %.2f |%n",
                    writers,
                    form.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    writers * EACH / median(mine),
                    median(ratios));
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private double run(ExecutorService pool, int writers, Form form) throws Exception {
        List<Callable<String>> tasks = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            int own = writer;
            tasks.add(() -> {
                for (int i = 0; i < EACH; i++) {
                    transaction(form, own, i);
                }
                return "done";
            });
        }
        long begun = System.nanoTime();
        for (var done : pool.invokeAll(tasks)) {
            String unused = done.get();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        // What the forwarder has still to do must not slow down what is measured next.
        spool.awaitForwarded(Duration.ofMinutes(1));
        return seconds;
    }

    private void transaction(Form form, int writer, int number) {
        try (EntityManager manager = entities.createEntityManager()) {
            manager.getTransaction().begin();
            int updated = manager.createNativeQuery("update booking set seats = seats + 1 where id = ?1")
                    .setParameter(1, writer * 5_000 + number)
                    .executeUpdate();
            if (updated != 1) {
                throw new IllegalStateException("a booking is not there");
            }
            switch (form) {
                case SAME_TRANSACTION -> append(log.in(manager));
                case SAME_TRANSACTION_CHAIN_EACH ->
                    append(log.chain("writer-" + writer).in(manager));
                case OWN_TRANSACTION -> append(log);
                case SPOOLED -> append(spool);
                case WITHOUT -> {}
            }
            manager.getTransaction().commit();
        }
    }

    private static void append(AuditLog to) {
        AuditEntry unused = to.append(new AuditEvent(
                Kind.DISCLOSED,
                Instant.now(),
                Optional.of(SubjectHasher.keyed(new byte[32]).hash("p1")),
                "1",
                Optional.of("service"),
                Optional.of("bank"),
                List.of("name", "contact"),
                Optional.of("service"),
                Optional.empty(),
                OptionalLong.empty()));
    }
}
