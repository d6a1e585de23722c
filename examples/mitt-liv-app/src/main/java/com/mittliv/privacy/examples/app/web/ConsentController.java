package com.mittliv.privacy.examples.app.web;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.UnknownTermException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A person's consents: giving and taking back are equally easy (Art. 7(3) GDPR). */
@RestController
public class ConsentController {
    private final JpaSubjectStates states;
    private final PrivacyEngine engine;
    private final InstantSource clock;

    ConsentController(JpaSubjectStates states, PrivacyEngine engine, InstantSource clock) {
        this.states = states;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * What a person said of one purpose.
     *
     * @param purpose the purpose's id
     * @param act given or withdrawn
     * @param at when
     */
    record Entry(String purpose, Consent.Act act, Instant at) {}

    @GetMapping("/people/{person}/consents")
    List<Entry> ledger(@PathVariable String person) {
        return states.load(person).consents().stream()
                .map(said -> new Entry(said.purpose().id(), said.act(), said.at()))
                .toList();
    }

    @PostMapping("/people/{person}/consents/{purpose}")
    List<Entry> give(@PathVariable String person, @PathVariable String purpose) {
        states.record(person, Consent.given(purpose(purpose), clock.instant()));
        return ledger(person);
    }

    @PostMapping("/people/{person}/consents/{purpose}/withdrawal")
    List<Entry> withdraw(@PathVariable String person, @PathVariable String purpose) {
        states.record(person, Consent.withdrawn(purpose(purpose), clock.instant()));
        return ledger(person);
    }

    private Purpose purpose(String id) {
        try {
            return engine.policy().vocabulary().purpose(id);
        } catch (UnknownTermException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
        }
    }
}
