package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Fills the database with invented people. */
@Component
public class Seeding {
    private final EntityManager entities;
    private final TransactionOperations transaction;
    private final PurposeScope scope;
    private final JpaSubjectStates states;
    private final InstantSource clock;
    private final long seed;

    Seeding(
            EntityManager entities,
            TransactionOperations transaction,
            PurposeScope scope,
            JpaSubjectStates states,
            InstantSource clock,
            @Value("${mitt-liv.seed:2018}") long seed) {
        this.entities = entities;
        this.transaction = transaction;
        this.scope = scope;
        this.states = states;
        this.clock = clock;
        this.seed = seed;
    }

    /** Empties the database and fills it anew: the same seed and day give the same people. */
    @SuppressWarnings("try")
    public void plant() {
        Population people = Population.invent(seed, clock.instant().truncatedTo(ChronoUnit.DAYS));
        try (Opened opened = scope.openSystem("fill the database with invented people")) {
            entities.getEntityManagerFactory().getSchemaManager().truncate();
            transaction.executeWithoutResult(status -> people.rows().forEach(entities::persist));
            people.consents().forEach((person, entries) -> entries.forEach(entry -> states.record(person, entry)));
            people.holds().forEach(states::hold);
        }
    }
}
