package com.mittliv.privacy.examples.app.desk;

import com.mittliv.privacy.decision.Access;
import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Destination;
import com.mittliv.privacy.decision.KeepingVerdict;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.examples.app.people.Held;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Tells why a row or an attribute is not there. It looks at the row with all rights, under a reason that is recorded,
 * and gives away decisions only.
 */
@Service
public class Explainer {
    private final PrivacyEngine engine;
    private final PurposeScope scope;
    private final JpaSubjectStates states;
    private final EntityManager entities;
    private final InstantSource clock;

    Explainer(
            PrivacyEngine engine,
            PurposeScope scope,
            JpaSubjectStates states,
            EntityManager entities,
            InstantSource clock) {
        this.engine = engine;
        this.scope = scope;
        this.states = states;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Decides on one category of a row.
     *
     * @param type the kind of row
     * @param id its number
     * @param purpose what for
     * @param category which data
     * @return the decision; empty if there is no such row
     */
    public Optional<Decision> decide(Class<? extends Held> type, long id, Purpose purpose, DataCategory category) {
        return decide(type, id, engine.access(purpose, category));
    }

    /**
     * Decides on giving one category of a row away.
     *
     * @param type the kind of row
     * @param id its number
     * @param purpose what for
     * @param to who would get it
     * @param category which data
     * @return the decision; empty if there is no such row
     */
    public Optional<Decision> decide(
            Class<? extends Held> type, long id, Purpose purpose, Destination to, DataCategory category) {
        return decide(type, id, engine.access(purpose, to, category));
    }

    /**
     * Why a purpose sees nothing of a row: the refusal of the category that came furthest.
     *
     * @param type the kind of row
     * @param id its number
     * @param purpose what for
     * @return the refusal; empty if there is no such row, or something of it may be seen
     */
    public Optional<Deny> whyHidden(Class<? extends Held> type, long id, Purpose purpose) {
        return RowFacts.categoriesOf(type, engine.policy().vocabulary()).stream()
                .flatMap(category -> decide(type, id, purpose, category).stream())
                .filter(Deny.class::isInstance)
                .map(Deny.class::cast)
                .max(Comparator.comparing(Deny::reason));
    }

    /**
     * Until when a datum is kept, and by what.
     *
     * @param type the kind of row
     * @param id its number
     * @param category which data
     * @return the grounds; empty if there is no such row
     */
    public Optional<KeepingVerdict> retentionOf(Class<? extends Held> type, long id, DataCategory category) {
        return find(type, id)
                .map(row -> engine.retentionOf(
                        states.load(row.personId()),
                        RowFacts.recordOf(row, engine.policy().vocabulary()),
                        category,
                        clock.instant()));
    }

    /**
     * What a row is to the engine.
     *
     * @param id its number
     * @param record its role and events
     */
    public record Facts(long id, RecordState record) {}

    /**
     * What the rows about a person are to the engine; nothing of what they hold.
     *
     * @param type the kind of row
     * @param person the person's number
     * @return the facts, in the order of the rows' numbers
     */
    @SuppressWarnings("try")
    public List<Facts> factsAbout(Class<? extends Held> type, String person) {
        try (Opened opened = scope.openSystem("explain what is held of a person")) {
            return entities
                    .createQuery(
                            "from " + type.getSimpleName() + " r where r." + RowFacts.subjectPath(type)
                                    + " = :person order by r.id",
                            type)
                    .setParameter("person", person)
                    .getResultList()
                    .stream()
                    .map(row -> new Facts(
                            row.id(), RowFacts.recordOf(row, engine.policy().vocabulary())))
                    .toList();
        }
    }

    /**
     * What a row is to the engine; nothing of what it holds.
     *
     * @param type the kind of row
     * @param id its number
     * @return its role and events; empty if there is no such row
     */
    public Optional<RecordState> recordOf(Class<? extends Held> type, long id) {
        return find(type, id).map(row -> RowFacts.recordOf(row, engine.policy().vocabulary()));
    }

    private Optional<Decision> decide(Class<? extends Held> type, long id, Access access) {
        return find(type, id)
                .map(row -> access.decide(
                        states.load(row.personId()),
                        RowFacts.recordOf(row, engine.policy().vocabulary()),
                        clock.instant()));
    }

    @SuppressWarnings("try")
    private Optional<Held> find(Class<? extends Held> type, long id) {
        // Whoever has opened all data already gave the reason.
        if (scope.isSystem()) {
            return Optional.ofNullable(entities.find(type, id));
        }
        try (Opened opened = scope.openSystem("explain a refusal")) {
            return Optional.ofNullable(entities.find(type, id));
        }
    }
}
