package com.mittliv.privacy.examples.app.recordings;

import com.mittliv.privacy.decision.Ground;
import com.mittliv.privacy.decision.KeepingVerdict;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.examples.policy.MittLivTerms.Categories;
import com.mittliv.privacy.jpa.proof.ErasedRows;
import com.mittliv.privacy.jpa.proof.ErasedRows.Action;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Erases the recordings that nothing keeps any more, as the sweep of the database does with rows (Art. 5(1)(e) GDPR). To be
 * run after that one: a file whose row went is kept by nothing.
 *
 * <p>A file goes before its receipt is committed. A process that dies in between leaves a file that is gone and has none.
 */
@Service
public class RecordingSweep {
    private final RecordingFiles files;
    private final PrivacyEngine engine;
    private final JpaSubjectStates states;
    private final ErasureReceipts receipts;
    private final PurposeScope scope;
    private final EntityManager entities;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    RecordingSweep(
            RecordingFiles files,
            PrivacyEngine engine,
            JpaSubjectStates states,
            ErasureReceipts receipts,
            PurposeScope scope,
            EntityManager entities,
            TransactionOperations transaction,
            InstantSource clock) {
        this.files = files;
        this.engine = engine;
        this.states = states;
        this.receipts = receipts;
        this.scope = scope;
        this.entities = entities;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A file that must go, and the rules that once kept it. */
    private record Due(String person, String file, List<String> rules) {}

    /**
     * Counts what is due; erases nothing.
     *
     * @return how many files
     */
    public int dryRun() {
        return inSystem("count recordings that are due", () -> due().size());
    }

    /**
     * Erases what is due, with receipts.
     *
     * @return how many files are gone
     * @throws UncheckedIOException if a file could not be erased; no receipt is then written
     */
    public int run() {
        return inSystem("erase recordings that are due", () -> {
            List<Due> due = due();
            return due.isEmpty() ? 0 : transaction.execute(status -> erase(due));
        });
    }

    private List<Due> due() {
        List<Due> due = new ArrayList<>();
        for (String person : files.people()) {
            for (FiledRecord record : found(person)) {
                KeepingVerdict verdict = engine.retentionOf(
                        states.load(person), record.state(), Categories.MEETING_CONTENT, clock.instant());
                if (verdict.isDue()) {
                    due.add(new Due(person, record.id(), rules(verdict)));
                }
            }
        }
        return due;
    }

    private List<FiledRecord> found(String person) {
        try {
            return files.store().find(person);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> rules(KeepingVerdict verdict) {
        return verdict.grounds().stream()
                .filter(Ground.ByRule.class::isInstance)
                .map(ground -> ((Ground.ByRule) ground).rule().id())
                .toList();
    }

    // INVARIANT: a file has one receipt. Of instances that sweep at once the second waits, and finds no file.
    private int erase(List<Due> due) {
        entities.createNativeQuery("select page from privacy_receipt_head for update", Long.class)
                .getResultList();
        List<ErasedRows> erased = new ArrayList<>();
        for (Due each : due) {
            if (!files.of(each.person()).contains(each.file())) {
                continue;
            }
            remove(each);
            erased.add(new ErasedRows(
                    RecordingFiles.NAME,
                    Action.DELETED,
                    List.of(Categories.MEETING_CONTENT.id()),
                    each.rules(),
                    List.of(new ErasedRows.Row(each.person(), List.of(each.file()))),
                    Map.of()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        entities.unwrap(Session.class)
                .doWork(connection -> receipts.write(
                        connection,
                        "recordings-" + now.getEpochSecond(),
                        engine.policy().version(),
                        now,
                        erased));
        return erased.size();
    }

    private void remove(Due each) {
        try {
            files.store().erase(each.person(), each.file(), Set.of(Categories.MEETING_CONTENT));
            if (!files.store().isErased(each.person(), each.file(), Set.of(Categories.MEETING_CONTENT))) {
                throw new IOException("a recording is still there after it was erased; look at its folder's rights");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("try")
    private <T> T inSystem(String because, Supplier<T> work) {
        try (Opened opened = scope.openSystem(because)) {
            return work.get();
        }
    }
}
