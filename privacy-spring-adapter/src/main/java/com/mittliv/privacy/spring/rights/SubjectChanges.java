package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.spring.rights.RightsProblem.Kind;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes down what a person said, all of it or nothing. */
final class SubjectChanges {
    private final EntityManagerFactory entities;
    private final JpaSubjectStates states;

    SubjectChanges(EntityManagerFactory entities, JpaSubjectStates states) {
        this.entities = entities;
        this.states = states;
    }

    SubjectState of(String subject) {
        return states.load(subject);
    }

    void add(String subject, List<Consent> consents, List<Objection> objections) {
        together(to -> {
            consents.forEach(consent -> to.record(subject, consent));
            objections.forEach(objection -> to.record(subject, objection));
        });
    }

    void restrict(String subject, Restriction restriction, Optional<LegalHold> hold) {
        together(to -> {
            to.restrict(subject, restriction);
            hold.ifPresent(keep -> to.hold(subject, keep));
        });
    }

    private void together(Consumer<JpaSubjectStates> changes) {
        try {
            entities.runInTransaction(manager -> changes.accept(states.in(manager)));
        } catch (IllegalArgumentException e) {
            // The states refuse what the application keeps in columns of its own.
            throw new RightsProblem(
                    Kind.KEPT_ELSEWHERE, "nothing was changed here: say it where the application itself asks for it");
        }
    }
}
