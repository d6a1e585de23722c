package com.mittliv.privacy.jpa.proof;

import com.mittliv.privacy.audit.AuditException;
import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.audit.SubjectHash;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.audit.Verification;
import com.mittliv.privacy.audit.Verification.Broken;
import com.mittliv.privacy.audit.Verification.Flaw;
import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.jpa.proof.ErasedRows.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes and reads the receipts of erasures: which rows of which entity went when, on which ground (Art. 5(2) GDPR). They
 * hold no personal value: people and rows stand in them by keyed hashes, by which only the holder of the key finds them
 * again. The pages are chained by keyed hashes too, so that without the key none can be changed or made up unseen.
 *
 * <pre>{@code
 * ErasureReceipts receipts = ErasureReceipts.keyed(key);
 * Verification found = receipts.verify(connection);
 * List<Receipt> erased = receipts.of(connection, "m1");
 * }</pre>
 *
 * <p>What the chain alone cannot show is that the database as a whole was set back: keep a {@link #head} elsewhere, or
 * the pages themselves, and verify against it. Immutable and safe to share between threads.
 */
public final class ErasureReceipts {
    private static final int MAX_ROWS = 60_000;

    private final SecretKeySpec key;

    private ErasureReceipts(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * Receipts under a key.
     *
     * @param key the secret, at least {@link SubjectHasher#MIN_KEY_BYTES} random bytes, kept outside the database; copied
     * @return the receipts
     * @throws IllegalArgumentException if the key is shorter
     */
    public static ErasureReceipts keyed(byte[] key) {
        if (key.length < SubjectHasher.MIN_KEY_BYTES) {
            throw new IllegalArgumentException("the key of the receipts needs at least " + SubjectHasher.MIN_KEY_BYTES
                    + " random bytes, got " + key.length);
        }
        return new ErasureReceipts(RowHashes.key(key));
    }

    /**
     * The entities that receipts are kept in.
     *
     * @return the classes, to be known to the persistence unit
     */
    public static List<Class<?>> entityClasses() {
        return List.of(PageEntry.class, HeadEntry.class);
    }

    /**
     * The hash by which a person stands in what is kept of an erasure, but for the receipts' pages, in which it is shorter
     * and made otherwise.
     *
     * @param subjectId the person's id
     * @return the same for the same id and key
     */
    public SubjectHash hash(String subjectId) {
        return SubjectHasher.keyed(key.getEncoded()).hash(subjectId);
    }

    RowHashes hashes() {
        return new RowHashes(key);
    }

    /**
     * Writes a page for each of the erased rows' lists, in the connection's transaction. To be called as its last act: it
     * locks the chain's head until the transaction ends, so that the pages of several writers follow one another.
     *
     * @param connection of an open transaction
     * @param work the id of the sweep or order
     * @param policyVersion the version of the policy by which rows went
     * @param at when
     * @param erased what went; nothing is written for empty lists of rows
     * @throws SQLException if they could not be written; the erasure must then be undone
     */
    public void write(Connection connection, String work, String policyVersion, Instant at, List<ErasedRows> erased)
            throws SQLException {
        writeHashed(
                connection,
                work,
                policyVersion,
                at,
                erased.stream().map(this::hashed).toList());
    }

    /**
     * Makes the hashes of what is about to go, which takes no connection: another thread can do so while the rows go.
     *
     * @param erased what is to go
     * @return what can be written when it is gone
     */
    public HashedRows hashed(ErasedRows erased) {
        RowHashes hashes = hashes();
        List<HashedRows.Part> parts = new ArrayList<>();
        for (int from = 0; from < erased.rows().size(); from += MAX_ROWS) {
            List<Row> rows = erased.rows().subList(from, Math.min(erased.rows().size(), from + MAX_ROWS));
            parts.add(new HashedRows.Part(
                    rows.size(),
                    joined(rows, row -> hashes.person(row.subject())),
                    joined(rows, row -> hashes.row(erased.entity(), row.key()))));
        }
        return new HashedRows(erased.withoutRows(), parts);
    }

    /**
     * Does the same as {@link #write} with what was hashed before.
     *
     * @param connection of an open transaction
     * @param work the id of the sweep or order
     * @param policyVersion the version of the policy by which rows went
     * @param at when
     * @param erased what went; nothing is written for empty lists of rows
     * @throws SQLException if they could not be written; the erasure must then be undone
     */
    public void writeHashed(
            Connection connection, String work, String policyVersion, Instant at, List<HashedRows> erased)
            throws SQLException {
        List<ReceiptPage.Content> contents = new ArrayList<>();
        for (HashedRows each : erased) {
            ErasedRows rows = each.erased();
            String dependents = lines(rows.dependents());
            for (HashedRows.Part part : each.parts()) {
                contents.add(new ReceiptPage.Content(
                        work,
                        rows.entity(),
                        rows.action().name(),
                        String.join(" ", rows.categories()),
                        String.join(" ", rows.grounds()),
                        policyVersion,
                        at.truncatedTo(ChronoUnit.MICROS),
                        part.rows(),
                        part.subjects(),
                        part.keys(),
                        dependents));
                dependents = "";
            }
        }
        if (contents.isEmpty()) {
            return;
        }
        RowHashes hashes = hashes();
        ReceiptTable table = new ReceiptTable(connection);
        AuditHead head = table.lock();
        List<ReceiptPage> pages = new ArrayList<>();
        for (ReceiptPage.Content content : contents) {
            ReceiptPage page = ReceiptPage.next(head, content, hashes);
            pages.add(page);
            head = page.head();
        }
        table.append(pages.iterator());
    }

    private static byte[] joined(List<Row> rows, Function<Row, byte[]> hash) {
        ByteBuffer bytes = ByteBuffer.allocate(rows.size() * RowHashes.LENGTH);
        rows.forEach(row -> bytes.put(hash.apply(row)));
        return bytes.array();
    }

    /** A table a line, in their order. */
    private static String lines(Map<String, Long> dependents) {
        return dependents.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining("\n"));
    }

    /**
     * Where the receipts stand. Kept elsewhere, it shows later that none was cut off.
     *
     * @param connection to the database
     * @return the number and the hash of the last page
     * @throws SQLException if it cannot be read
     */
    public AuditHead head(Connection connection) throws SQLException {
        return new ReceiptTable(connection).head().orElse(AuditHead.EMPTY);
    }

    /**
     * Checks all pages, and that they end where the head stands.
     *
     * @param connection to the database
     * @return the first page that is not as it was, or where the receipts stand
     * @throws SQLException if the head cannot be read
     * @throws AuditException if the pages cannot be read
     */
    public Verification verify(Connection connection) throws SQLException {
        return verify(connection, head(connection));
    }

    /**
     * Checks all pages against a head that was kept elsewhere, and that they end where the head in the database stands.
     *
     * @param connection to the database
     * @param kept the head that was kept
     * @return the first page that is not as it was, or where the receipts stand
     * @throws SQLException if the head cannot be read
     * @throws AuditException if the pages cannot be read
     */
    public Verification verify(Connection connection, AuditHead kept) throws SQLException {
        AuditHead head = head(connection);
        Verification found = new ReceiptTable(connection).verify(hashes(), Optional.of(kept));
        return found instanceof Intact intact && !intact.head().equals(head) ? unlike(intact.head(), head) : found;
    }

    /** The pages are in order by themselves, and the head in the database says otherwise. */
    private static Verification unlike(AuditHead pages, AuditHead head) {
        return head.sequence() > pages.sequence()
                ? new Broken(pages.sequence() + 1, Flaw.TRUNCATED)
                : new Broken(Math.max(1, head.sequence()), Flaw.CHANGED);
    }

    /**
     * Copies the receipts to a file outside the database, of which they can be replayed after a restore: adds the pages
     * that the file lacks. To be called often; what is not copied when the database is lost can't be replayed.
     *
     * @param connection to the database
     * @param file where to; made if it is not there
     * @return where the file's receipts now stand
     * @throws IOException if the file cannot be written
     * @throws AuditException if the receipts in the database or in the file are not as they were written, or do not belong
     *     together
     */
    public AuditHead copy(Connection connection, Path file) throws IOException {
        RowHashes hashes = hashes();
        ReceiptTable table = new ReceiptTable(connection);
        AuditHead head = table.requireIntact(hashes, "in the database");
        ReceiptFile copy = new ReceiptFile(file);
        copy.prepare();
        AuditHead copied = copy.requireIntact(hashes, "in the file");
        table.requireContinues(copied, "the database doesn't hold the receipts of the file");
        copy.append(table.pagesAfter(copied.sequence())
                .takeWhile(page -> page.number() <= head.sequence())
                .iterator());
        return head;
    }

    /**
     * Checks a file of receipts.
     *
     * @param file the file
     * @return the first page that is not as it was, or where the receipts stand
     * @throws AuditException if it cannot be read
     */
    public Verification verify(Path file) {
        return new ReceiptFile(file).verify(hashes(), Optional.empty());
    }

    /**
     * What was erased about a person.
     *
     * @param connection to the database
     * @param subject the person's id
     * @return in the order in which it went; none if nothing was
     * @throws AuditException if the pages cannot be read, or one that speaks of the person is not genuine
     */
    public List<Receipt> of(Connection connection, String subject) {
        RowHashes hashes = hashes();
        byte[] person = hashes.person(subject);
        return new ReceiptTable(connection)
                .pagesAfter(0)
                .filter(page -> page.rowsOf(person) > 0)
                .map(page -> genuine(page, hashes).receipt(page.rowsOf(person)))
                .toList();
    }

    /**
     * What proves that a row about a person was erased, or its attributes.
     *
     * @param connection to the database
     * @param subject the person's id
     * @param entity the entity's name
     * @param key the values of the row's key
     * @return in the order in which it went; none if nothing proves it
     * @throws AuditException if the pages cannot be read, or one that speaks of the row is not genuine
     */
    public List<Receipt> proves(Connection connection, String subject, String entity, List<Object> key) {
        RowHashes hashes = hashes();
        byte[] person = hashes.person(subject);
        byte[] row = hashes.row(entity, key);
        return new ReceiptTable(connection)
                .pagesAfter(0)
                .filter(page -> page.holds(person, row))
                .map(page -> genuine(page, hashes).receipt(1))
                .toList();
    }

    // INVARIANT: what was tampered with proves nothing.
    private static ReceiptPage genuine(ReceiptPage page, RowHashes hashes) {
        if (!page.isGenuine(hashes)) {
            throw new AuditException("page " + page.number()
                    + " of the receipts is not as it was written; verify the receipts to see what is wrong");
        }
        return page;
    }

    // No content: the key is secret.
    @Override
    public String toString() {
        return "ErasureReceipts[keyed]";
    }
}
