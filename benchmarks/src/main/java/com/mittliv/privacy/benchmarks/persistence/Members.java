package com.mittliv.privacy.benchmarks.persistence;

import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.PurposeMask;
import com.mittliv.privacy.jpa.RetentionEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One table of members, mapped for Hibernate alone, for the guard, and for the guard with masks. */
final class Members {
    private Members() {}

    /** The same without what the guard reads. */
    @MappedSuperclass
    static class Bare {
        @Id
        long id;

        @Column(updatable = false)
        @Nullable
        String personId;

        @Column(name = "round_of")
        int round;

        @Nullable
        Instant endedAt;

        @Nullable
        String name;

        @Nullable
        String email;

        @Nullable
        String telephone;

        @Nullable
        String street;

        @Nullable
        String city;

        @Nullable
        String employer;

        @Nullable
        String education;

        @Nullable
        String notes;
    }

    /** A member to Hibernate alone. */
    @Entity(name = "Plain")
    @Table(name = "member")
    static class Plain extends Bare {}

    /** What the guarded mappings share. */
    @MappedSuperclass
    static class Annotated {
        @Id
        long id;

        @Column(updatable = false)
        @Nullable
        String personId;

        @NoPersonalData(because = "a number of the programme")
        @Column(name = "round_of")
        int round;

        @RetentionEvent("ended")
        @Nullable
        Instant endedAt;

        @PersonalData("name")
        @Nullable
        String name;

        @PersonalData("contact")
        @Nullable
        String email;

        @PersonalData("contact")
        @Nullable
        String telephone;

        @PersonalData("contact")
        @Nullable
        String street;

        @PersonalData("contact")
        @Nullable
        String city;

        @PersonalData("career")
        @Nullable
        String employer;

        @PersonalData("career")
        @Nullable
        String education;

        @PersonalData("career")
        @Nullable
        String notes;
    }

    /** A member whose rows are judged by the tables. */
    @Entity(name = "Guarded")
    @Table(name = "member")
    @AboutSubject(value = "personId", role = "member")
    static class Guarded extends Annotated {}

    /** A member whose rows keep what the person allows. */
    @Entity(name = "Masked")
    @Table(name = "member")
    @AboutSubject(value = "personId", role = "member")
    static class Masked extends Annotated {
        @PurposeMask
        @Nullable
        Long allowed;
    }
}
