package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.examples.policy.MittLivIds.Categories;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.PersonalData;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** One person's track of a recorded meeting. What was recorded is a file of her own, beside the database. */
@Entity
public class Recording extends OfParticipation {
    @NoPersonalData(because = "the meeting names nobody")
    @ManyToOne(optional = false)
    private @Nullable Meeting meeting;

    @PersonalData(Categories.MEETING_CONTENT)
    private @Nullable String file;

    /** For Hibernate. */
    protected Recording() {}

    /**
     * Makes a row.
     *
     * @param id the row's number
     * @param meeting which meeting
     * @param participation whose track
     * @param file the file's name in the person's folder
     */
    public Recording(long id, Meeting meeting, Participation participation, String file) {
        super(id, participation);
        this.meeting = meeting;
        this.file = file;
    }

    public @Nullable Meeting meeting() {
        return meeting;
    }

    public @Nullable String file() {
        return file;
    }
}
