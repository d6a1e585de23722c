package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.vocabulary.DataCategory;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the generated cases. Its attributes hold their own names, so that a leak shows. */
@Entity
@AboutSubject(value = "subject", roleFrom = "role")
class Specimen {
    @Id
    long id;

    @NoPersonalData(because = "told to the test")
    String subject = "";

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

    @PersonalData("c3")
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "specimen_a3")
    @Column(name = "element_a3")
    List<String> a3 = new ArrayList<>(List.of("a3"));

    @RetentionEvent("e0")
    @Nullable
    Instant e0;

    @RetentionEvent("e1")
    @Nullable
    Instant e1;

    @RetentionEvent("e2")
    @Nullable
    Instant e2;

    /** What is left of a category, for comparison. */
    boolean has(DataCategory category) {
        return switch (category.id()) {
            case "c0" -> a0 != null;
            case "c1" -> a1 != null;
            case "c2" -> a2 != null;
            default -> !a3.isEmpty();
        };
    }

    /** What the engine is told of the row. */
    RecordState record(RandomPolicy policy) {
        RecordState state = RecordState.of(policy.role(role == null ? "" : role));
        state = e0 == null ? state : state.with(policy.event(0), e0);
        state = e1 == null ? state : state.with(policy.event(1), e1);
        return e2 == null ? state : state.with(policy.event(2), e2);
    }

    /** A row about the same person in the same role, which knows that only by its way there. */
    @Entity(name = "Detail")
    @AboutSubject(value = "specimen.subject", roleFrom = "specimen.role")
    @RetentionEvent(value = "e0", path = "specimen.e0")
    @RetentionEvent(value = "e1", path = "specimen.e1")
    @RetentionEvent(value = "e2", path = "specimen.e2")
    static class Detail {
        @Id
        long id;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable
        Specimen specimen;

        @PersonalData("c1")
        @Nullable
        String b1 = "b1";
    }
}
