package com.mittliv.privacy.jpa;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody in the programme, with all kinds of attributes. */
@Entity
@AboutSubject(value = "personId", roleFrom = "role")
class Adept {
    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    @PersonalData("email")
    @interface Email {}

    @Embeddable
    static class Address {
        @Nullable
        String street;

        @Nullable
        String city;

        protected Address() {}

        Address(String street, String city) {
            this.street = street;
            this.city = city;
        }
    }

    @Id
    long id;

    @Version
    int version;

    @Nullable
    String personId;

    @Nullable
    String role;

    @PersonalData("name")
    @Nullable
    String name;

    @Email
    @Nullable
    String email;

    @Embedded
    @PersonalData("address")
    @Nullable
    Address address;

    @ElementCollection
    @CollectionTable(name = "adept_alias")
    @Column(name = "alias_name")
    @PersonalData("name")
    Set<String> aliases = new LinkedHashSet<>();

    @NoPersonalData(because = "a number of the programme")
    @Nullable
    Integer round;

    @RetentionEvent("started")
    @Nullable
    Instant startedAt;

    @RetentionEvent("ended")
    @Nullable
    Instant endedAt;

    @OneToMany(mappedBy = "adept", cascade = CascadeType.ALL)
    List<Note> notes = new ArrayList<>();

    protected Adept() {}

    Adept(long id, String role) {
        this.id = id;
        this.personId = "p" + id;
        this.role = role;
        this.name = "NAME" + id;
        this.email = "EMAIL" + id;
        this.address = new Address("STREET" + id, "CITY" + id);
        this.aliases.add("ALIAS" + id);
        this.round = (int) id;
        Note note = new Note();
        note.id = id;
        note.text = "NOTE" + id;
        note.adept = this;
        this.notes.add(note);
    }

    Adept ended(Instant at) {
        this.endedAt = at;
        return this;
    }

    /** A note of a meeting, guarded by its own way to the person. */
    @Entity(name = "Note")
    @AboutSubject(value = "adept.personId", roleFrom = "adept.role")
    @RetentionEvent(value = "ended", path = "adept.endedAt")
    static class Note {
        @Id
        long id;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable
        Adept adept;

        @PersonalData("notes")
        @Nullable
        String text;
    }
}
