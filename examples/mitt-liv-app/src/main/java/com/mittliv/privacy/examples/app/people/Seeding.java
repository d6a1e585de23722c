package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Fills the database with invented people, in batches: however many there are, few of them are in memory. */
@Component
public class Seeding {
    /** How many people are stored in one transaction. */
    public static final int BATCH = 500;

    private final EntityManager entities;
    private final TransactionOperations transaction;
    private final PurposeScope scope;
    private final JpaSubjectStates states;
    private final Tracks tracks;
    private final DataSource database;
    private final InstantSource clock;
    private final long seed;
    private final long people;

    Seeding(
            EntityManager entities,
            TransactionOperations transaction,
            PurposeScope scope,
            JpaSubjectStates states,
            Tracks tracks,
            DataSource database,
            InstantSource clock,
            @Value("${mitt-liv.seed:2018}") long seed,
            @Value("${mitt-liv.people:" + Population.SIZE + "}") long people) {
        this.entities = entities;
        this.transaction = transaction;
        this.scope = scope;
        this.states = states;
        this.tracks = tracks;
        this.database = database;
        this.clock = clock;
        this.seed = seed;
        this.people = people;
    }

    /** Empties the database and fills it anew, with as many people as the configuration says. */
    public void plant() {
        plant(people);
    }

    /**
     * Empties the database and fills it anew: the same seed and day give the same people.
     *
     * @param number how many people
     */
    public void plant(long number) {
        inSystem(() -> {
            entities.getEntityManagerFactory().getSchemaManager().truncate();
            tracks.clear();
            fill(number);
        });
    }

    /** Fills the database, unless somebody is in it; of several instances that start at once, one does. */
    public void plantOnce() {
        inSystem(() -> {
            try (OneAtATime unused = OneAtATime.on(database)) {
                if (entities.createQuery("select count(p) from Participation p", Long.class)
                                .getSingleResult()
                        == 0) {
                    fill(people);
                }
            }
        });
    }

    @SuppressWarnings("try")
    private void inSystem(Runnable work) {
        try (Opened opened = scope.openSystem("fill the database with invented people")) {
            work.run();
        }
    }

    private void fill(long number) {
        Population population = new Population(seed, clock.instant().truncatedTo(ChronoUnit.DAYS), number);
        transaction.executeWithoutResult(status -> population.ground().forEach(entities::persist));
        Iterator<Invented> each = population.people(entities::getReference).iterator();
        while (each.hasNext()) {
            transaction.executeWithoutResult(status -> batch(each));
        }
    }

    private void batch(Iterator<Invented> each) {
        List<Invented> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && each.hasNext()) {
            Invented person = each.next();
            person.rows().forEach(entities::persist);
            person.tracks().forEach(track -> tracks.keep(person.personId(), track));
            batch.add(person);
        }
        forget();
        // What somebody said is flushed at once: with all rows still in the session each of that would look at all of
        // them.
        JpaSubjectStates here = states.in(entities);
        for (Invented person : batch) {
            person.consents().forEach(entry -> here.record(person.personId(), entry));
            person.hold().ifPresent(hold -> here.hold(person.personId(), hold));
            forget();
        }
    }

    private void forget() {
        entities.flush();
        entities.clear();
    }
}
