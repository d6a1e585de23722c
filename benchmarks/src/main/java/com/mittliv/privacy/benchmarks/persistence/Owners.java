package com.mittliv.privacy.benchmarks.persistence;

import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People with children in two tables, and people without, mapped for the guard and for Hibernate alone. */
final class Owners {
    private Owners() {}

    /** Somebody with letters and calls. */
    @Entity(name = "Owner")
    @Table(name = "owner")
    @AboutSubject(value = "personId", role = "member")
    static class Owner {
        @Id
        long id;

        @Column(name = "person_id")
        String personId = "";

        @PersonalData("profile")
        @Nullable
        String name;

        @PersonalData("profile")
        @Nullable
        String email;

        @RetentionEvent("ended")
        @Column(name = "ended_at")
        @Nullable
        Instant endedAt;
    }

    /** A letter of theirs. */
    @Entity(name = "Letter")
    @Table(name = "letter")
    @AboutSubject(value = "owner.personId", role = "member")
    @RetentionEvent(value = "ended", path = "owner.endedAt")
    static class Letter {
        @Id
        long id;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        @JoinColumn(name = "owner_id")
        @Nullable
        Owner owner;

        @PersonalData("messages")
        @Nullable
        String text;
    }

    /** A call of theirs. */
    @Entity(name = "Call")
    @Table(name = "call")
    @AboutSubject(value = "owner.personId", role = "member")
    @RetentionEvent(value = "ended", path = "owner.endedAt")
    static class Call {
        @Id
        long id;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        @JoinColumn(name = "owner_id")
        @Nullable
        Owner owner;

        @PersonalData("messages")
        @Nullable
        String text;
    }

    /** Somebody whose address goes before the name. */
    @Entity(name = "Subscriber")
    @Table(name = "subscriber")
    @AboutSubject(value = "personId", role = "subscriber")
    static class Subscriber {
        @Id
        long id;

        @Column(name = "person_id")
        String personId = "";

        @PersonalData("profile")
        @Nullable
        String name;

        @PersonalData("contact")
        @Nullable
        String email;

        @PersonalData("contact")
        @Nullable
        String telephone;

        @RetentionEvent("left")
        @Column(name = "left_at")
        @Nullable
        Instant leftAt;
    }

    /** The first to Hibernate alone, with all that is removed along. */
    @Entity(name = "PlainOwner")
    @Table(name = "owner")
    static class PlainOwner {
        @Id
        long id;

        @Column(name = "person_id")
        String personId = "";

        @Nullable
        String name;

        @Nullable
        String email;

        @Column(name = "ended_at")
        @Nullable
        Instant endedAt;

        @OneToMany(mappedBy = "owner", cascade = CascadeType.REMOVE)
        List<PlainLetter> letters = new ArrayList<>();

        @OneToMany(mappedBy = "owner", cascade = CascadeType.REMOVE)
        List<PlainCall> calls = new ArrayList<>();
    }

    /** A letter to Hibernate alone. */
    @Entity(name = "PlainLetter")
    @Table(name = "letter")
    static class PlainLetter {
        @Id
        long id;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        @JoinColumn(name = "owner_id")
        @Nullable
        PlainOwner owner;

        @Nullable
        String text;
    }

    /** A call to Hibernate alone. */
    @Entity(name = "PlainCall")
    @Table(name = "call")
    static class PlainCall {
        @Id
        long id;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        @JoinColumn(name = "owner_id")
        @Nullable
        PlainOwner owner;

        @Nullable
        String text;
    }
}
