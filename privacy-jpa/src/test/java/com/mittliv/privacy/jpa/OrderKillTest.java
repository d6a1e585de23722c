package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.ErasureTerms.ENGINE;
import static com.mittliv.privacy.jpa.ErasureTerms.RECEIPTS;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders whose virtual machine stops dead at random points end as those of one that is left in peace. */
class OrderKillTest {
    private static final int KILLS = Integer.getInteger("privacy.kills", 2);
    private static final int PEOPLE = 6;
    private static final Instant LONG_AGO = Instant.parse("2020-01-15T10:00:00Z");
    /** What orders leave behind, without numbers and instants that tell how often they were tried. */
    private static final List<String> LEFT = List.of(
            "select * from adept",
            "select * from adept_alias",
            "select * from note",
            "select subject_id, purpose, act, wording from privacy_consent",
            "select subject_id, purpose from privacy_objection",
            "select state, subject_hash, subject_id, outcome from privacy_erasure_order",
            "select store, planned, last_failure from privacy_erasure_store",
            "select idempotency_key, subject_id, categories from privacy_outbox",
            "select entity, action, categories, grounds, row_count, encode(subjects, 'hex'), encode(row_keys, 'hex'),"
                    + " dependents from privacy_receipt");

    @TempDir
    private Path folder;

    private void prepare(Map<String, Object> settings) {
        try (World world = new World(settings, ENGINE, "update", Adept.class, Adept.Note.class)) {
            ErasureOrders orders = ErasureOrders.of(world.entities, RECEIPTS).with(OrderChild.letters(folder));
            LongStream.rangeClosed(1, PEOPLE).forEach(id -> {
                world.store(id % 2 == 0 ? new Adept(id, "adept") : new Adept(id, "adept").ended(LONG_AGO));
                world.states.record("p" + id, Consent.given(NEWSLETTER, LONG_AGO));
                var unused = orders.take("p" + id);
            });
        }
    }

    private Path letters(String of) throws IOException {
        Path letters = folder.resolve(of);
        for (int id = 1; id <= PEOPLE; id++) {
            Path own = Files.createDirectories(OrderChild.letters(letters).folderOf("p" + id));
            Files.writeString(own.resolve("one"), "a letter");
            Files.writeString(own.resolve("two"), "another");
        }
        return letters;
    }

    private static int run(Map<String, Object> settings, Path letters, int stopBefore) throws Exception {
        return OrderChild.run(settings, letters, stopBefore, OrderChild.ORDERS);
    }

    @Test
    void stoppedOrdersEndAsThoseLeftInPeace() throws Exception {
        Map<String, Object> killed = Migrated.on(Database.POSTGRESQL).settings;
        prepare(killed);
        Map<String, Object> inPeace = Database.POSTGRESQL.copyOf(killed);
        assertThat(run(inPeace, letters("peace"), Integer.MAX_VALUE)).isZero();

        Path letters = letters("killed");
        Random random = new Random(42);
        int stopped = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int exit = run(killed, letters, 1 + random.nextInt(KILLS > 20 ? 12 : 40));
            assertThat(exit).isIn(0, OrderChild.STOPPED);
            stopped += exit == OrderChild.STOPPED ? 1 : 0;
        }
        assertThat(stopped).as("it was stopped").isPositive();
        assertThat(run(killed, letters, Integer.MAX_VALUE)).isZero();

        for (String left : LEFT) {
            assertThat(Migrated.rows(killed, left))
                    .as(left)
                    .containsExactlyInAnyOrderElementsOf(Migrated.rows(inPeace, left));
        }
        assertThat(Migrated.rows(killed, "select distinct state from privacy_erasure_order"))
                .containsExactly("done");
        assertThat(letters).isEmptyDirectory();
        try (Connection connection = Migrated.connect(killed)) {
            assertThat(RECEIPTS.verify(connection).isIntact()).isTrue();
        }
    }
}
