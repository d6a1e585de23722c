package com.mittliv.privacy.jpa.proof;

import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.audit.ChainLink;
import com.mittliv.privacy.jpa.proof.ErasedRows.Action;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A page of the receipts as it is stored. What stands in it is checked by its hash alone. */
record ReceiptPage(long number, Content content, String previous, String hash) {
    /** Stands first in what is hashed, so that another canonical form gives other hashes. */
    private static final String FORM = "mittliv-privacy-receipt/1";

    /** What a page says. Ids stand in one text each, with spaces between; dependents a table a line. */
    record Content(
            String work,
            String entity,
            String action,
            String categories,
            String grounds,
            String policyVersion,
            Instant at,
            int rows,
            byte[] subjects,
            byte[] keys,
            String dependents) {
        List<String> categoryIds() {
            return ids(categories);
        }

        private static List<String> ids(String joined) {
            return joined.isEmpty() ? List.of() : List.of(joined.split(" ", -1));
        }
    }

    /** The page that follows a head. */
    static ReceiptPage next(AuditHead head, Content content, RowHashes hashes) {
        long number = head.sequence() + 1;
        return new ReceiptPage(number, content, head.hash(), hashes.page(canonical(number, content, head.hash())));
    }

    AuditHead head() {
        return new AuditHead(number, hash);
    }

    boolean isGenuine(RowHashes hashes) {
        return hash.equals(hashes.page(canonical(number, content, previous)));
    }

    /** This page as a link of the chain. */
    ChainLink link(RowHashes hashes) {
        return new Link(number, previous, hash, isGenuine(hashes));
    }

    private record Link(long sequence, String previous, String hash, boolean isGenuine) implements ChainLink {}

    Receipt receipt(int rows) {
        return new Receipt(
                number,
                content.work,
                content.entity,
                Action.valueOf(content.action),
                content.categoryIds(),
                Content.ids(content.grounds),
                content.policyVersion,
                content.at,
                rows);
    }

    /** How many of the rows are about a person. */
    int rowsOf(byte[] person) {
        int found = 0;
        for (int at = RowHashes.find(person, content.subjects, 0);
                at >= 0;
                at = RowHashes.find(person, content.subjects, at + 1)) {
            found++;
        }
        return found;
    }

    boolean holds(byte[] person, byte[] row) {
        for (int at = RowHashes.find(row, content.keys, 0); at >= 0; at = RowHashes.find(row, content.keys, at + 1)) {
            int from = at * RowHashes.LENGTH;
            if (Arrays.equals(content.subjects, from, from + RowHashes.LENGTH, person, 0, RowHashes.LENGTH)) {
                return true;
            }
        }
        return false;
    }

    /** Every part with its length before it, so that no two different pages give the same bytes. */
    private static byte[] canonical(long number, Content content, String previous) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 + 2 * content.keys.length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, FORM);
            write(out, previous);
            out.writeLong(number);
            write(out, content.work);
            write(out, content.entity);
            write(out, content.action);
            write(out, content.categories);
            write(out, content.grounds);
            write(out, content.policyVersion);
            out.writeLong(content.at.getEpochSecond());
            out.writeInt(content.at.getNano());
            out.writeInt(content.rows);
            write(out, content.subjects);
            write(out, content.keys);
            write(out, content.dependents);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
