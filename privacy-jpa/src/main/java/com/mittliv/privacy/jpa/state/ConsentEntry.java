package com.mittliv.privacy.jpa.state;

import com.mittliv.privacy.decision.Consent;
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
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An entry of the consent ledger: written once, never changed. */
@Entity(name = "PrivacyConsent")
@Immutable
@Table(
        name = "privacy_consent",
        indexes = @Index(name = "privacy_consent_subject", columnList = "subject_id, purpose, at, act, wording"))
class ConsentEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "subject_id", nullable = false)
    String subjectId = "";

    @Column(name = "purpose", nullable = false, length = 100)
    String purpose = "";

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "act", nullable = false, length = 20)
    Consent.Act act = Consent.Act.REQUESTED;

    @JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
    @Column(name = "at", nullable = false)
    Instant at = Instant.EPOCH;

    @Column(name = "wording", nullable = false)
    String wording = "";

    /** For Hibernate. */
    protected ConsentEntry() {}

    ConsentEntry(String subjectId, Consent consent) {
        this.subjectId = subjectId;
        this.purpose = consent.purpose().id();
        this.act = consent.act();
        this.at = Stored.instant(consent.at());
        this.wording = consent.wording();
    }
}
