package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.consent.ConsentDesk;
import com.mittliv.privacy.consent.ConsentForm;
import com.mittliv.privacy.consent.ConsentLedger;
import com.mittliv.privacy.consent.Giver;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.spring.rights.RequestBodies.Given;
import com.mittliv.privacy.spring.rights.RightsDesk.Asked;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Consents, their withdrawal, and what a person has said of them so far (Art. 7 GDPR). */
@RestController
@RequestMapping("${privacy.rights.path:" + RightsProperties.DEFAULT_PATH + "}")
class ConsentController {
    private static final String CHANNEL = "web-form";

    private final RightsDesk desk;
    private final SubjectChanges states;
    private final Optional<ConsentGivers> givers;

    /** What a person has said. */
    record History(List<Line> said, List<String> inForce) {
        static History of(SubjectState state, PrivacyEngine engine, Instant now) {
            return new History(
                    state.consents().stream().map(Line::of).toList(),
                    state.consents().stream()
                            .map(Consent::purpose)
                            .distinct()
                            .filter(purpose ->
                                    engine.consentObstacle(state, purpose, now).isEmpty())
                            .map(Purpose::id)
                            .toList());
        }
    }

    record Line(String purpose, String act, Instant at, String wording) {
        static Line of(Consent consent) {
            return new Line(consent.purpose().id(), consent.act().name(), consent.at(), consent.wording());
        }
    }

    ConsentController(RightsDesk desk, SubjectChanges states, Optional<ConsentGivers> givers) {
        this.desk = desk;
        this.states = states;
        this.givers = givers;
    }

    @GetMapping({"/me/consents", "/persons/{person}/consents"})
    ResponseEntity<History> history(@PathVariable("person") Optional<String> person) {
        return history(desk.admit(person, DataSubjectRight.ACCESS).subject());
    }

    @PostMapping("/me/consents")
    ResponseEntity<History> give(HttpServletRequest request) throws IOException {
        // Nobody else can for her (Art. 4(11) GDPR).
        String subject = desk.withoutFurtherCheck(Optional.empty(), DataSubjectRight.WITHDRAW_CONSENT)
                .subject();
        Given given = RequestBodies.read(request, Given.class);
        Set<Purpose> purposes = desk.purposes(given.purposes());
        if (given.words().isBlank()) {
            throw RequestBodies.unreadable();
        }
        Giver giver = givers.map(of -> of.giverOf(subject)).orElseGet(Giver::ofAge);
        ConsentLedger lines = new ConsentDesk(desk.engine())
                .give(ConsentLedger.empty(), new ConsentForm(purposes, given.words(), CHANNEL), giver, desk.now());
        states.add(subject, lines.consents(), List.of());
        return history(subject);
    }

    @DeleteMapping({"/me/consents/{purpose}", "/persons/{person}/consents/{purpose}"})
    ResponseEntity<History> withdraw(
            @PathVariable("person") Optional<String> person, @PathVariable("purpose") String purpose) {
        RightsRequest admitted = desk.withoutFurtherCheck(person, DataSubjectRight.WITHDRAW_CONSENT);
        Set<Purpose> declared = desk.purposes(Set.of(purpose));
        Asked asked = desk.record(admitted);
        states.add(asked.subject(), withdrawals(declared, asked.at()), List.of());
        return history(asked.subject());
    }

    @DeleteMapping({"/me/consents", "/persons/{person}/consents"})
    ResponseEntity<History> withdrawAll(@PathVariable("person") Optional<String> person) {
        Asked asked = desk.record(desk.withoutFurtherCheck(person, DataSubjectRight.WITHDRAW_CONSENT));
        Set<Purpose> spokenOf = new LinkedHashSet<>();
        states.of(asked.subject()).consents().forEach(consent -> spokenOf.add(consent.purpose()));
        states.add(asked.subject(), withdrawals(spokenOf, asked.at()), List.of());
        return history(asked.subject());
    }

    private List<Consent> withdrawals(Set<Purpose> purposes, Instant at) {
        return new ConsentDesk(desk.engine())
                .withdraw(ConsentLedger.empty(), purposes, CHANNEL, at)
                .consents();
    }

    private ResponseEntity<History> history(String subject) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(History.of(states.of(subject), desk.engine(), desk.now()));
    }
}
