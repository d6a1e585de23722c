package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.jpa.rights.ErasureOrder.State;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An order to erase a person's data. The person's plain id is in it until it is done, and no longer. */
@Entity(name = "PrivacyErasureOrder")
@Table(
        name = "privacy_erasure_order",
        indexes = {
            @Index(name = "privacy_erasure_order_due", columnList = "state, next_try_at"),
            @Index(name = "privacy_erasure_order_subject", columnList = "subject_hash")
        })
class OrderEntry {
    static final int MAX_OUTCOME = 1_000_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "subject_hash", nullable = false, length = 64)
    String subjectHash = "";

    @Column(name = "subject_id")
    @Nullable
    String subjectId;

    @Column(name = "grounds", nullable = false, length = 200)
    String grounds = "";

    @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
    @Column(name = "received_at", nullable = false)
    Instant receivedAt = Instant.EPOCH;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "state", nullable = false, length = 10)
    State state = State.OPEN;

    @Column(name = "attempts", nullable = false)
    int attempts;

    @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
    @Column(name = "next_try_at")
    @Nullable
    Instant nextTryAt;

    @Column(name = "last_failure")
    @Nullable
    String lastFailure;

    @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
    @Column(name = "rows_erased_at")
    @Nullable
    Instant rowsErasedAt;

    @Column(name = "outcome", nullable = false, length = MAX_OUTCOME)
    String outcome = "";

    @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
    @Column(name = "done_at")
    @Nullable
    Instant doneAt;

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    private List<OrderStoreEntry> stores = new ArrayList<>();

    /** For Hibernate. */
    protected OrderEntry() {}

    OrderEntry(String subjectHash, String subjectId, String grounds, Instant receivedAt, Instant nextTryAt) {
        this.subjectHash = subjectHash;
        this.subjectId = subjectId;
        this.grounds = grounds;
        this.receivedAt = receivedAt;
        this.nextTryAt = nextTryAt;
        // Not where it is declared: Hibernate makes an entry of each kind at its start, and Jackson would start too.
        this.outcome = Outcome.NONE.toJson();
    }

    void add(String store) {
        stores.add(new OrderStoreEntry(this, store));
    }

    /** What is known of its stores, by their names. */
    List<OrderStoreEntry> stores() {
        return stores.stream()
                .sorted(Comparator.comparing(entry -> entry.store))
                .toList();
    }

    /** The person's id, which an open order has. */
    String subject() {
        String known = subjectId;
        if (known == null) {
            throw new IllegalStateException("an order that is done knows its person no longer");
        }
        return known;
    }
}
