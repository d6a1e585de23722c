package com.mittliv.privacy.spring.club;

import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;

/** A member of a club. */
@Entity
@AboutSubject(value = "personId", role = "member")
public class Membership {
    @Id
    @GeneratedValue
    public Long id;

    @NoPersonalData(because = "a number without meaning")
    public String personId;

    @PersonalData("name")
    public String name;

    @PersonalData("email-address")
    public String emailAddress;

    @RetentionEvent("left")
    public Instant leftAt;

    protected Membership() {}

    public Membership(String personId, String name, String emailAddress, Instant leftAt) {
        this.personId = personId;
        this.name = name;
        this.emailAddress = emailAddress;
        this.leftAt = leftAt;
    }
}
