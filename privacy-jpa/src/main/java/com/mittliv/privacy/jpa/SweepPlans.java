package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.internal.SweepPlan;
import java.util.ArrayList;
import java.util.List;

/** Puts the tables to be swept in order. */
final class SweepPlans {
    private final List<Entity> entities;

    private SweepPlans(List<Entity> entities) {
        this.entities = entities;
    }

    static SweepPlan of(PrivacyEngine engine, Guarded guarded, SweepPlan.Form form) {
        return new SweepPlan(new SweepPlans(guarded.entities())
                .referringFirst().stream()
                        .flatMap(entity -> EntitySweep.of(engine, guarded, entity, form).stream())
                        .map(EntitySweep::plan)
                        .toList());
    }

    /** The entities, those that refer to others before these. */
    static List<Entity> referringFirst(List<Entity> entities) {
        return new SweepPlans(entities).referringFirst();
    }

    private List<Entity> referringFirst() {
        List<Entity> ordered = new ArrayList<>();
        for (Entity entity : entities) {
            add(entity, ordered, new ArrayList<>());
        }
        return ordered;
    }

    private void add(Entity entity, List<Entity> ordered, List<Entity> onTheWay) {
        if (ordered.contains(entity) || onTheWay.contains(entity)) {
            return;
        }
        onTheWay.add(entity);
        for (Entity other : entities) {
            boolean refers = entity.stores().stream()
                    .flatMap(store -> store.references().referring().stream())
                    .anyMatch(reference -> reference.entity().equals(other.name()));
            if (refers) {
                add(other, ordered, onTheWay);
            }
        }
        ordered.add(entity);
    }
}
