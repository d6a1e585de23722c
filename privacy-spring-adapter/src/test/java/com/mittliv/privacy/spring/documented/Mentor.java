package com.mittliv.privacy.spring.documented;

import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A mentor. */
@Entity
@AboutSubject(value = "id", role = "mentor")
public class Mentor {
    @Id
    public String id;

    @PersonalData("name")
    public String name;

    @PersonalData("email-address")
    public String email;

    @RetentionEvent("programme-ended")
    public Instant endedAt;

    protected Mentor() {}

    Mentor(String id, String name, String email) {
        this.id = id;
        this.name = name;
        this.email = email;
    }
}
