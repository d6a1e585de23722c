package com.mittliv.privacy.examples.app.web;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.examples.policy.MittLivTerms.Events;
import com.mittliv.privacy.jpa.rights.PersonFiles;
import com.mittliv.privacy.rights.PersonFile;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * When a person was last told of the policy, as far as that is known without being kept: people are told when they give data
 * and when they consent (Art. 13(1) and 7 GDPR).
 */
@Component
class LastTold {
    private final PersonFiles files;

    LastTold(PersonFiles files) {
        this.files = files;
    }

    /** By what she was told. */
    enum By {
        CONSENT,
        DATA
    }

    /** When she was told, and by what. */
    record Told(Instant at, By by) {}

    /** The last time; empty where neither a consent of hers nor an application is known. */
    Optional<Told> of(String personId) {
        PersonFile file = files.of(personId);
        Stream<Told> consents = file.subject().consents().stream()
                .filter(said -> said.act() == Consent.Act.GIVEN)
                .map(given -> new Told(given.at(), By.CONSENT));
        Stream<Told> applications = file.records().stream()
                .flatMap(record -> record.state().at(Events.APPLICATION_SUBMITTED).stream())
                .map(submitted -> new Told(submitted, By.DATA));
        return Stream.concat(consents, applications).max(Comparator.comparing(Told::at));
    }
}
