package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.ErasureTerms.ENGINE;
import static com.mittliv.privacy.jpa.ErasureTerms.LETTERS;
import static com.mittliv.privacy.jpa.ErasureTerms.RECEIPTS;
import static com.mittliv.privacy.jpa.Terms.ADEPT;
import static com.mittliv.privacy.jpa.Terms.NAME;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.proof.Receipt;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.FolderStore;
import com.mittliv.privacy.jpa.rights.Index;
import com.mittliv.privacy.jpa.rights.StoreSweep;
import com.mittliv.privacy.jpa.rights.StoreSweepReport;
import com.mittliv.privacy.jpa.rights.StoreSweepReport.Swept;
import com.mittliv.privacy.jpa.rights.SweptStore;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that nothing keeps go with a receipt each; whatever keeps one, or stands in the way, leaves it. */
class StoreSweepTest {
    private static final Instant LONG_AGO = Instant.parse("2020-01-15T10:00:00Z");

    @TempDir
    private Path folder;

    private FolderStore letters() {
        return OrderChild.letters(folder);
    }

    private void put(String person, int files) throws IOException {
        Path own = Files.createDirectories(letters().folderOf(person));
        for (int i = 0; i < files; i++) {
            Files.writeString(own.resolve("letter" + i), "a letter");
        }
    }

    private static World world(Database database) {
        return new World(database, ENGINE, Adept.class, Adept.Note.class);
    }

    private StoreSweep sweep(World world) {
        return sweep(world, letters());
    }

    private static StoreSweep sweep(World world, SweptStore... stores) {
        return StoreSweep.of(world.entities, RECEIPTS).with(stores);
    }

    private static long receipts(World world, String person) {
        return receipts(world, person, "letters");
    }

    private static long receipts(World world, String person, String store) {
        return world.transaction(manager -> manager.unwrap(Session.class).doReturningWork(connection -> {
            assertThat(RECEIPTS.verify(connection).isIntact()).isTrue();
            return RECEIPTS.of(connection, person).stream()
                    .filter(receipt -> receipt.entity().equals(store))
                    .filter(receipt -> receipt.categories().equals(List.of(LETTERS.id())))
                    .mapToLong(Receipt::rows)
                    .sum();
        }));
    }

    private static long begun(World world) {
        return world.transaction(manager -> manager.createQuery("select count(e) from PrivacyStoreSweep e", Long.class)
                .getSingleResult());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatNothingKeepsGoesWithAReceiptAndTheRestStays(Database database) throws IOException {
        try (World world = world(database)) {
            put("p1", 2);
            put("p2", 3);
            world.states.record("p1", Consent.given(NEWSLETTER, LONG_AGO));

            assertThat(sweep(world).dryRun()).isEqualTo(report(3, 0, Optional.empty()));
            assertThat(letters().find("p2")).hasSize(3);
            assertThat(sweep(world).run()).isEqualTo(report(3, 0, Optional.empty()));
            assertThat(letters().find("p1")).hasSize(2);
            assertThat(letters().folderOf("p2")).doesNotExist();
            assertThat(receipts(world, "p2")).isEqualTo(3);
            assertThat(receipts(world, "p1")).isZero();

            world.states.record("p1", Consent.withdrawn(NEWSLETTER, LONG_AGO.plusSeconds(1)));
            assertThat(sweep(world).run().deleted()).isEqualTo(2);
            assertThat(sweep(world).run().deleted()).isZero();
            assertThat(receipts(world, "p1")).isEqualTo(2);
            assertThat(begun(world)).isZero();
        }
    }

    private static StoreSweepReport report(long deleted, long failed, Optional<String> failure) {
        return new StoreSweepReport(List.of(new Swept("letters", deleted, 0, failed, failure)));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aLegalHoldKeepsFilesUntilItIsReleased(Database database) throws IOException {
        try (World world = world(database)) {
            put("p1", 1);
            world.states.hold(
                    "p1",
                    new LegalHold("a claim", "counsel", LONG_AGO, Optional.empty(), LocalDate.parse("2026-12-01")));
            assertThat(sweep(world).run().deleted()).isZero();
            world.states.liftHolds("p1", new LegalHold.Release(LONG_AGO.plusSeconds(1), "counsel", "it was settled"));
            assertThat(sweep(world).run().deleted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void manyFilesOfOnePersonAllGo(Database database) throws IOException {
        try (World world = world(database)) {
            put("p1", 450);
            assertThat(sweep(world).run().deleted()).isEqualTo(450);
            assertThat(receipts(world, "p1")).isEqualTo(450);
        }
    }

    /** A store that fails as it is told. */
    private static final class Failing implements SweptStore {
        private final SweptStore inside;
        private Optional<String> whom = Optional.empty();
        private boolean dead;

        Failing(SweptStore inside) {
            this.inside = inside;
        }

        @Override
        public String name() {
            return inside.name();
        }

        @Override
        public Stream<String> people() throws IOException {
            return inside.people();
        }

        @Override
        public List<FiledRecord> find(String subjectId) throws IOException {
            return inside.find(subjectId);
        }

        @Override
        public void erase(String subjectId, String recordId, Set<DataCategory> categories) throws IOException {
            if (whom.filter(subjectId::equals).isPresent()) {
                throw new IOException("of " + subjectId);
            }
            inside.erase(subjectId, recordId, categories);
            if (dead) {
                throw new InternalError("the process ends here");
            }
        }

        @Override
        public boolean isErased(String subjectId, String recordId, Set<DataCategory> categories) throws IOException {
            return inside.isErased(subjectId, recordId, categories);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatFailsForOnePersonIsLeftForTheNextSweep(Database database) throws IOException {
        try (World world = world(database)) {
            put("p1", 2);
            put("p2", 1);
            Failing store = new Failing(letters());
            store.whom = Optional.of("p1");
            assertThat(sweep(world, store).run()).isEqualTo(report(1, 1, Optional.of("IOException")));
            assertThat(receipts(world, "p1")).isZero();
            assertThat(receipts(world, "p2")).isEqualTo(1);
            // What is begun already is tried once more, and then only by the next sweep.
            assertThat(sweep(world, store).run()).isEqualTo(report(0, 1, Optional.of("IOException")));

            store.whom = Optional.empty();
            assertThat(sweep(world, store).run()).isEqualTo(report(2, 0, Optional.empty()));
            assertThat(receipts(world, "p1")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aStoreThatIsNotThereEndsNoOther(Database database) throws IOException {
        try (World world = world(database)) {
            put("p1", 1);
            FolderStore away = FolderStore.of("away", folder.resolve("unmounted"), LETTERS, file -> {
                throw new AssertionError("nothing is there");
            });
            StoreSweepReport report = sweep(world, away, letters()).run();
            assertThat(report.isComplete()).isFalse();
            assertThat(report.stores().get(0).failure()).contains("FileSystemException");
            assertThat(report.deleted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatWasErasedBeforeTheProcessDiedHasItsReceiptLater(Database database) throws IOException {
        try (World world = world(database)) {
            put("p1", 2);
            Failing store = new Failing(letters());
            store.dead = true;
            assertThatThrownBy(sweep(world, store)::run).isInstanceOf(InternalError.class);
            assertThat(letters().find("p1")).hasSize(1);
            assertThat(receipts(world, "p1")).isZero();
            assertThat(begun(world)).isEqualTo(1);

            assertThat(sweep(world).run()).isEqualTo(report(2, 0, Optional.empty()));
            assertThat(receipts(world, "p1")).isEqualTo(2);
            assertThat(begun(world)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatGotAGroundSinceItWasWrittenDownStays(Database database) throws IOException {
        try (World world = world(database)) {
            put("p1", 2);
            Failing store = new Failing(letters());
            store.dead = true;
            assertThatThrownBy(sweep(world, store)::run).isInstanceOf(InternalError.class);
            world.states.record("p1", Consent.given(NEWSLETTER, LONG_AGO));

            assertThat(sweep(world).run()).isEqualTo(report(1, 0, Optional.empty()));
            assertThat(letters().find("p1")).hasSize(1);
            assertThat(receipts(world, "p1")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatAnOrderErasedMeanwhileHasOneReceipt(Database database) throws IOException {
        try (World world = world(database)) {
            put("p1", 1);
            Failing store = new Failing(letters());
            store.whom = Optional.of("p1");
            assertThat(sweep(world, store).run().isComplete()).isFalse();
            ErasureOrders orders = ErasureOrders.of(world.entities, RECEIPTS).with(letters());
            var unused = orders.run(orders.take("p1").id());
            assertThat(receipts(world, "p1")).isEqualTo(1);

            assertThat(sweep(world).run()).isEqualTo(report(0, 0, Optional.empty()));
            assertThat(receipts(world, "p1")).isEqualTo(1);
            assertThat(begun(world)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void ofARecordOfWhichAPartIsKeptTheRestGoesWithOneReceipt(Database database) {
        try (World world = world(database)) {
            Index index = new Index();
            index.put("p1", FiledRecord.of("both", RecordState.of(ADEPT), NAME, LETTERS));
            Failing store = new Failing(index);
            store.whom = Optional.of("p1");
            assertThat(sweep(world, store).run().isComplete()).isFalse();
            ErasureOrders orders = ErasureOrders.of(world.entities, RECEIPTS).with(index);
            var unused = orders.run(orders.take("p1").id());
            assertThat(receipts(world, "p1", index.name())).isEqualTo(1);
            assertThat(sweep(world, index).run().emptied()).isZero();
            assertThat(receipts(world, "p1", index.name())).isEqualTo(1);

            index.put("p2", FiledRecord.of("both", RecordState.of(ADEPT), NAME, LETTERS));
            StoreSweepReport report = sweep(world, index).run();
            assertThat(report.emptied()).isEqualTo(1);
            assertThat(report.deleted()).isZero();
            assertThat(index.find("p2"))
                    .singleElement()
                    .satisfies(left -> assertThat(left.data()).containsOnlyKeys(NAME));
            assertThat(receipts(world, "p2", index.name())).isEqualTo(1);
            assertThat(begun(world)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void severalSweepsAtOnceGiveEachFileOneReceipt(Database database) throws Exception {
        try (World world = world(database)) {
            List<String> people = IntStream.range(0, 12).mapToObj(i -> "p" + i).toList();
            for (String person : people) {
                put(person, 3);
            }
            ExecutorService threads = Executors.newFixedThreadPool(3);
            try {
                Callable<StoreSweepReport> one = () -> sweep(world).run();
                long deleted = 0;
                for (Future<StoreSweepReport> each : threads.invokeAll(List.of(one, one, one))) {
                    deleted += each.get().deleted();
                }
                assertThat(deleted).isEqualTo(36);
            } finally {
                threads.shutdownNow();
            }
            assertThat(people)
                    .allSatisfy(person -> assertThat(receipts(world, person)).isEqualTo(3));
            assertThat(begun(world)).isZero();
            assertThat(folder).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aNameThatTwoHoldersHaveIsRefused(Database database) {
        try (World world = world(database)) {
            assertThatThrownBy(() -> sweep(world, letters(), letters()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("`letters` names two holders of data");
        }
    }
}
