package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.jpa.NoPersonalData;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/**
 * That a mentor and an adept were brought together. Whom it was stands in two {@link MatchSide}s, one about each: when one
 * of them goes, the other keeps her own, and nothing tells any more with whom it was.
 */
@Entity
@Table(name = "mentor_match")
@NoPersonalData(because = "it names nobody; each of the two has a side of her own")
public class Match {
    @Id
    private long id;

    private LocalDate madeOn = LocalDate.EPOCH;

    /** For Hibernate. */
    protected Match() {}

    /**
     * Makes a match without its sides.
     *
     * @param id its number
     * @param madeOn on which day
     */
    public Match(long id, LocalDate madeOn) {
        this.id = id;
        this.madeOn = madeOn;
    }

    public long id() {
        return id;
    }

    public LocalDate madeOn() {
        return madeOn;
    }
}
