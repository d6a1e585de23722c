package com.mittliv.privacy.examples.app.web;

import com.mittliv.privacy.decision.RefusedException;
import com.mittliv.privacy.examples.app.desk.Explainer;
import com.mittliv.privacy.examples.app.desk.Newsletter;
import com.mittliv.privacy.examples.app.desk.Participants;
import com.mittliv.privacy.examples.app.people.Participation;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The same participant under four purposes. */
@RestController
public class ParticipantController {
    private final Participants participants;
    private final Newsletter newsletter;
    private final Explainer explainer;

    ParticipantController(Participants participants, Newsletter newsletter, Explainer explainer) {
        this.participants = participants;
        this.newsletter = newsletter;
        this.explainer = explainer;
    }

    @GetMapping("/programme/participants/{id}")
    ParticipantView forProgramme(@PathVariable long id) {
        return view(participants.forProgramme(id), id, Purposes.ADMINISTER_PARTICIPATION);
    }

    @GetMapping("/matching/participants/{id}")
    ParticipantView forMatching(@PathVariable long id) {
        return view(participants.forMatching(id), id, Purposes.MATCH_MENTOR_ADEPT);
    }

    @GetMapping("/referrals/participants/{id}")
    ParticipantView forReferral(@PathVariable long id) {
        return view(participants.forReferral(id), id, Purposes.REFER_CANDIDATES);
    }

    @GetMapping("/referrals/participants")
    List<ParticipantView> candidates() {
        return participants.candidates().stream().map(ParticipantView::of).toList();
    }

    @GetMapping("/newsletter/participants/{id}")
    ParticipantView forNewsletter(@PathVariable long id) {
        return view(participants.forNewsletter(id), id, Purposes.SEND_NEWSLETTER);
    }

    @GetMapping("/newsletter/recipients")
    List<String> recipients() {
        return newsletter.recipients();
    }

    private ParticipantView view(Optional<Participation> found, long id, Purpose purpose) {
        return found.map(ParticipantView::of)
                .orElseThrow(() -> explainer
                        .whyHidden(Participation.class, id, purpose)
                        .<RuntimeException>map(RefusedException::new)
                        .orElseGet(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
