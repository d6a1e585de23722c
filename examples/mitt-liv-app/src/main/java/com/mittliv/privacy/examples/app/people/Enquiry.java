package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.examples.policy.MittLivIds.Categories;
import com.mittliv.privacy.examples.policy.MittLivIds.Events;
import com.mittliv.privacy.examples.policy.MittLivIds.Roles;
import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A letter to Mitt Liv, or a contact form filled in. */
@Entity
@Table(indexes = @Index(name = "enquiry_person", columnList = "personId"))
@SuppressWarnings("UnusedVariable") // What happened when is read by the guard.
@AboutSubject(value = "personId", role = Roles.ENQUIRER)
public class Enquiry implements Held {
    /** How many characters a letter can have, its writer's address included. */
    public static final int MOST_TEXT = 4_300;

    @Id
    private long id;

    @NoPersonalData(because = "the person's number here, without meaning of its own")
    private String personId = "";

    @Column(length = MOST_TEXT)
    @PersonalData(Categories.CORRESPONDENCE)
    private @Nullable String correspondence;

    @Column(length = MOST_TEXT)
    @PersonalData(Categories.CONTACT_FORM_CONTENT)
    private @Nullable String formContent;

    @RetentionEvent(Events.ENQUIRY_CLOSED)
    private @Nullable Instant closedAt;

    /** For Hibernate. */
    protected Enquiry() {}

    /**
     * Makes a row without data yet.
     *
     * @param id the row's number
     * @param personId the person's number
     */
    public Enquiry(long id, String personId) {
        this.id = id;
        this.personId = personId;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String personId() {
        return personId;
    }

    public @Nullable String correspondence() {
        return correspondence;
    }

    public Enquiry correspondence(String correspondence) {
        this.correspondence = correspondence;
        return this;
    }

    public @Nullable String formContent() {
        return formContent;
    }

    public Enquiry formContent(String formContent) {
        this.formContent = formContent;
        return this;
    }

    public Enquiry closedAt(@Nullable Instant at) {
        this.closedAt = at;
        return this;
    }
}
