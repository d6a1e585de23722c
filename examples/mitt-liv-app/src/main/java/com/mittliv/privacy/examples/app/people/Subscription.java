package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.examples.policy.MittLivIds.Categories;
import com.mittliv.privacy.examples.policy.MittLivIds.Roles;
import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.NoRetentionEvent;
import com.mittliv.privacy.jpa.PersonalData;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A subscription of the newsletter. */
@Entity
@Table(indexes = @Index(name = "subscription_person", columnList = "personId"))
@NoRetentionEvent(
        value = "policy-changed-materially",
        because = "the notice of changes is sent from the list of addresses")
@AboutSubject(value = "personId", role = Roles.NEWSLETTER_SUBSCRIBER)
public class Subscription implements Held {
    @Id
    private long id;

    @NoPersonalData(because = "the person's number here, without meaning of its own")
    private String personId = "";

    @PersonalData(Categories.EMAIL_ADDRESS)
    private @Nullable String emailAddress;

    /** For Hibernate. */
    protected Subscription() {}

    /**
     * Makes a row without data yet.
     *
     * @param id the row's number
     * @param personId the person's number
     */
    public Subscription(long id, String personId) {
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

    public @Nullable String emailAddress() {
        return emailAddress;
    }

    public Subscription emailAddress(String emailAddress) {
        this.emailAddress = emailAddress;
        return this;
    }
}
