package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.examples.policy.MittLivIds.Categories;
import com.mittliv.privacy.examples.policy.MittLivIds.Events;
import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.NoRetentionEvent;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An application to, and a part in, Mitt Livs Chans or the consulting services. */
@Entity
@Table(indexes = @Index(name = "participation_person", columnList = "personId"))
@SuppressWarnings("UnusedVariable") // What happened when is read by the guard.
@NoRetentionEvent(
        value = "policy-changed-materially",
        because = "the notice of changes is sent from the list of addresses")
@AboutSubject(value = "personId", roleFrom = "role")
public class Participation implements Held {
    @Id
    private long id;

    @NoPersonalData(because = "the person's number here, without meaning of its own")
    private String personId = "";

    /** In which capacity somebody takes part: the roles of the policy, in capitals. */
    public enum Capacity {
        /** A mentor. */
        MENTOR,
        /** Somebody who is mentored. */
        ADEPT,
        /** A participant of the consulting services. */
        CONSULTING_PARTICIPANT
    }

    @NoPersonalData(because = "the capacity, which says only which rules apply")
    @Enumerated(EnumType.STRING)
    private Capacity role = Capacity.ADEPT;

    @NoPersonalData(because = "a round is about nobody; that she applied is what the row itself says")
    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable AdmissionRound round;

    @PersonalData(Categories.NAME)
    private @Nullable String name;

    @PersonalData(Categories.ADDRESS)
    private @Nullable String address;

    @PersonalData(Categories.MOBILE_NUMBER)
    private @Nullable String mobileNumber;

    @PersonalData(Categories.EMAIL_ADDRESS)
    private @Nullable String emailAddress;

    @PersonalData(Categories.LANGUAGE_SKILLS)
    private @Nullable String languageSkills;

    @PersonalData(Categories.EDUCATION_AND_OCCUPATION)
    private @Nullable String occupation;

    @PersonalData(Categories.ATTENDANCE)
    private @Nullable String attendance;

    @PersonalData(Categories.MEETING_CONTENT)
    private @Nullable String meetingContent;

    @PersonalData(Categories.IP_ADDRESS)
    private @Nullable String ipAddress;

    @RetentionEvent(Events.APPLICATION_SUBMITTED)
    private @Nullable Instant appliedAt;

    @RetentionEvent(Events.ADMISSION_REFUSED)
    private @Nullable Instant refusedAt;

    @RetentionEvent(Events.ADMISSION_ACCEPTED)
    private @Nullable Instant acceptedAt;

    @RetentionEvent(Events.MATCHING_COMPLETED)
    private @Nullable Instant matchedAt;

    @RetentionEvent(Events.PROGRAMME_STARTED)
    private @Nullable Instant startedAt;

    @RetentionEvent(Events.CANDIDATE_REQUEST_RECEIVED)
    private @Nullable Instant requestedAt;

    @RetentionEvent(Events.PROGRAMME_ENDED)
    private @Nullable Instant endedAt;

    @RetentionEvent(Events.NEXT_ADMISSION_ROUND)
    private @Nullable Instant nextRoundAt;

    /** For Hibernate. */
    protected Participation() {}

    /**
     * Makes a row without data yet.
     *
     * @param id the row's number
     * @param personId the person's number
     * @param role in which capacity she takes part
     */
    public Participation(long id, String personId, Capacity role) {
        this.id = id;
        this.personId = personId;
        this.role = role;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String personId() {
        return personId;
    }

    public Capacity role() {
        return role;
    }

    public @Nullable AdmissionRound round() {
        return round;
    }

    public Participation round(AdmissionRound round) {
        this.round = round;
        return this;
    }

    public @Nullable String name() {
        return name;
    }

    public Participation name(String name) {
        this.name = name;
        return this;
    }

    public @Nullable String address() {
        return address;
    }

    public Participation address(String address) {
        this.address = address;
        return this;
    }

    public @Nullable String mobileNumber() {
        return mobileNumber;
    }

    public Participation mobileNumber(String mobileNumber) {
        this.mobileNumber = mobileNumber;
        return this;
    }

    public @Nullable String emailAddress() {
        return emailAddress;
    }

    public Participation emailAddress(String emailAddress) {
        this.emailAddress = emailAddress;
        return this;
    }

    public @Nullable String languageSkills() {
        return languageSkills;
    }

    public Participation languageSkills(String languageSkills) {
        this.languageSkills = languageSkills;
        return this;
    }

    public @Nullable String occupation() {
        return occupation;
    }

    public Participation occupation(String occupation) {
        this.occupation = occupation;
        return this;
    }

    public @Nullable String attendance() {
        return attendance;
    }

    public Participation attendance(String attendance) {
        this.attendance = attendance;
        return this;
    }

    public @Nullable String meetingContent() {
        return meetingContent;
    }

    public Participation meetingContent(String meetingContent) {
        this.meetingContent = meetingContent;
        return this;
    }

    public @Nullable String ipAddress() {
        return ipAddress;
    }

    public Participation ipAddress(String ipAddress) {
        this.ipAddress = ipAddress;
        return this;
    }

    public Participation appliedAt(@Nullable Instant at) {
        this.appliedAt = at;
        return this;
    }

    public Participation refusedAt(@Nullable Instant at) {
        this.refusedAt = at;
        return this;
    }

    public Participation acceptedAt(@Nullable Instant at) {
        this.acceptedAt = at;
        return this;
    }

    public Participation matchedAt(@Nullable Instant at) {
        this.matchedAt = at;
        return this;
    }

    public Participation startedAt(@Nullable Instant at) {
        this.startedAt = at;
        return this;
    }

    public Participation requestedAt(@Nullable Instant at) {
        this.requestedAt = at;
        return this;
    }

    public Participation endedAt(@Nullable Instant at) {
        this.endedAt = at;
        return this;
    }

    public Participation nextRoundAt(@Nullable Instant at) {
        this.nextRoundAt = at;
        return this;
    }
}
