package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.jpa.NoPersonalData;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;

/** A time in which people apply for a programme. */
@Entity
@NoPersonalData(because = "a round is about nobody; who applied stands in the participations")
public class AdmissionRound {
    @Id
    private long id;

    @ManyToOne(optional = false)
    private Programme programme = new Programme();

    private LocalDate opensOn = LocalDate.EPOCH;

    private LocalDate closesOn = LocalDate.EPOCH;

    /** For Hibernate. */
    protected AdmissionRound() {}

    /**
     * Makes a round.
     *
     * @param id its number
     * @param programme what is applied for
     * @param opensOn its first day
     * @param closesOn its last day
     */
    public AdmissionRound(long id, Programme programme, LocalDate opensOn, LocalDate closesOn) {
        this.id = id;
        this.programme = programme;
        this.opensOn = opensOn;
        this.closesOn = closesOn;
    }

    public long id() {
        return id;
    }

    public Programme programme() {
        return programme;
    }

    public LocalDate opensOn() {
        return opensOn;
    }

    public LocalDate closesOn() {
        return closesOn;
    }
}
