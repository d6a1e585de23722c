package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.examples.policy.MittLivIds.Categories;
import com.mittliv.privacy.examples.policy.MittLivIds.Events;
import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.NoRetentionEvent;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An application for a job at Mitt Liv, with its papers, or a connection without a job in view. */
@Entity
@Table(indexes = @Index(name = "job_application_person", columnList = "personId"))
@SuppressWarnings("UnusedVariable") // What happened when is read by the guard.
@NoRetentionEvent(
        value = "policy-changed-materially",
        because = "the notice of changes is sent from the list of addresses")
@AboutSubject(value = "personId", roleFrom = "capacity")
public class JobApplication implements Held {
    /** How many characters a CV or a letter can have. */
    public static final int MOST_TEXT = 20_000;

    /** How many characters any other attribute can have. */
    public static final int MOST_WORDS = 255;

    @Id
    private long id;

    @NoPersonalData(because = "the person's number here, without meaning of its own")
    private String personId = "";

    /** In which capacity somebody applies: the roles of the policy, in capitals. */
    public enum Capacity {
        /** For a job. */
        JOB_APPLICANT,
        /** Connected through Teamtailor, without a job in view. */
        TEAMTAILOR_CONNECTOR
    }

    @NoPersonalData(because = "the capacity, which says only which rules apply")
    @Enumerated(EnumType.STRING)
    private Capacity capacity = Capacity.JOB_APPLICANT;

    @PersonalData(Categories.NAME)
    private @Nullable String name;

    @PersonalData(Categories.ADDRESS)
    private @Nullable String address;

    @PersonalData(Categories.MOBILE_NUMBER)
    private @Nullable String mobileNumber;

    @PersonalData(Categories.EMAIL_ADDRESS)
    private @Nullable String emailAddress;

    @Column(length = MOST_TEXT)
    @PersonalData(Categories.CV)
    private @Nullable String cv;

    @Column(length = MOST_TEXT)
    @PersonalData(Categories.COVER_LETTER)
    private @Nullable String coverLetter;

    @PersonalData(Categories.PHOTO)
    private @Nullable String photo;

    @RetentionEvent(Events.RECRUITMENT_CLOSED)
    private @Nullable Instant closedAt;

    /** For Hibernate. */
    protected JobApplication() {}

    /**
     * Makes a row without data yet.
     *
     * @param id the row's number
     * @param personId the person's number
     */
    public JobApplication(long id, String personId) {
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

    public Capacity capacity() {
        return capacity;
    }

    public JobApplication capacity(Capacity capacity) {
        this.capacity = capacity;
        return this;
    }

    public @Nullable String name() {
        return name;
    }

    public JobApplication name(String name) {
        this.name = name;
        return this;
    }

    public @Nullable String address() {
        return address;
    }

    public JobApplication address(String address) {
        this.address = address;
        return this;
    }

    public @Nullable String mobileNumber() {
        return mobileNumber;
    }

    public JobApplication mobileNumber(String mobileNumber) {
        this.mobileNumber = mobileNumber;
        return this;
    }

    public @Nullable String emailAddress() {
        return emailAddress;
    }

    public JobApplication emailAddress(String emailAddress) {
        this.emailAddress = emailAddress;
        return this;
    }

    public @Nullable String cv() {
        return cv;
    }

    public JobApplication cv(String cv) {
        this.cv = cv;
        return this;
    }

    public @Nullable String coverLetter() {
        return coverLetter;
    }

    public JobApplication coverLetter(String coverLetter) {
        this.coverLetter = coverLetter;
        return this;
    }

    public @Nullable String photo() {
        return photo;
    }

    public JobApplication photo(String photo) {
        this.photo = photo;
        return this;
    }

    public JobApplication closedAt(@Nullable Instant at) {
        this.closedAt = at;
        return this;
    }
}
