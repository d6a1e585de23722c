package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.examples.policy.MittLivIds.Categories;
import com.mittliv.privacy.examples.policy.MittLivIds.Events;
import com.mittliv.privacy.examples.policy.MittLivIds.Roles;
import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.NoRetentionEvent;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The person who speaks for a partner. */
@Entity
@Table(indexes = @Index(name = "partner_contact_person", columnList = "personId"))
@SuppressWarnings("UnusedVariable") // What happened when is read by the guard.
@NoRetentionEvent(
        value = "policy-changed-materially",
        because = "the notice of changes is sent from the list of addresses")
@AboutSubject(value = "personId", role = Roles.PARTNER_CONTACT)
public class PartnerContact implements Held {
    @Id
    private long id;

    @NoPersonalData(because = "the person's number here, without meaning of its own")
    private String personId = "";

    @PersonalData(Categories.NAME)
    private @Nullable String name;

    @PersonalData(Categories.PROFESSIONAL_CONTACT_DETAILS)
    private @Nullable String contactDetails;

    @PersonalData(Categories.POSITION_AND_ORGANISATION)
    private @Nullable String position;

    @PersonalData(Categories.POSITION_AND_ORGANISATION)
    private @Nullable Long companyId;

    @RetentionEvent(Events.RELATIONSHIP_ENDED)
    private @Nullable Instant endedAt;

    @RetentionEvent(Events.PURPOSE_FULFILLED)
    private @Nullable Instant fulfilledAt;

    @RetentionEvent(Events.LEGAL_RETENTION_DUTY_BEGAN)
    private @Nullable Instant dutyBeganAt;

    @RetentionEvent(Events.LEGAL_RETENTION_DUTY_ENDED)
    private @Nullable Instant dutyEndedAt;

    /** For Hibernate. */
    protected PartnerContact() {}

    /**
     * Makes a row without data yet.
     *
     * @param id the row's number
     * @param personId the person's number
     */
    public PartnerContact(long id, String personId) {
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

    public @Nullable String name() {
        return name;
    }

    public PartnerContact name(String name) {
        this.name = name;
        return this;
    }

    public @Nullable String contactDetails() {
        return contactDetails;
    }

    public PartnerContact contactDetails(String contactDetails) {
        this.contactDetails = contactDetails;
        return this;
    }

    public @Nullable String position() {
        return position;
    }

    public PartnerContact position(String position) {
        this.position = position;
        return this;
    }

    /**
     * For which company she speaks.
     *
     * @return its number
     */
    public @Nullable Long companyId() {
        return companyId;
    }

    public PartnerContact companyId(long companyId) {
        this.companyId = companyId;
        return this;
    }

    public PartnerContact endedAt(@Nullable Instant at) {
        this.endedAt = at;
        return this;
    }

    public PartnerContact fulfilledAt(@Nullable Instant at) {
        this.fulfilledAt = at;
        return this;
    }

    public PartnerContact dutyBeganAt(@Nullable Instant at) {
        this.dutyBeganAt = at;
        return this;
    }

    public PartnerContact dutyEndedAt(@Nullable Instant at) {
        this.dutyEndedAt = at;
        return this;
    }
}
