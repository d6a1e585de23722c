package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.examples.policy.MittLivIds.Categories;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.PersonalData;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** One person's part in a digital meeting: that she was there, from where, and what she wrote. */
@Entity
public class MeetingPart extends OfParticipation {
    @NoPersonalData(because = "the meeting names nobody")
    @ManyToOne(optional = false)
    private @Nullable Meeting meeting;

    @PersonalData(Categories.ATTENDANCE)
    private @Nullable String attendance;

    @PersonalData(Categories.MEETING_CONTENT)
    private @Nullable String chat;

    @PersonalData(Categories.IP_ADDRESS)
    private @Nullable String ipAddress;

    /** For Hibernate. */
    protected MeetingPart() {}

    /**
     * Makes a part without data yet.
     *
     * @param id the row's number
     * @param meeting in which meeting
     * @param participation whose part
     */
    public MeetingPart(long id, Meeting meeting, Participation participation) {
        super(id, participation);
        this.meeting = meeting;
    }

    public @Nullable Meeting meeting() {
        return meeting;
    }

    public @Nullable String attendance() {
        return attendance;
    }

    public MeetingPart attendance(String attendance) {
        this.attendance = attendance;
        return this;
    }

    public @Nullable String chat() {
        return chat;
    }

    public MeetingPart chat(String chat) {
        this.chat = chat;
        return this;
    }

    public @Nullable String ipAddress() {
        return ipAddress;
    }

    public MeetingPart ipAddress(String ipAddress) {
        this.ipAddress = ipAddress;
        return this;
    }
}
