package com.mittliv.privacy.spring.faults;

import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.PurposeMask;
import com.mittliv.privacy.jpa.RetentionEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A member whose row keeps what she allows. */
@Entity
@AboutSubject(value = "person", role = "member")
public class Reader implements Row {
    static final String TABLE = "create table reader (id bigint primary key, person varchar(100) not null,"
            + " allowed bigint, name varchar(100), email varchar(100), left_at timestamp with time zone)";

    @Id
    public long id;

    @Column(updatable = false)
    @NoPersonalData(because = "a number without meaning")
    public String person;

    @PurposeMask
    public Long allowed;

    @PersonalData("name")
    public String name;

    @PersonalData("email-address")
    public String email;

    @RetentionEvent("left")
    public Instant leftAt;

    protected Reader() {}

    Reader(long id, Instant leftAt) {
        this.id = id;
        this.person = String.valueOf(id);
        this.name = "Ada Example";
        this.email = "ada@example.org";
        this.leftAt = leftAt;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String there() {
        return Row.words(name, email);
    }
}
