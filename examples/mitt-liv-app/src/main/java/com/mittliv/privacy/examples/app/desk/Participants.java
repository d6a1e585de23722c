package com.mittliv.privacy.examples.app.desk;

import com.mittliv.privacy.examples.app.people.Participation;
import com.mittliv.privacy.examples.app.people.Participations;
import com.mittliv.privacy.examples.policy.MittLivIds.Purposes;
import com.mittliv.privacy.spring.ForPurpose;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The same participants for four purposes. The queries are the same; what they return is not. */
@Service
public class Participants {
    private final Participations participations;

    Participants(Participations participations) {
        this.participations = participations;
    }

    /**
     * Reads a participant to match mentor and adept.
     *
     * @param id the participation's number
     * @return what matching may see; empty if that is nothing
     */
    @ForPurpose(Purposes.MATCH_MENTOR_ADEPT)
    public Optional<Participation> forMatching(long id) {
        return participations.findById(id);
    }

    /**
     * Reads a participant to run the programme.
     *
     * @param id the participation's number
     * @return what the programme's office may see; empty if that is nothing
     */
    @ForPurpose(Purposes.ADMINISTER_PARTICIPATION)
    public Optional<Participation> forProgramme(long id) {
        return participations.findById(id);
    }

    /**
     * All whose part in the programme is administered now.
     *
     * @return the participants
     */
    @ForPurpose(Purposes.ADMINISTER_PARTICIPATION)
    public List<Participation> inProgramme() {
        return participations.findAll();
    }

    /**
     * Reads a participant to refer her to a partner.
     *
     * @param id the participation's number
     * @return what may be told of a candidate; empty if that is nothing
     */
    @ForPurpose(Purposes.REFER_CANDIDATES)
    public Optional<Participation> forReferral(long id) {
        return participations.findById(id);
    }

    /**
     * All who may be referred to a partner now.
     *
     * @return the candidates
     */
    @ForPurpose(Purposes.REFER_CANDIDATES)
    public List<Participation> candidates() {
        return participations.findAll();
    }

    /**
     * Reads a participant to send her the newsletter.
     *
     * @param id the participation's number
     * @return what the newsletter may see; empty if that is nothing
     */
    @ForPurpose(Purposes.SEND_NEWSLETTER)
    public Optional<Participation> forNewsletter(long id) {
        return participations.findById(id);
    }
}
