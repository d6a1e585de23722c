package com.mittliv.privacy.spring.embedded;

import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

@Entity
@AboutSubject(value = "id", role = "mentor")
class Mentor {
    @Id
    String id;

    @PersonalData("name")
    String name;

    @PersonalData("email-address")
    String email;

    @RetentionEvent("programme-ended")
    Instant endedAt;
}
