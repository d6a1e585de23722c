package com.mittliv.privacy.jpa.rights;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** How far an order has come in one store. */
@Entity(name = "PrivacyErasureStore")
@Table(name = "privacy_erasure_store", uniqueConstraints = @UniqueConstraint(columnNames = {"order_id", "store"}))
class OrderStoreEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "order_id", nullable = false)
    @Nullable
    OrderEntry order;

    @Column(name = "store", nullable = false, length = 100)
    String store = "";

    /** What is to go, with the ids of records, until it is gone. */
    @Column(name = "planned", length = OrderEntry.MAX_OUTCOME)
    @Nullable
    String planned;

    @Column(name = "last_failure")
    @Nullable
    String lastFailure;

    @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
    @Column(name = "done_at")
    @Nullable
    Instant doneAt;

    /** For Hibernate. */
    protected OrderStoreEntry() {}

    OrderStoreEntry(OrderEntry order, String store) {
        this.order = order;
        this.store = store;
    }
}
