package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.jpa.rights.NoticeState.State;
import com.mittliv.privacy.rights.Notification.Known;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A recipient to be told. The person's plain id is in it until it is delivered, and no longer. */
@Entity(name = "PrivacyOutbox")
@Table(name = "privacy_outbox", indexes = @Index(name = "privacy_outbox_due", columnList = "state, next_try_at"))
class OutboxEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "idempotency_key", nullable = false, length = 255, unique = true)
    String key = "";

    @Column(name = "order_id", nullable = false)
    long orderId;

    @Column(name = "recipient", nullable = false, length = 100)
    String recipient = "";

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "known", nullable = false, length = 20)
    Known known = Known.DISCLOSED;

    @Column(name = "categories", nullable = false, length = 25_000)
    String categories = "";

    @Column(name = "subject_id")
    @Nullable
    String subjectId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "state", nullable = false, length = 10)
    State state = State.PENDING;

    @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
    @Column(name = "erased_at", nullable = false)
    Instant erasedAt = Instant.EPOCH;

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
    @Column(name = "delivered_at")
    @Nullable
    Instant deliveredAt;

    /** For Hibernate. */
    protected OutboxEntry() {}

    OutboxEntry(long orderId, Outcome.ToTell tell, String subjectId, Instant at) {
        this.key = "erasure-" + orderId + "-" + tell.recipient() + "-"
                + tell.known().name().toLowerCase(Locale.ROOT);
        this.orderId = orderId;
        this.recipient = tell.recipient();
        this.known = tell.known();
        this.categories = String.join(" ", tell.categories());
        this.subjectId = subjectId;
        this.erasedAt = at;
        this.nextTryAt = at;
    }
}
