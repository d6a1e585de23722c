package com.mittliv.privacy.examples.app.visitor;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.examples.app.people.Held;
import com.mittliv.privacy.examples.app.people.Numbers;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Stores what a visitor sends, as that of a new person, with the consent it rests on (Art. 6(1)(a) GDPR). */
@Service
class Arrivals {
    private final PurposeScope scope;
    private final JpaSubjectStates states;
    private final EntityManager entities;
    private final TransactionOperations transaction;
    private final Numbers numbers;
    private final InstantSource clock;

    Arrivals(
            PurposeScope scope,
            JpaSubjectStates states,
            EntityManager entities,
            TransactionOperations transaction,
            Numbers numbers,
            InstantSource clock) {
        this.scope = scope;
        this.states = states;
        this.entities = entities;
        this.transaction = transaction;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Makes a row of a number and a person. */
    @FunctionalInterface
    interface Row {
        Held of(long number, String person);
    }

    /**
     * Stores a row and its consent, or neither.
     *
     * @return the person
     */
    String store(Purpose agreedTo, Row row) {
        String person = numbers.person();
        // INVARIANT: nothing is there without the consent it rests on.
        transaction.executeWithoutResult(status -> {
            states.in(entities).record(person, Consent.given(agreedTo, clock.instant()));
            scope.run(agreedTo, () -> {
                entities.persist(row.of(numbers.row(), person));
                entities.flush();
            });
        });
        return person;
    }
}
