package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.jpa.NoPersonalData;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;

/** A run of a mentoring programme. */
@Entity
@NoPersonalData(because = "a programme is about nobody")
public class Programme {
    @Id
    private long id;

    private String name = "";

    private LocalDate startsOn = LocalDate.EPOCH;

    private LocalDate endsOn = LocalDate.EPOCH;

    /** For Hibernate. */
    protected Programme() {}

    /**
     * Makes a programme.
     *
     * @param id its number
     * @param name what it is called
     * @param startsOn its first day
     * @param endsOn its last day
     */
    public Programme(long id, String name, LocalDate startsOn, LocalDate endsOn) {
        this.id = id;
        this.name = name;
        this.startsOn = startsOn;
        this.endsOn = endsOn;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public LocalDate startsOn() {
        return startsOn;
    }

    public LocalDate endsOn() {
        return endsOn;
    }
}
