package com.mittliv.privacy.benchmarks.persistence;

import static com.mittliv.privacy.benchmarks.persistence.Rules.NEWSLETTER;
import static com.mittliv.privacy.benchmarks.persistence.Rules.SERVICE;

import com.mittliv.privacy.benchmarks.report.Check;
import com.mittliv.privacy.benchmarks.report.Machine;
import com.mittliv.privacy.jpa.PurposeMasks;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongBiFunction;

/** The guard beside the same Hibernate without it, over the same table: each figure from pairs, in turn, in one JVM. */
public final class Persistence {
    private static final int PEOPLE = 20_000;
    private static final int OF_A_ROUND = 1_000;
    private static final int FINDS = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("benchmark.warm-up", 5));

    private final Server server;
    private final int pairs;
    private final String only;
    private final List<Pairs> measured = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private long asked;

    private Persistence(Server server, int pairs, String only) {
        this.server = server;
        this.pairs = pairs;
        this.only = only;
    }

    /**
     * Measures and writes the table to {@code results/persistence-jdk17.md}, by the JDK it runs on.
     *
     * @param arguments how many pairs of each query, 400 unless given, and a part of the names of those to measure
     * @throws IOException if PostgreSQL does not start or the table cannot be written
     * @throws SQLException if the table of members cannot be filled
     */
    public static void main(String... arguments) throws IOException, SQLException {
        int pairs = arguments.length == 0 || arguments[0].isBlank() ? 400 : Integer.parseInt(arguments[0]);
        String only = arguments.length < 2 ? "" : arguments[1];
        Machine machine = Machine.here();
        try (Server server = new Server()) {
            Persistence persistence = new Persistence(server, pairs, only);
            persistence.prepare();
            persistence.measure();
            persistence.write(machine.atTheEnd());
        }
    }

    private void prepare() throws SQLException {
        Unit.createTables(server);
        server.execute(
                "insert into member (id, personid, round_of, name, email, telephone, street, city, employer, education,"
                        + " notes) select i, 'person-' || i, i / " + OF_A_ROUND + ", 'name ' || i, 'mail' || i ||"
                        + " '@example.org', '0700-' || i, 'street ' || i, 'city', 'employer', 'school', 'a note'"
                        + " from generate_series(0, " + (PEOPLE - 1) + ") i",
                "insert into privacy_consent (subject_id, purpose, act, at, wording) select 'person-' || i, p, 'GIVEN',"
                        + " timestamptz '2025-01-01' + (i || ' seconds')::interval, '1' from generate_series(0, "
                        + (PEOPLE - 1) + ") i, unnest(array['newsletter', 'research']) p",
                "create index member_round on member (round_of)",
                "vacuum analyze");
    }

    private void measure() {
        try (Unit plain = Unit.plain(server);
                Unit guarded = Unit.guarded(server, Rules.of(40), Members.Guarded.class);
                Unit large = Unit.guarded(server, Rules.of(10_000), Members.Masked.class);
                Unit masked = Unit.guarded(server, Rules.of(40), Members.Masked.class)) {
            for (Unit unit : List.of(masked, large)) {
                new PurposeMasks(unit.guard.orElseThrow(), unit.entities).settle();
            }
            List.of(plain, guarded, large, masked).forEach(this::warmUp);
            for (Unit unit : List.of(masked, large)) {
                String rules = unit == large ? ", 10,000 rules" : "";
                against(plain, unit, SERVICE, "find, own columns" + rules, 1.10, Persistence::findOne);
                against(
                        plain,
                        unit,
                        SERVICE,
                        "20 finds in a transaction, own columns" + rules,
                        1.10,
                        Persistence::find);
                against(plain, unit, SERVICE, "1,000 entities, own columns" + rules, 1.10, this::query);
                against(plain, unit, SERVICE, "projection of 1,000, own columns" + rules, 1.10, this::projection);
                against(plain, unit, SERVICE, "flush, own columns" + rules, 1.15, Persistence::flush);
            }
            against(plain, masked, NEWSLETTER, "find, consent by the mask", 1.10, Persistence::findOne);
            against(plain, masked, NEWSLETTER, "1,000 entities, consent by the mask", 1.25, this::query);
            against(plain, guarded, SERVICE, "find, restriction by its table", 1.10, Persistence::findOne);
            against(plain, guarded, SERVICE, "1,000 entities, restriction by its table", 1.25, this::query);
            against(plain, guarded, NEWSLETTER, "find, consent by the ledger", 1.10, Persistence::findOne);
            against(plain, guarded, NEWSLETTER, "1,000 entities, consent by the ledger", 1.25, this::query);
        }
        if ("start-up of 50 entities".contains(only)) {
            Pairs start = StartOf50.measure(server, 12);
            measured.add(start);
            checks.add(new Check("start-up of 50 entities", start.ratio(), 1.10, "times"));
        }
    }

    /** What comes first would else be measured while the compiler is at work on it. */
    private void warmUp(Unit unit) {
        List<ToLongBiFunction<EntityManager, Class<?>>> all =
                List.of(Persistence::find, Persistence::flush, this::query, this::projection);
        long end = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < end) {
            all.forEach(work -> {
                long unused = unit.work(SERVICE, em -> work.applyAsLong(em, unit.type));
            });
        }
    }

    private void against(
            Unit plain,
            Unit guarded,
            Purpose purpose,
            String what,
            double limit,
            ToLongBiFunction<EntityManager, Class<?>> work) {
        if (!what.contains(only)) {
            return;
        }
        long expected = plain.work(purpose, em -> work.applyAsLong(em, plain.type));
        long found = guarded.work(purpose, em -> work.applyAsLong(em, guarded.type));
        if (expected != found) {
            throw new IllegalStateException(what + ": " + found + " rows instead of " + expected);
        }
        Pairs both = Pairs.measure(
                what,
                WARM_UP,
                pairs,
                () -> plain.work(purpose, em -> work.applyAsLong(em, plain.type)),
                () -> guarded.work(purpose, em -> work.applyAsLong(em, guarded.type)));
        System.out.println(both.row());
        measured.add(both);
        checks.add(new Check(what, both.ratio(), limit, "times"));
    }

    private static long findOne(EntityManager manager, Class<?> type) {
        return manager.find(type, 997L) == null ? 0 : 1;
    }

    private static long find(EntityManager manager, Class<?> type) {
        long found = 0;
        for (long id = 0; id < FINDS; id++) {
            found += manager.find(type, id * 997 % PEOPLE) == null ? 0 : 1;
        }
        return found;
    }

    private int round() {
        return (int) (asked++ / 2 % (PEOPLE / OF_A_ROUND));
    }

    private long query(EntityManager manager, Class<?> type) {
        return manager.createQuery("from " + name(type) + " m where m.round = :round", type)
                .setParameter("round", round())
                .getResultList()
                .size();
    }

    private long projection(EntityManager manager, Class<?> type) {
        return manager.createQuery(
                        "select m.name, m.email, m.city from " + name(type) + " m where m.round = :round",
                        Object[].class)
                .setParameter("round", round())
                .getResultList()
                .size();
    }

    private static long flush(EntityManager manager, Class<?> type) {
        Object found = manager.find(type, 4_711L);
        if (found instanceof Members.Plain plain) {
            plain.notes = "a note of " + System.nanoTime();
        } else if (found instanceof Members.Annotated annotated) {
            annotated.notes = "a note of " + System.nanoTime();
        }
        manager.flush();
        return 1;
    }

    private static String name(Class<?> type) {
        return type.getSimpleName();
    }

    private void write(Machine machine) throws IOException {
        StringBuilder text = new StringBuilder("# The guard beside Hibernate alone\n\nTaken ")
                .append(Instant.now().truncatedTo(ChronoUnit.SECONDS))
                .append(" by `./mvnw -q -pl benchmarks -am compile exec:exec -Dbenchmark.main=")
                .append(Persistence.class.getName())
                .append(" -Djmh.args=")
                .append(pairs)
                .append("` on ")
                .append(machine)
                .append(
                        ".\n\n| measured | alone | guarded | ratio | quartiles | of first deciles | pairs |\n|---|---:|---:|---:|---|---:|---:|\n");
        measured.forEach(pair -> text.append(pair.row()).append('\n'));
        text.append("\n| figure | measured | at most | |\n|---|---:|---:|---|\n");
        checks.forEach(check -> text.append("| %s | %.2f | %.2f | %s |\n"
                .formatted(check.claim(), check.value(), check.limit(), check.holds() ? "holds" : "**fails**")));
        Files.createDirectories(Path.of("results"));
        Files.writeString(
                Path.of("results", "persistence-jdk" + Runtime.version().feature() + ".md"), text.toString());
        System.out.println(text);
    }
}
