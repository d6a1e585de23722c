package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.jpa.NoPersonalData;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A digital meeting of a match. Who was there and what was said stands in its {@link MeetingPart}s. */
@Entity
@NoPersonalData(because = "it names nobody; who took part has a row of her own")
public class Meeting {
    @Id
    private long id;

    @ManyToOne(optional = false)
    private @Nullable Match match;

    private LocalDate heldOn = LocalDate.EPOCH;

    /** For Hibernate. */
    protected Meeting() {}

    /**
     * Makes a meeting.
     *
     * @param id its number
     * @param match whose it is
     * @param heldOn on which day
     */
    public Meeting(long id, Match match, LocalDate heldOn) {
        this.id = id;
        this.match = match;
        this.heldOn = heldOn;
    }

    public long id() {
        return id;
    }

    public @Nullable Match match() {
        return match;
    }

    public LocalDate heldOn() {
        return heldOn;
    }
}
