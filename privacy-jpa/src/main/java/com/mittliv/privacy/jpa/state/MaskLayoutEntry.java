package com.mittliv.privacy.jpa.state;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The number under which masks of one layout are written. */
@Entity(name = "PrivacyMaskLayout")
@Immutable
@Table(name = "privacy_mask_layout")
class MaskLayoutEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Integer id;

    @Column(name = "fingerprint", nullable = false, length = 64, unique = true)
    String fingerprint = "";

    /** For Hibernate. */
    protected MaskLayoutEntry() {}
}
