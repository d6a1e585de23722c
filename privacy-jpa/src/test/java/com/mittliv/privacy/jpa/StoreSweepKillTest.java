package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.ErasureTerms.ENGINE;
import static com.mittliv.privacy.jpa.ErasureTerms.RECEIPTS;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.jpa.rights.FolderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep of files whose virtual machine stops dead: the next ends it, and each file that went has one receipt. */
class StoreSweepKillTest {
    private static final int KILLS = Integer.getInteger("privacy.kills", 1);
    private static final int PEOPLE = 8;
    private static final int FILES = 3;
    private static final Instant LONG_AGO = Instant.parse("2020-01-15T10:00:00Z");

    @TempDir
    private Path folder;

    private void fill(FolderStore letters) throws IOException {
        for (int person = 1; person <= PEOPLE; person++) {
            Path own = Files.createDirectories(letters.folderOf("p" + person));
            for (int file = 0; file < FILES; file++) {
                Files.writeString(own.resolve("letter" + file), "a letter");
            }
        }
    }

    @Test
    void whateverStatementItStopsBeforeTheNextSweepEndsIt() throws Exception {
        FolderStore letters = OrderChild.letters(folder);
        Map<String, Object> settings = Migrated.on(Database.POSTGRESQL).settings;
        try (World world = new World(settings, ENGINE, "update", Adept.class, Adept.Note.class)) {
            // Every second person still wants letters.
            for (int person = 2; person <= PEOPLE; person += 2) {
                world.states.record("p" + person, Consent.given(NEWSLETTER, LONG_AGO));
            }
        }
        Random random = new Random(7);
        int stopped = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            fill(letters);
            int exit = OrderChild.run(settings, folder, 2 + random.nextInt(40), OrderChild.STORES);
            assertThat(exit).isIn(0, OrderChild.STOPPED);
            stopped += exit == OrderChild.STOPPED ? 1 : 0;
            assertThat(OrderChild.run(settings, folder, Integer.MAX_VALUE, OrderChild.STORES))
                    .isZero();
            try (Connection connection = Migrated.connect(settings)) {
                assertThat(RECEIPTS.verify(connection).isIntact()).isTrue();
                for (int person = 1; person <= PEOPLE; person++) {
                    int went = person % 2 == 0 ? 0 : FILES;
                    assertThat(letters.find("p" + person)).hasSize(FILES - went);
                    assertThat(RECEIPTS.of(connection, "p" + person).stream()
                                    .mapToInt(receipt -> receipt.rows())
                                    .sum())
                            .isEqualTo(went * kill);
                }
            }
            assertThat(Migrated.rows(settings, "select id from privacy_store_sweep"))
                    .isEmpty();
        }
        assertThat(stopped).as("it was stopped").isPositive();
    }
}
