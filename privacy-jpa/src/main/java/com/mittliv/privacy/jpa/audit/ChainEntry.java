package com.mittliv.privacy.jpa.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Where a chain of entries stands; it is locked by whoever appends. */
@Entity(name = "PrivacyAuditHead")
@Table(name = "privacy_audit_head")
class ChainEntry {
    @Id
    @Column(name = "chain", length = 100)
    String chain = "";

    @Column(name = "sequence_number", nullable = false)
    long sequence;

    @Column(name = "hash", nullable = false, length = 64)
    String hash = "";

    /** For Hibernate. */
    protected ChainEntry() {}
}
