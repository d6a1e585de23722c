package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.vocabulary.DataCategory;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the generated cases that keeps what its person allows. */
@Entity
@Table(name = "masked")
@AboutSubject(value = "subject", roleFrom = "role")
class Masked {
    @Id
    long id;

    @Column(updatable = false)
    String subject = "";

    @PurposeMask
    @Nullable
    Long allowed;

    @Nullable
    String role;

    @PersonalData("c0")
    @Nullable
    String a0 = "a0";

    @PersonalData("c1")
    @Nullable
    String a1 = "a1";

    @PersonalData("c2")
    @Nullable
    String a2 = "a2";

    @RetentionEvent("e0")
    @Nullable
    Instant e0;

    @RetentionEvent("e1")
    @Nullable
    Instant e1;

    @RetentionEvent("e2")
    @Nullable
    Instant e2;

    static Masked like(Specimen row) {
        Masked masked = new Masked();
        masked.id = row.id;
        masked.subject = row.subject;
        masked.role = row.role;
        masked.e0 = row.e0;
        masked.e1 = row.e1;
        masked.e2 = row.e2;
        return masked;
    }

    boolean has(DataCategory category) {
        return switch (category.id()) {
            case "c0" -> a0 != null;
            case "c1" -> a1 != null;
            default -> a2 != null;
        };
    }

    RecordState record(RandomPolicy policy) {
        Specimen row = new Specimen();
        row.role = role;
        row.e0 = e0;
        row.e1 = e1;
        row.e2 = e2;
        return row.record(policy);
    }
}
