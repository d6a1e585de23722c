package com.mittliv.privacy.jpa.proof;

import com.mittliv.privacy.audit.AuditException;
import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.jpa.internal.GuardedData;
import com.mittliv.privacy.jpa.internal.RowTable;
import com.mittliv.privacy.jpa.internal.RowWork;
import com.mittliv.privacy.jpa.internal.Transactions;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hibernate.jdbc.ReturningWork;

/**
 * Does erasures again after a database was restored from a backup that is older than they are: every row that came back
 * and that the kept receipts name goes again, or is emptied again, and then it is looked whether it is gone.
 *
 * <pre>{@code
 * receipts.copy(connection, file);                       // before: after each backup and each sweep
 * new ErasureReplay(entities, receipts).replay(file);    // after the restore, before the application runs
 * }</pre>
 *
 * <p>Erasures that the backup knows already are left alone: a row that was stored anew after one, under the same key, is
 * another row. Rows stand in receipts by hashes, so all rows of the entities they name are looked at.
 */
public final class ErasureReplay {
    private static final int MOST_PASSES = 100;

    private final EntityManagerFactory entities;
    private final GuardedData data;
    private final ErasureReceipts receipts;

    /**
     * A replay of receipts in a restored database.
     *
     * @param restored the guarded entities in it
     * @param receipts under the key by which they were written
     * @throws IllegalArgumentException if the entities are not guarded
     */
    public ErasureReplay(EntityManagerFactory restored, ErasureReceipts receipts) {
        this.entities = restored;
        this.data = GuardedData.of(restored);
        this.receipts = receipts;
    }

    /**
     * Does again what a file of receipts says and the database doesn't know, and adds the receipts to it. May be called
     * again after a crash: what is done is not done twice.
     *
     * @param file the receipts as {@link ErasureReceipts#copy} kept them
     * @return what was done
     * @throws AuditException if the receipts in the file or in the database are not as they were written, or do not
     *     belong together, as when the application has erased since the restore; nothing is done then
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    @SuppressWarnings("try")
    public ReplayReport replay(Path file) {
        try (var opened = data.scope().openSystem("erasures are done again after a restore")) {
            Pages kept = new ReceiptFile(file);
            AuditHead keptHead = kept.requireIntact(receipts.hashes(), "in the file");
            AuditHead known = transaction(connection ->
                    new ReceiptTable(connection).requireIntact(receipts.hashes(), "in the restored database"));
            kept.requireContinues(known, "the file doesn't hold the receipts of the restored database");
            Tombstones tombstones = Tombstones.of(kept.pagesAfter(known.sequence()));
            ReplayReport report = replay(tombstones, keptHead.sequence() - known.sequence());
            transaction(connection -> {
                ReceiptTable table = new ReceiptTable(connection);
                if (!table.lock().equals(known)) {
                    throw new AuditException(
                            "something else was erased while erasures were done again; stop the application and replay anew");
                }
                try (Stream<ReceiptPage> missing = kept.pagesAfter(known.sequence())) {
                    table.append(missing.iterator());
                }
                return known;
            });
            return report;
        }
    }

    private <T> T transaction(ReturningWork<T> work) {
        return Transactions.run(entities, work);
    }

    /** Rows that refer to others must go before these, and are met in any order: a pass that changes nothing ends it. */
    private ReplayReport replay(Tombstones tombstones, long pages) {
        List<RowTable> tables = data.rowTables().stream()
                .filter(table -> tombstones.holders().contains(table.entity()))
                .toList();
        Set<String> elsewhere = new TreeSet<>(tombstones.holders());
        tables.forEach(table -> elsewhere.remove(table.entity()));
        elsewhere.addAll(tombstones.detached());
        Map<String, Long> deleted = new TreeMap<>();
        Map<String, Long> emptied = new TreeMap<>();
        for (int passes = 0; passes < MOST_PASSES; passes++) {
            ReplayPass pass = new ReplayPass(data, receipts.hashes(), tombstones);
            for (RowTable table : tables) {
                List<Object> last = List.of();
                do {
                    List<Object> after = last;
                    last = transaction(connection -> pass.next(table, new RowWork(data, connection), after));
                } while (!last.isEmpty());
            }
            pass.deleted().forEach((entity, rows) -> deleted.merge(entity, rows, Long::sum));
            pass.emptied().forEach((entity, rows) -> emptied.merge(entity, rows, Long::sum));
            if (pass.changedNothing()) {
                return new ReplayReport(pages, deleted, emptied, pass.leftEmpty(), elsewhere);
            }
        }
        throw new AuditException(
                "rows that were erased again keep coming back; stop what writes them, and replay anew");
    }
}
