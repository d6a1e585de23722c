package com.mittliv.privacy.jpa.proof;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Where the receipts stand, in one row; it is locked by whoever adds a page. */
@Entity(name = "PrivacyReceiptHead")
@Table(name = "privacy_receipt_head")
class HeadEntry {
    @Id
    @Column(name = "id")
    int id;

    @Column(name = "page", nullable = false)
    long page;

    @Column(name = "hash", nullable = false, length = 64)
    String hash = "";

    /** For Hibernate. */
    protected HeadEntry() {}
}
