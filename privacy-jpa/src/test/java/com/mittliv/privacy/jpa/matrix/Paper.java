package com.mittliv.privacy.jpa.matrix;

import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A paper about somebody: all kinds of it in one table. */
@Entity(name = "Paper")
@Table(name = "mx_paper")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@AboutSubject(value = "person.id", role = "member")
@RetentionEvent(value = "ended", path = "person.endedAt")
class Paper {
    @Id
    long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable
    Person person;

    @PersonalData("email")
    @Nullable
    String sender;

    @PersonalData("notes")
    @Nullable
    String title;

    /** A paper that was sent. */
    @Entity(name = "Letter")
    static class Letter extends Paper {
        @PersonalData("notes")
        @Nullable
        String body;
    }
}
