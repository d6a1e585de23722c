package com.mittliv.privacy.examples.app.person;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.rights.PersonFile;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What a person can say of her data, and what she has said. */
@Service
class MyConsents {
    private final PrivacyEngine engine;
    private final JpaSubjectStates states;
    private final InstantSource clock;

    MyConsents(PrivacyEngine engine, JpaSubjectStates states, InstantSource clock) {
        this.engine = engine;
        this.states = states;
        this.clock = clock;
    }

    /**
     * A purpose she may consent to.
     *
     * @param inForce whether a consent of hers is in force now
     */
    record Choice(Purpose purpose, boolean inForce) {}

    /**
     * A purpose she may object to.
     *
     * @param objected whether she has
     */
    record Use(Purpose purpose, boolean objected) {}

    /** What rests on consent in the roles she has; and what she has consented to, whatever it was. */
    List<Choice> choices(PersonFile file) {
        Instant now = clock.instant();
        return purposes(file, rule -> rule.basis() instanceof LegalBasis.Consent).stream()
                .map(purpose -> new Choice(
                        purpose,
                        engine.consentObstacle(file.subject(), purpose, now).isEmpty()))
                .toList();
    }

    /** What she may object to: what rests on a balance of interests, and all direct marketing (Art. 21 GDPR). */
    List<Use> uses(PersonFile file) {
        return purposes(file, rule -> rule.basis() instanceof LegalBasis.LegitimateInterests).stream()
                .map(purpose -> new Use(
                        purpose,
                        file.subject().objections().stream()
                                .anyMatch(objection -> objection.purpose().equals(purpose))))
                .toList();
    }

    /** All she has said, the latest first. */
    List<Consent> history(SubjectState subject) {
        return subject.consents().stream()
                .sorted(Comparator.comparing(Consent::at).reversed())
                .toList();
    }

    /** A purpose she may consent to; empty if there is no such choice for her. */
    Optional<Purpose> choice(PersonFile file, String id) {
        return choices(file).stream()
                .map(Choice::purpose)
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    /** A purpose she may object to; empty if there is none such for her. */
    Optional<Purpose> use(PersonFile file, String id) {
        return uses(file).stream()
                .map(Use::purpose)
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    /** Takes note of a consent to the wording in force. */
    void give(String person, Purpose purpose) {
        states.record(person, Consent.given(purpose, clock.instant()));
    }

    /** Takes note of a withdrawal (Art. 7(3) GDPR). */
    void withdraw(String person, Purpose purpose) {
        states.record(person, Consent.withdrawn(purpose, clock.instant()));
    }

    /** Takes note of an objection (Art. 21 GDPR). */
    void object(String person, Purpose purpose) {
        states.record(person, Objection.to(purpose, clock.instant()));
    }

    /** Closes her data to all but storage and legal claims (Art. 18 GDPR). */
    void restrict(String person) {
        states.restrict(person, Restriction.since(clock.instant()));
    }

    /** Opens them again, at her own wish. */
    void lift(String person) {
        states.liftRestriction(person);
    }

    private List<Purpose> purposes(PersonFile file, Predicate<ProcessingRule> resting) {
        Set<Role> roles = file.records().stream()
                .map(FiledRecord::state)
                .map(state -> state.role())
                .collect(Collectors.toSet());
        Set<Purpose> found = engine.policy().rules().stream()
                .filter(resting)
                .filter(rule -> rule.roles().stream().anyMatch(roles::contains))
                .flatMap(rule -> rule.purposes().stream())
                .collect(Collectors.toSet());
        return engine.policy().vocabulary().purposes().stream()
                .filter(found::contains)
                .toList();
    }
}
