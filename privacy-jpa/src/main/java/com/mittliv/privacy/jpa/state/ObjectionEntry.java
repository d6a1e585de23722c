package com.mittliv.privacy.jpa.state;

import com.mittliv.privacy.decision.Objection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person's objection. */
@Entity(name = "PrivacyObjection")
@Table(
        name = "privacy_objection",
        indexes = @Index(name = "privacy_objection_subject", columnList = "subject_id, purpose"))
class ObjectionEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "subject_id", nullable = false)
    String subjectId = "";

    @Column(name = "purpose", nullable = false, length = 100)
    String purpose = "";

    @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
    @Column(name = "at", nullable = false)
    Instant at = Instant.EPOCH;

    @Column(name = "compelling_grounds", length = 2000)
    @Nullable
    String compellingGrounds;

    /** For Hibernate. */
    protected ObjectionEntry() {}

    ObjectionEntry(String subjectId, Objection objection) {
        this.subjectId = subjectId;
        this.purpose = objection.purpose().id();
        this.at = Stored.instant(objection.at());
        this.compellingGrounds = objection.compellingGrounds().orElse(null);
    }
}
