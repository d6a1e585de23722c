package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.Crowd.Known;
import com.mittliv.privacy.jpa.proof.ErasedRows.Action;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three processes sweep one database, while others write: what is left is what the engine says of each row. */
class SweepTogetherTest {
    private static final int SECONDS = Integer.getInteger("privacy.together.seconds", 8);
    private static final int PEOPLE = 2_000;

    private final ErasureReceipts receipts = ErasureReceipts.keyed(SweepChild.KEY);
    private final Map<String, Object> settings = Database.POSTGRESQL.fresh();
    private final Map<Long, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong(PEOPLE);
    private final AtomicInteger withdrawn = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void whatIsLeftIsWhatTheEngineSaysOfEachRowAndEachThatWentHasOneReceipt() throws Exception {
        try (World world = new World(settings, ENGINE, SweepChild.ENTITIES)) {
            known.putAll(Crowd.stored(world, PEOPLE, 77));
            List<Process> children = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                children.add(SweepChild.start(settings, folder.resolve("child.log"), SECONDS));
            }
            for (Process child : children) {
                assertThat(firstLine(child)).isEqualTo("sweeping");
            }
            write(world);
            for (Process child : children) {
                assertThat(child.waitFor())
                        .as(Files.readString(folder.resolve("child.log")))
                        .isZero();
            }
            SweepReport last = world.sweep().withReceipts(receipts).run();
            assertThat(last.entities()).allMatch(swept -> swept.passedBy() == 0);
            requireWhatTheEngineSays(world);
        }
        assertThat(next.get()).isGreaterThan(PEOPLE + 10);
        assertThat(withdrawn.get()).isGreaterThan(10);
    }

    private static String firstLine(Process child) throws Exception {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    /** For as long as the others begin new sweeps: one does not end while rows that are due keep coming. */
    private void write(World world) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        ExecutorService writers = Executors.newFixedThreadPool(2);
        Future<?> inserting = writers.submit(() -> {
            Random random = new Random(6);
            while (System.nanoTime() < until) {
                insert(world, random);
            }
        });
        Future<?> withdrawing = writers.submit(() -> {
            List<Long> consented = known.keySet().stream()
                    .filter(id -> !known.get(id).person().consents().isEmpty())
                    .sorted()
                    .toList();
            for (int i = 0; i < consented.size() && System.nanoTime() < until; i++) {
                withdraw(world, consented.get(i));
            }
        });
        inserting.get();
        withdrawing.get();
        writers.shutdown();
    }

    /** Somebody new, who is due at once, or not. */
    private void insert(World world, Random random) {
        long id = next.incrementAndGet();
        Adept another = new Adept(id, "adept");
        if (random.nextBoolean()) {
            another.ended(Crowd.ENDED);
        }
        known.put(id, new Known(another, SubjectState.none()));
        world.store(another);
    }

    /** What a consent kept up to here is there up to here. */
    private void withdraw(World world, long id) {
        Known before = known.get(id);
        if ("adept".equals(before.row().role)) {
            Adept row = world.system(em -> em.find(Adept.class, id));
            assertThat(row).as("row " + id + ", which a consent keeps").isNotNull();
            assertThat(row.email).as("its e-mail address").isNotNull();
        }
        Consent consent = Consent.withdrawn(NEWSLETTER, world.now.get());
        world.states.record("p" + id, consent);
        known.put(id, new Known(before.row(), before.person().with(consent)));
        withdrawn.incrementAndGet();
    }

    private void requireWhatTheEngineSays(World world) throws SQLException {
        Map<Long, Adept> left = new HashMap<>();
        world.system(em -> {
            em.createQuery("from Adept", Adept.class).getResultList().forEach(adept -> left.put(adept.id, adept));
            return "read";
        });
        assertThat(known).hasSize((int) next.get());
        for (Known each : known.values()) {
            Crowd.compare(world.now.get(), each, Optional.ofNullable(left.get(each.row().id)));
        }
        requireReceipts("adept");
        requireReceipts("note");
        try (Connection connection = Migrated.connect(settings)) {
            assertThat(receipts.verify(connection)).isInstanceOf(Intact.class);
            for (long id = 1; id <= next.get(); id += next.get() / 50) {
                long deletions = receipts.proves(connection, "p" + id, "Adept", List.of(id)).stream()
                        .filter(receipt -> receipt.action() == Action.DELETED)
                        .count();
                assertThat(deletions).as("receipts of row " + id).isEqualTo(left.containsKey(id) ? 0 : 1);
            }
        }
    }

    private void requireReceipts(String table) throws SQLException {
        long left = Long.parseLong(
                Migrated.rows(settings, "select count(*) from " + table).get(0));
        assertThat(Migrated.rows(
                        settings,
                        "select sum(row_count) from privacy_receipt where action = 'DELETED' and lower(entity) = '"
                                + table + "'"))
                .containsExactly(String.valueOf(next.get() - left));
    }
}
