package com.mittliv.privacy.benchmarks.persistence;

import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.years;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * The sweep, with receipts, beside batches written by hand, without, and beside Hibernate's removal: each deletes, or
 * empties, another share of the same tables, in turn. A share's people are spread over the tables, unless
 * {@code -Dsweep.side-by-side=true}: then a share's rows stand side by side, as those of a year do that were stored in it.
 */
public final class Sweeping {
    private static final int PEOPLE = Integer.getInteger("sweep.people", 180_000);
    private static final int SHARES = 18;
    private static final String SHARE =
            Boolean.getBoolean("sweep.side-by-side") ? "i / " + PEOPLE / SHARES : "i * 7919 % " + SHARES;
    private static final int BATCH = 5_000;
    private static final int CHILDREN = 3;
    private static final List<Class<?>> WITH_CHILDREN =
            List.of(Owners.Owner.class, Owners.Letter.class, Owners.Call.class);
    private static final List<Class<?>> ALONE = List.of(Owners.Subscriber.class);

    private final Server server;
    private volatile Instant now = Instant.EPOCH;
    private final ErasureReceipts receipts = ErasureReceipts.keyed(new byte[32]);
    private final ExecutorService two = Executors.newFixedThreadPool(2);
    private int share;

    private Sweeping(Server server) {
        this.server = server;
    }

    /**
     * Measures and prints the table.
     *
     * @param arguments none; the system property {@code sweep.people} says how many people there are
     * @throws IOException if PostgreSQL does not start
     * @throws SQLException if the tables cannot be filled or changed
     */
    public static void main(String... arguments) throws IOException, SQLException {
        try (Server server = new Server()) {
            Sweeping sweeping = new Sweeping(server);
            try {
                sweeping.measure();
            } finally {
                sweeping.two.shutdown();
            }
        }
    }

    static PrivacyEngine engine() {
        Role member = Role.of("member");
        Role subscriber = Role.of("subscriber");
        DataCategory profile = DataCategory.of("profile");
        DataCategory contact = DataCategory.of("contact");
        DataCategory messages = DataCategory.of("messages");
        Event ended = Event.of("ended");
        Event left = Event.of("left");
        Purpose service = Purpose.of("service");
        return PrivacyEngine.compile(Policy.named("owners", "1", Policy.Controller.of("Example AB"))
                .timeZone(ZoneOffset.UTC)
                .declare(member, subscriber)
                .declare(profile, contact, messages)
                .declare(ended, left)
                .declare(service)
                .rule(rule("service")
                        .about(member)
                        .using(profile, messages)
                        .forPurpose(service)
                        .on(contract())
                        .kept(years(1).after(ended)))
                .rule(rule("names")
                        .about(subscriber)
                        .using(profile)
                        .forPurpose(service)
                        .on(contract())
                        .kept(years(500).after(left)))
                .rule(rule("addresses")
                        .about(subscriber)
                        .using(contact)
                        .forPurpose(service)
                        .on(contract())
                        .kept(years(1).after(left)))
                .build());
    }

    private EntityManagerFactory guarded(HikariDataSource pool, String schemaAction, List<Class<?>> types) {
        PrivacyEngine engine = engine();
        InstantSource clock = () -> now;
        PrivacyGuard guard = PrivacyGuard.of(engine, new PurposeScope(engine), clock);
        return Unit.build(pool, Optional.of(guard), types, schemaAction);
    }

    /** People whose time ended in one of as many years as there are shares, spread. */
    private void fill() throws SQLException {
        try (HikariDataSource pool = server.pool();
                EntityManagerFactory unused = guarded(
                        pool,
                        "create",
                        List.of(Owners.Owner.class, Owners.Letter.class, Owners.Call.class, Owners.Subscriber.class))) {
            String child = " select i, i / " + CHILDREN + ", 'a text of some length, as people write' from"
                    + " generate_series(0, " + (PEOPLE * CHILDREN - 1) + ") i";
            server.execute(
                    "insert into owner (id, person_id, name, email, ended_at) select i, 'person-' || i, 'name ' || i,"
                            + " 'mail' || i || '@example.org', make_date(1900 + " + SHARE
                            + ", 6, 1) from generate_series(0, " + (PEOPLE - 1) + ") i",
                    "insert into letter (id, owner_id, text)" + child,
                    "insert into call (id, owner_id, text)" + child,
                    "insert into subscriber (id, person_id, name, email, telephone, left_at) select i, 'person-' || i,"
                            + " 'name ' || i, 'mail' || i || '@example.org', '0700-' || i, make_date(1950 + " + SHARE
                            + ", 6, 1) from generate_series(0, " + (PEOPLE - 1) + ") i",
                    "create index on owner (ended_at, id)",
                    "create index on letter (owner_id)",
                    "create index on call (owner_id)",
                    "create index on subscriber (left_at, id)",
                    "vacuum analyze",
                    "checkpoint");
        }
    }

    private void measure() throws SQLException {
        fill();
        try (HikariDataSource one = server.pool();
                HikariDataSource two = server.pool(3);
                HikariDataSource plain = server.pool(2);
                EntityManagerFactory single = guarded(one, "none", WITH_CHILDREN);
                EntityManagerFactory several = guarded(two, "none", WITH_CHILDREN);
                EntityManagerFactory alone = guarded(one, "none", ALONE);
                EntityManagerFactory removing = Unit.build(
                        plain,
                        Optional.empty(),
                        List.of(Owners.PlainOwner.class, Owners.PlainLetter.class, Owners.PlainCall.class),
                        "none")) {
            share = 0;
            Instant first =
                    LocalDate.of(1902, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
            double warmed = timed(first, () -> swept(single, 1));
            double ignored = timed(next(1900), () -> swept(several, 2)) + timed(next(1900), () -> byHandOfTwo(plain));
            List<Double> hand = new ArrayList<>();
            List<Double> hands = new ArrayList<>();
            List<Double> sweep = new ArrayList<>();
            List<Double> workers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                hand.add(timed(next(1900), () -> byHand(plain, BATCH)));
                hands.add(timed(next(1900), () -> byHandOfTwo(plain)));
                sweep.add(timed(next(1900), () -> swept(single, 1)));
                workers.add(timed(next(1900), () -> swept(several, 2)));
            }
            double removed = timed(next(1900), () -> removed(removing));
            share = 0;
            List<Double> update = new ArrayList<>();
            List<Double> emptied = new ArrayList<>();
            double unused = timed(next(1950), () -> emptied(alone));
            for (int i = 0; i < 4; i++) {
                update.add(timed(next(1950), () -> updated(plain)));
                emptied.add(timed(next(1950), () -> emptied(alone)));
            }
            System.out.printf(Locale.ROOT, "%d people, %d shares, first sweep %,.0f rows/s%n", PEOPLE, SHARES, warmed);
            print("batches of 5,000 by hand, no receipts", hand);
            print("the same by two at once, 2,500 each", hands);
            print("sweep, receipts, one worker", sweep);
            print("sweep, receipts, two workers", workers);
            print("em.remove with cascade, batches of 50", List.of(removed));
            print("update in batches by hand", update);
            print("sweep that empties", emptied);
            System.out.printf(
                    Locale.ROOT,
                    "sweep / by hand %.2f; two by hand / one %.2f; two workers / one %.2f; sweep / em.remove %.1f;"
                            + " emptying / update %.2f%n",
                    median(sweep) / median(hand),
                    median(hands) / median(hand),
                    median(workers) / median(sweep),
                    median(sweep) / removed,
                    median(emptied) / median(update));
        }
    }

    private static void print(String what, List<Double> rates) {
        System.out.printf(
                Locale.ROOT,
                "%s: %,.0f rows/s %s%n",
                what,
                median(rates),
                rates.stream()
                        .map(rate -> String.format(Locale.ROOT, "%,.0f", rate))
                        .toList());
    }

    private static double median(List<Double> rates) {
        List<Double> sorted = new ArrayList<>(rates);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** The instant at which one share more is due. */
    private Instant next(int from) {
        share++;
        return LocalDate.of(from + 2 + (from == 1900 ? share : share - 1), 1, 1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private interface Work {
        long rows() throws SQLException;
    }

    private double timed(Instant at, Work work) throws SQLException {
        now = at;
        server.execute("checkpoint");
        long before = System.nanoTime();
        long rows = work.rows();
        double seconds = (System.nanoTime() - before) / 1e9;
        if (rows < PEOPLE / SHARES) {
            throw new IllegalStateException("only " + rows + " rows were done");
        }
        return rows / seconds;
    }

    private long swept(EntityManagerFactory entities, int workers) {
        return sweep(entities, workers).rowsErased();
    }

    private SweepReport sweep(EntityManagerFactory entities, int workers) {
        return new RetentionSweep(entities)
                .withWorkers(workers)
                .withReceipts(receipts)
                .withoutCountingWhatStays()
                .run();
    }

    private long emptied(EntityManagerFactory entities) {
        return sweep(entities, 1).attributesEmptied();
    }

    private long byHandOfTwo(HikariDataSource pool) {
        return Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return byHand(pool, BATCH / 2);
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        two))
                .limit(2)
                .toList()
                .stream()
                .mapToLong(CompletableFuture::join)
                .sum();
    }

    private long byHand(HikariDataSource pool, int batch) throws SQLException {
        return inBatches(
                pool,
                batch,
                "select id from owner where ended_at < ? and id > ? order by id limit " + batch
                        + " for update skip locked",
                "delete from letter where owner_id = any(?)",
                "delete from call where owner_id = any(?)",
                "delete from owner where id = any(?)");
    }

    private long updated(HikariDataSource pool) throws SQLException {
        return inBatches(
                pool,
                BATCH,
                "select id from subscriber where left_at < ? and id > ? and (email is not null or telephone is not"
                        + " null) order by id limit " + BATCH + " for update skip locked",
                "update subscriber set email = null, telephone = null where id = any(?)");
    }

    private long inBatches(HikariDataSource pool, int batch, String select, String... changes) throws SQLException {
        long rows = 0;
        long last = -1;
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            List<Long> ids;
            do {
                ids = ids(connection, select, last);
                Array array = connection.createArrayOf("bigint", ids.toArray());
                for (String change : changes) {
                    try (PreparedStatement statement = connection.prepareStatement(change)) {
                        statement.setArray(1, array);
                        rows += statement.executeUpdate();
                    }
                }
                connection.commit();
                last = ids.isEmpty() ? last : ids.get(ids.size() - 1);
            } while (ids.size() == batch);
        }
        return rows;
    }

    private List<Long> ids(Connection connection, String select, long last) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setObject(1, cutOff().atOffset(ZoneOffset.UTC));
            statement.setLong(2, last);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    ids.add(result.getLong(1));
                }
            }
        }
        return ids;
    }

    private Instant cutOff() {
        return now.atOffset(ZoneOffset.UTC).minusYears(1).toInstant();
    }

    private long removed(EntityManagerFactory entities) {
        List<Long> ids;
        try (EntityManager manager = entities.createEntityManager()) {
            ids = manager.createQuery("select o.id from PlainOwner o where o.endedAt < :cutOff", Long.class)
                    .setParameter("cutOff", cutOff())
                    .getResultList();
        }
        long rows = 0;
        for (int from = 0; from < ids.size(); from += 50) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + 50));
            try (EntityManager manager = entities.createEntityManager()) {
                manager.getTransaction().begin();
                for (Long id : some) {
                    Owners.PlainOwner owner = manager.find(Owners.PlainOwner.class, id);
                    rows += 1 + owner.letters.size() + owner.calls.size();
                    manager.remove(owner);
                }
                manager.getTransaction().commit();
            }
        }
        return rows;
    }
}
