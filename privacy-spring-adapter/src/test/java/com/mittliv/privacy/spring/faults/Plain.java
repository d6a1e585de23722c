package com.mittliv.privacy.spring.faults;

import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** The same member in a row that keeps nothing of the kind. */
@Entity
@AboutSubject(value = "person", role = "member")
public class Plain implements Row {
    static final String TABLE = Reader.TABLE.replace("reader", "plain").replace(" allowed bigint,", "");

    @Id
    public long id;

    @NoPersonalData(because = "a number without meaning")
    public String person;

    @PersonalData("name")
    public String name;

    @PersonalData("email-address")
    public String email;

    @RetentionEvent("left")
    public Instant leftAt;

    protected Plain() {}

    Plain(long id, Instant leftAt) {
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
