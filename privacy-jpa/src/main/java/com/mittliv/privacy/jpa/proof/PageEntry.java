package com.mittliv.privacy.jpa.proof;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The table of the receipts as Hibernate makes it; the receipts themselves are written by JDBC. */
@Entity(name = "PrivacyReceipt")
@Immutable
@Table(name = "privacy_receipt")
class PageEntry {
    static final int MAX_BYTES = 1_000_000;
    static final int MAX_TEXT = 25_000;

    @Id
    @Column(name = "id")
    long id;

    @Column(name = "work", nullable = false, length = 100)
    String work = "";

    @Column(name = "entity", nullable = false)
    String entity = "";

    @Column(name = "action", nullable = false, length = 20)
    String action = "";

    @Column(name = "categories", nullable = false, length = MAX_TEXT)
    String categories = "";

    @Column(name = "grounds", nullable = false, length = MAX_TEXT)
    String grounds = "";

    @Column(name = "policy_version", nullable = false, length = 100)
    String policyVersion = "";

    @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
    @Column(name = "at", nullable = false)
    Instant at = Instant.EPOCH;

    @Column(name = "row_count", nullable = false)
    int rows;

    @Column(name = "subjects", nullable = false, length = MAX_BYTES)
    byte[] subjects = {};

    @Column(name = "row_keys", nullable = false, length = MAX_BYTES)
    byte[] keys = {};

    @Column(name = "dependents", nullable = false, length = MAX_TEXT)
    String dependents = "";

    @Column(name = "previous", nullable = false, length = 64)
    String previous = "";

    @Column(name = "hash", nullable = false, length = 64)
    String hash = "";

    /** For Hibernate. */
    protected PageEntry() {}
}
