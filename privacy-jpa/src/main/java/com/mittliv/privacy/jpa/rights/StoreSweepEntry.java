package com.mittliv.privacy.jpa.rights;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a sweep is about to erase of a person in a store. It is gone when its receipts are there. */
@Entity(name = "PrivacyStoreSweep")
@Table(name = "privacy_store_sweep", uniqueConstraints = @UniqueConstraint(columnNames = {"store", "subject_hash"}))
class StoreSweepEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "store", nullable = false, length = 100)
    String store = "";

    @Column(name = "subject_hash", nullable = false, length = 64)
    String subjectHash = "";

    @Column(name = "subject_id", nullable = false)
    String subjectId = "";

    @Column(name = "planned", nullable = false, length = OrderEntry.MAX_OUTCOME)
    String planned = "";

    /** Where the receipts stood. */
    @Column(name = "after_page", nullable = false)
    long afterPage;

    @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
    @Column(name = "begun_at", nullable = false)
    Instant begunAt = Instant.EPOCH;

    /** For Hibernate. */
    protected StoreSweepEntry() {}
}
