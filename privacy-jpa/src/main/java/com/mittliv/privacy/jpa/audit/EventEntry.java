package com.mittliv.privacy.jpa.audit;

import com.mittliv.privacy.audit.AuditEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The table of the entries as Hibernate makes it; the entries themselves are written by JDBC. */
@Entity(name = "PrivacyAudit")
@Immutable
@IdClass(EventEntry.Key.class)
@Table(
        name = "privacy_audit",
        indexes = @Index(name = "privacy_audit_subject", columnList = "subject, chain, sequence_number"))
class EventEntry {
    static final int MAX_CATEGORIES = 25_000;

    /** The place of an entry. */
    record Key(String chain, long sequence) implements Serializable {}

    @Id
    @Column(name = "chain", length = 100)
    String chain = "";

    @Id
    @Column(name = "sequence_number")
    long sequence;

    @Column(name = "kind", nullable = false, length = 20)
    String kind = AuditEvent.Kind.REFUSED.name();

    @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
    @Column(name = "at", nullable = false)
    Instant at = Instant.EPOCH;

    /** What the instant has beyond its microsecond, which is all that a database keeps. */
    @Column(name = "at_nanos", nullable = false)
    int atNanos;

    @Column(name = "subject", length = 64)
    @Nullable
    String subject;

    @Column(name = "policy_version", nullable = false, length = 100)
    String policyVersion = "";

    @Column(name = "purpose", length = 100)
    @Nullable
    String purpose;

    @Column(name = "recipient", length = 100)
    @Nullable
    String recipient;

    @Column(name = "categories", nullable = false, length = MAX_CATEGORIES)
    String categories = "";

    @Column(name = "rule", length = 100)
    @Nullable
    String rule;

    @Column(name = "reason", length = 100)
    @Nullable
    String reason;

    @Column(name = "amount")
    @Nullable
    Long amount;

    @Column(name = "previous", nullable = false, length = 64)
    String previous = "";

    @Column(name = "hash", nullable = false, length = 64)
    String hash = "";

    /** For Hibernate. */
    protected EventEntry() {}
}
