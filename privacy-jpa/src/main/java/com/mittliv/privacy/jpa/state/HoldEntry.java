package com.mittliv.privacy.jpa.state;

import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.LegalHold.Release;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A legal hold on a person's data. */
@Entity(name = "PrivacyHold")
@Table(name = "privacy_hold", indexes = @Index(name = "privacy_hold_subject", columnList = "subject_id"))
class HoldEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "subject_id", nullable = false)
    String subjectId = "";

    @Column(name = "reason", nullable = false, length = 2000)
    String reason = "";

    @Column(name = "set_by", nullable = false)
    String setBy = "";

    @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
    @Column(name = "held_from", nullable = false)
    Instant from = Instant.EPOCH;

    @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
    @Column(name = "held_until")
    @Nullable
    Instant until;

    @Column(name = "review_on", nullable = false)
    LocalDate reviewOn = LocalDate.EPOCH;

    @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
    @Column(name = "released_at")
    @Nullable
    Instant releasedAt;

    @Column(name = "released_by")
    @Nullable
    String releasedBy;

    @Column(name = "release_reason", length = 2000)
    @Nullable
    String releaseReason;

    /** For Hibernate. */
    protected HoldEntry() {}

    HoldEntry(String subjectId, LegalHold hold) {
        this.subjectId = subjectId;
        this.reason = hold.reason();
        this.setBy = hold.setBy();
        this.from = Stored.instant(hold.from());
        this.until = hold.until().map(Stored::instant).orElse(null);
        this.reviewOn = hold.reviewOn();
        hold.release().ifPresent(this::release);
    }

    /** Ends the hold by decision; one released already stays as it was released first. */
    void release(Release decision) {
        if (releasedAt == null) {
            releasedAt = Stored.instant(decision.at());
            releasedBy = decision.by();
            releaseReason = decision.because();
        }
    }

    LegalHold toHold() {
        LegalHold hold = new LegalHold(reason, setBy, from, Optional.ofNullable(until), reviewOn);
        return releasedAt == null || releasedBy == null || releaseReason == null
                ? hold
                : hold.released(new Release(releasedAt, releasedBy, releaseReason));
    }
}
