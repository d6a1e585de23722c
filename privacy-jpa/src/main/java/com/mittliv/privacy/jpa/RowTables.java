package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.RoleOf;
import com.mittliv.privacy.jpa.internal.RowTable;
import com.mittliv.privacy.jpa.internal.RowTable.Change;
import com.mittliv.privacy.jpa.internal.RowTable.IdForm;
import com.mittliv.privacy.jpa.internal.RowTable.Part;
import com.mittliv.privacy.jpa.internal.RowTable.Person;
import com.mittliv.privacy.jpa.internal.RowTable.Told;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Derives from the mapping how the rows of one person are found, judged and erased. */
final class RowTables {
    private final PrivacyEngine engine;
    private final Guarded guarded;

    private RowTables(PrivacyEngine engine, Guarded guarded) {
        this.engine = engine;
        this.guarded = guarded;
    }

    /** The tables that hold rows, those that refer to others before these. */
    static List<RowTable> of(PrivacyEngine engine, Guarded guarded) {
        RowTables tables = new RowTables(engine, guarded);
        return RetentionSweep.referringFirst(guarded.entities()).stream()
                .flatMap(entity -> EntitySweep.of(engine, guarded, entity).stream())
                .map(tables::table)
                .toList();
    }

    private RowTable table(EntitySweep sweep) {
        Entity entity = sweep.entity();
        List<Role> roles = List.copyOf(entity.role().all());
        List<Told> events = entity.events().entrySet().stream()
                .map(told -> {
                    var at = told.getValue().at(entity.root());
                    return new Told(told.getKey(), at.column(), at.form());
                })
                .toList();
        return new RowTable(
                entity.name(),
                sweep.tableName(),
                sweep.keys(),
                person(entity),
                roles,
                role(entity, roles),
                events,
                entity.categories().stream()
                        .map(category -> part(sweep, category))
                        .toList(),
                sweep.erasing().stream().map(RowTables::change).toList(),
                sweep.referred());
    }

    private Part part(EntitySweep sweep, DataCategory category) {
        List<Change> emptying =
                sweep.emptying(category).stream().map(RowTables::change).toList();
        boolean ofAnotherTable = emptying.isEmpty()
                && guarded.attributes().stream()
                        .anyMatch(attribute -> attribute.entity().equals(sweep.entity()));
        return new Part(category, ofAnotherTable ? SqlPredicate.NEVER : sweep.isPresent(category), emptying);
    }

    private static Change change(KeyBatches.Change change) {
        String[] words = change.statement().split(" ", -1);
        return new Change(change.statement(), words[0].equals("update") ? words[1] : words[2], change.keys());
    }

    private static Person person(Entity entity) {
        Class<?> type = entity.subject().javaType();
        IdForm form =
                entity.idForm() == Guarded.IdForm.TEXT ? IdForm.TEXT : type == UUID.class ? IdForm.UUID : IdForm.NUMBER;
        return new Person(
                entity.factsAt(entity.root()).subject(), entity.subject().is(entity.root()), form);
    }

    /** Which of the roles a row is in, by its place among them. */
    private static Sql role(Entity entity, List<Role> roles) {
        if (!(entity.role() instanceof RoleOf.ByColumn told)) {
            return Sql.of("0");
        }
        Sql column = told.path().at(entity.root());
        List<Object> pieces = new ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            String literals = String.join(", ", told.literals().getOrDefault(roles.get(i), List.of()));
            if (!literals.isEmpty()) {
                pieces.add(" when ");
                pieces.add(column);
                pieces.add(" in (" + literals + ") then " + i);
            }
        }
        if (pieces.isEmpty()) {
            return Sql.of("cast(null as integer)");
        }
        pieces.add(0, "case");
        pieces.add(" end");
        return Sql.of(pieces.toArray());
    }
}
