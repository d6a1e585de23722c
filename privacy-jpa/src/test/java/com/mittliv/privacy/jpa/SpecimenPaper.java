package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.vocabulary.DataCategory;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of the generated cases, told otherwise: keys of two columns, tables by class, days, local times, a mask. */
@Entity(name = "Paper")
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
@AboutSubject(value = "subject", roleFrom = "role", roles = @AboutSubject.As(value = "NONE", role = ""))
class SpecimenPaper {
    /** Where the local times of events were read. */
    static final ZoneId ELSEWHERE = ZoneId.of("America/New_York");

    enum Role {
        R0,
        R1,
        NONE
    }

    @Embeddable
    record Key(long number, String part) {}

    @Embeddable
    record Both(@Nullable String left_, @Nullable String right_) {}

    @EmbeddedId
    Key key = new Key(0, "");

    @Nullable
    String subject;

    @Enumerated(EnumType.STRING)
    @Nullable
    Role role;

    @PersonalData("c0")
    @Embedded
    @Nullable
    Both a0 = new Both("a0", "a0");

    @PersonalData(value = "c1", mask = "-1")
    int a1 = 1;

    @PersonalData("c3")
    @ElementCollection(fetch = FetchType.EAGER)
    @Column(name = "element_a3")
    Map<String, String> a3 = new HashMap<>(Map.of("k", "a3"));

    @RetentionEvent("e0")
    @Nullable
    LocalDate e0;

    @RetentionEvent(value = "e1", zone = "America/New_York")
    @Nullable
    LocalDateTime e1;

    @RetentionEvent("e2")
    @Nullable
    OffsetDateTime e2;

    /** The rows of one of the tables. */
    @Entity(name = "Sheet")
    static class Sheet extends SpecimenPaper {
        @PersonalData("c2")
        @Nullable
        String a2 = "a2";

        @Override
        boolean has(DataCategory category) {
            return category.id().equals("c2") ? a2 != null : super.has(category);
        }

        @Override
        boolean holds(DataCategory category) {
            return true;
        }
    }

    /** The same person and events as a specimen's, as far as days and local times tell them. */
    static SpecimenPaper of(Specimen specimen) {
        SpecimenPaper paper = specimen.id % 2 == 0 ? new SpecimenPaper() : new Sheet();
        paper.key = new Key(specimen.id, "p'" + specimen.id % 3);
        paper.subject = specimen.id % 9 == 0 ? null : specimen.subject;
        paper.role = specimen.id % 11 == 0 ? Role.NONE : "r0".equals(specimen.role) ? Role.R0 : Role.R1;
        paper.e0 = specimen.e0 == null ? null : LocalDate.ofInstant(specimen.e0, RandomPolicy.ZONE);
        paper.e1 = specimen.e1 == null ? null : LocalDateTime.ofInstant(specimen.e1, ELSEWHERE);
        paper.e2 = specimen.e2 == null ? null : specimen.e2.atOffset(ZoneOffset.ofHours(9));
        return paper;
    }

    /** What is left of a category, for comparison. */
    boolean has(DataCategory category) {
        return switch (category.id()) {
            case "c0" -> a0 != null;
            case "c1" -> a1 != -1;
            case "c2" -> false;
            default -> !a3.isEmpty();
        };
    }

    boolean holds(DataCategory category) {
        return !category.id().equals("c2");
    }

    /** What the engine is told of the row; nothing if it tells no person or no role. */
    Optional<RecordState> record(RandomPolicy policy) {
        if (subject == null || role == null || role == Role.NONE) {
            return Optional.empty();
        }
        RecordState state = RecordState.of(policy.role(role == Role.R0 ? "r0" : "r1"));
        if (e0 != null) {
            Instant end =
                    new Calendar(RandomPolicy.ZONE).startOf(e0.plusDays(1)).minusNanos(1);
            state = state.with(policy.event(0), end);
        }
        if (e1 != null) {
            state = state.with(
                    policy.event(1),
                    e1.atZone(ELSEWHERE).withLaterOffsetAtOverlap().toInstant());
        }
        return Optional.of(e2 == null ? state : state.with(policy.event(2), e2.toInstant()));
    }
}
