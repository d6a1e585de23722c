package com.mittliv.privacy.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** How entries are chained: the one place that knows, for every kind of log. */
public final class AuditChain {
    /** Stands first in what is hashed, so that another canonical form gives other hashes. */
    private static final String FORM = "mittliv-privacy-audit/1";

    private AuditChain() {}

    /**
     * The entry that follows a head.
     *
     * @param head where the log stands
     * @param event what happened
     * @return the entry, to be stored as it is
     */
    public static AuditEntry next(AuditHead head, AuditEvent event) {
        long sequence = head.sequence() + 1;
        return new AuditEntry(sequence, event, head.hash(), hash(sequence, event, head.hash()));
    }

    /**
     * Checks stored entries in the order they are stored, one at a time.
     *
     * @param entries the entries; closed afterwards
     * @param kept a head kept elsewhere
     * @return the first flaw, or where the log stands
     */
    public static Verification verify(Stream<? extends ChainLink> entries, Optional<AuditHead> kept) {
        try (entries) {
            return verifyReadable(entries.<Optional<ChainLink>>map(Optional::of).iterator(), kept);
        }
    }

    /** Checks entries of which some cannot be read at all. */
    static Verification verifyReadable(
            Iterator<? extends Optional<? extends ChainLink>> entries, Optional<AuditHead> kept) {
        return new ChainCheck(entries, kept).run();
    }

    static String hash(long sequence, AuditEvent event, String previous) {
        return sha256(canonical(sequence, event, previous));
    }

    /** Every part with its length before it, so that no two different entries give the same bytes. */
    private static byte[] canonical(long sequence, AuditEvent event, String previous) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, FORM);
            write(out, previous);
            out.writeLong(sequence);
            write(out, event.kind().name());
            out.writeLong(event.at().getEpochSecond());
            out.writeInt(event.at().getNano());
            write(out, event.subject().map(SubjectHash::hex));
            write(out, event.policyVersion());
            write(out, event.purpose());
            write(out, event.recipient());
            out.writeInt(event.categories().size());
            for (String category : event.categories()) {
                write(out, category);
            }
            write(out, event.rule());
            write(out, event.reason());
            out.writeLong(event.count().orElse(-1));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            write(out, value.get());
        } else {
            out.writeInt(-1);
        }
    }

    private static void write(DataOutputStream out, String value) throws IOException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
