package com.mittliv.privacy.jpa.audit;

import com.mittliv.privacy.audit.AuditEntry;
import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.SubjectHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The entries of one chain in a database. */
final class AuditTable {
    /** How many entries are read, or sent, at a time. */
    static final int AT_ONCE = 200;

    private static final int NANOS_OF_A_MICRO = 1_000;
    private static final String COLUMNS =
            "chain, sequence_number, kind, at, at_nanos, subject, policy_version, purpose,"
                    + " recipient, categories, rule, reason, amount, previous, hash";
    private static final String INSERT =
            "insert into privacy_audit (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String READ =
            "select " + COLUMNS + " from privacy_audit where chain = ? and sequence_number > ?"
                    + " order by sequence_number fetch first " + AT_ONCE + " rows only";
    private static final String OF_SUBJECT =
            "select " + COLUMNS + " from privacy_audit where subject = ? order by at, chain, sequence_number";
    private static final String CHAINS =
            "select chain from privacy_audit_head union select chain from privacy_audit order by 1";

    private final Connection connection;
    private final String chain;

    AuditTable(Connection connection, String chain) {
        this.connection = connection;
        this.chain = chain;
    }

    /** A row as it is stored; what it says may be no entry. */
    record Stored(long sequence, String previous, String hash, Optional<AuditEntry> entry) {}

    void append(List<AuditEntry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (int from = 0; from < entries.size(); from += AT_ONCE) {
                for (AuditEntry entry : entries.subList(from, Math.min(entries.size(), from + AT_ONCE))) {
                    set(statement, entry);
                    statement.addBatch();
                }
                int[] unused = statement.executeBatch();
            }
        }
    }

    private void set(PreparedStatement statement, AuditEntry entry) throws SQLException {
        AuditEvent event = entry.event();
        statement.setString(1, chain);
        statement.setLong(2, entry.sequence());
        statement.setString(3, event.kind().name());
        int nanos = event.at().getNano() % NANOS_OF_A_MICRO;
        statement.setObject(4, OffsetDateTime.ofInstant(event.at().minusNanos(nanos), ZoneOffset.UTC));
        statement.setInt(5, nanos);
        statement.setString(6, event.subject().map(SubjectHash::hex).orElse(null));
        statement.setString(7, event.policyVersion());
        statement.setString(8, event.purpose().orElse(null));
        statement.setString(9, event.recipient().orElse(null));
        statement.setString(10, String.join(" ", event.categories()));
        statement.setString(11, event.rule().orElse(null));
        statement.setString(12, event.reason().orElse(null));
        if (event.count().isPresent()) {
            statement.setLong(13, event.count().getAsLong());
        } else {
            statement.setNull(13, Types.BIGINT);
        }
        statement.setString(14, entry.previous());
        statement.setString(15, entry.hash());
    }

    /** Some of the rows behind a number, in their order; none if there are none. */
    List<Stored> after(long sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, chain);
            statement.setLong(2, sequence);
            return read(statement);
        }
    }

    /** What all chains hold about a person, by time. */
    static List<Stored> about(Connection connection, SubjectHash subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_SUBJECT)) {
            statement.setString(1, subject.hex());
            return read(statement);
        }
    }

    static List<String> chains(Connection connection) throws SQLException {
        List<String> chains = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(CHAINS);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                chains.add(result.getString(1));
            }
        }
        return chains;
    }

    private static List<Stored> read(PreparedStatement statement) throws SQLException {
        List<Stored> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(stored(result));
            }
        }
        return rows;
    }

    private static Stored stored(ResultSet result) throws SQLException {
        long sequence = result.getLong("sequence_number");
        String previous = result.getString("previous");
        String hash = result.getString("hash");
        try {
            AuditEntry entry = new AuditEntry(sequence, event(result), previous, hash);
            return new Stored(sequence, previous, hash, Optional.of(entry));
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Stored(sequence, previous, hash, Optional.empty());
        }
    }

    private static AuditEvent event(ResultSet result) throws SQLException {
        String categories = result.getString("categories");
        long amount = result.getLong("amount");
        OptionalLong count = result.wasNull() ? OptionalLong.empty() : OptionalLong.of(amount);
        return new AuditEvent(
                AuditEvent.Kind.valueOf(result.getString("kind")),
                at(result),
                text(result.getString("subject")).map(SubjectHash::new),
                result.getString("policy_version"),
                text(result.getString("purpose")),
                text(result.getString("recipient")),
                categories.isEmpty() ? List.of() : List.of(categories.split(" ", -1)),
                text(result.getString("rule")),
                text(result.getString("reason")),
                count);
    }

    private static Instant at(ResultSet result) throws SQLException {
        int nanos = result.getInt("at_nanos");
        if (nanos < 0 || nanos >= NANOS_OF_A_MICRO) {
            throw new IllegalArgumentException("a microsecond has no such nanosecond");
        }
        return result.getObject("at", OffsetDateTime.class).toInstant().plusNanos(nanos);
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value);
    }
}
