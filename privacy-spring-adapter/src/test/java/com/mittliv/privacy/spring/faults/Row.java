package com.mittliv.privacy.spring.faults;

import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row of a member. */
@MappedSuperclass
public abstract class Row {
    @Id
    public long id;

    @Column(updatable = false)
    @NoPersonalData(because = "a number without meaning")
    public String person;

    @PersonalData("name")
    public String name;

    @PersonalData("email-address")
    public String email;

    @RetentionEvent("left")
    public Instant leftAt;

    protected Row() {}

    Row(long id, Instant leftAt) {
        this.id = id;
        this.person = String.valueOf(id);
        this.name = "Ada Example";
        this.email = "ada@example.org";
        this.leftAt = leftAt;
    }

    long id() {
        return id;
    }

    /** The attributes that are there, as one purpose sees the row. */
    String there() {
        return Stream.of(name == null ? "" : "name", email == null ? "" : "email")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
