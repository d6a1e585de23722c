package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.SweepReport.Emptied;
import com.mittliv.privacy.jpa.SweepReport.Mode;
import com.mittliv.privacy.jpa.SweepReport.Swept;
import com.mittliv.privacy.vocabulary.DataCategory;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * Erases what no ground holds any more (Art. 5(1)(e) GDPR): rows none of whose categories is kept, and single
 * attributes of rows that stay. People under a legal hold are left alone, and so are rows that tell no role the policy
 * knows. A row that others refer to stays without its attributes until these are gone.
 *
 * <p>Works in transactions of its own, one for each batch. Safe to share between threads.
 */
public final class RetentionSweep {
    private final PrivacyGuard guard;
    private final EntityManagerFactory entities;
    private final GuardedStatements statements;

    /**
     * Makes a sweep.
     *
     * @param guard tells the policy and the time
     * @param entities the guarded entities
     * @throws IllegalArgumentException if the entities are not guarded
     */
    public RetentionSweep(PrivacyGuard guard, EntityManagerFactory entities) {
        this.guard = guard;
        this.entities = entities;
        this.statements = GuardedStatements.required(entities.unwrap(SessionFactoryImplementor.class));
    }

    /**
     * Counts what a sweep would erase now.
     *
     * @return what would go, what would stay and why
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public SweepReport dryRun() {
        return sweep(Mode.DRY_RUN);
    }

    /**
     * Erases what is due now.
     *
     * @return what went, what stays and why
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public SweepReport run() {
        return sweep(Mode.RUN);
    }

    @SuppressWarnings("try")
    private SweepReport sweep(Mode mode) {
        Instant now = guard.clock().instant();
        PrivacyEngine engine = guard.engine();
        Guarded guarded = statements.guarded();
        List<EntitySweep> sweeps = referringFirst(guarded.entities()).stream()
                .flatMap(entity -> EntitySweep.of(engine, guarded, entity).stream())
                .toList();
        try (var opened = guard.scope().openSystem("retention sweep")) {
            SweepWork work = new SweepWork(
                    new KeyBatches(entities, statements), now, engine.policy().timeZone());
            Map<EntitySweep, Long> erased = new LinkedHashMap<>();
            if (mode == Mode.RUN) {
                erase(sweeps, work, erased);
            }
            Map<EntitySweep, List<Emptied>> emptied = new LinkedHashMap<>();
            for (EntitySweep each : sweeps) {
                if (mode == Mode.DRY_RUN) {
                    erased.put(each, work.count(each, each.erasable()));
                }
                emptied.put(each, empty(each, work, mode));
            }
            // Several tables may hold the rows of one entity.
            Map<String, Swept> swept = new LinkedHashMap<>();
            for (EntitySweep each : sweeps) {
                String name = each.entity().name();
                swept.merge(
                        name,
                        new Swept(
                                name,
                                erased.getOrDefault(each, 0L),
                                emptied.getOrDefault(each, List.of()),
                                work.stays(each)),
                        Swept::and);
            }
            return new SweepReport(now, mode, List.copyOf(swept.values()));
        }
    }

    /** Rows that refer to each other may need several rounds. */
    private static void erase(List<EntitySweep> sweeps, SweepWork work, Map<EntitySweep, Long> erased) {
        long inThisRound;
        do {
            inThisRound = 0;
            for (EntitySweep each : sweeps) {
                long rows = work.erase(each);
                erased.merge(each, rows, Long::sum);
                inThisRound += rows;
            }
        } while (inThisRound > 0);
    }

    private static List<Emptied> empty(EntitySweep sweep, SweepWork work, Mode mode) {
        List<Emptied> emptied = new ArrayList<>();
        for (DataCategory category : sweep.emptiable()) {
            long rows = mode == Mode.RUN ? work.empty(sweep, category) : work.countToEmpty(sweep, category);
            if (rows > 0) {
                emptied.add(new Emptied(category, rows));
            }
        }
        return emptied;
    }

    /** The entities, those that refer to others before these. */
    static List<Entity> referringFirst(List<Entity> entities) {
        List<Entity> ordered = new ArrayList<>();
        for (Entity entity : entities) {
            add(entity, entities, ordered, new ArrayList<>());
        }
        return ordered;
    }

    private static void add(Entity entity, List<Entity> all, List<Entity> ordered, List<Entity> onTheWay) {
        if (ordered.contains(entity) || onTheWay.contains(entity)) {
            return;
        }
        onTheWay.add(entity);
        for (Entity other : all) {
            boolean refers = entity.stores().stream()
                    .flatMap(store -> store.references().referring().stream())
                    .anyMatch(reference -> reference.entity().equals(other.name()));
            if (refers) {
                add(other, all, ordered, onTheWay);
            }
        }
        ordered.add(entity);
    }
}
