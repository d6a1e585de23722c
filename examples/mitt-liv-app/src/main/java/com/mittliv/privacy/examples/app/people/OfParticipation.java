package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.examples.policy.MittLivIds.Events;
import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.RetentionEvent;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/** A row that hangs on a participation: about the same person, in the same role, and what happened there happened here. */
@MappedSuperclass
@AboutSubject(value = "participation.personId", roleFrom = "participation.role")
public abstract class OfParticipation implements Held {
    @Id
    private long id;

    @RetentionEvent(value = Events.APPLICATION_SUBMITTED, path = "participation.appliedAt")
    @RetentionEvent(value = Events.ADMISSION_REFUSED, path = "participation.refusedAt")
    @RetentionEvent(value = Events.ADMISSION_ACCEPTED, path = "participation.acceptedAt")
    @RetentionEvent(value = Events.MATCHING_COMPLETED, path = "participation.matchedAt")
    @RetentionEvent(value = Events.PROGRAMME_STARTED, path = "participation.startedAt")
    @RetentionEvent(value = Events.CANDIDATE_REQUEST_RECEIVED, path = "participation.requestedAt")
    @RetentionEvent(value = Events.PROGRAMME_ENDED, path = "participation.endedAt")
    @RetentionEvent(value = Events.NEXT_ADMISSION_ROUND, path = "participation.nextRoundAt")
    @ManyToOne(optional = false)
    private @Nullable Participation participation;

    /** For Hibernate. */
    protected OfParticipation() {}

    OfParticipation(long id, Participation participation) {
        this.id = id;
        this.participation = participation;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String personId() {
        return participation == null ? "" : participation.personId();
    }
}
