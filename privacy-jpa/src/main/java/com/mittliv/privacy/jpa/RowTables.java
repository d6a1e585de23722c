package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.RoleOf;
import com.mittliv.privacy.jpa.internal.RowTable;
import com.mittliv.privacy.jpa.internal.RowTable.IdForm;
import com.mittliv.privacy.jpa.internal.RowTable.Leaves;
import com.mittliv.privacy.jpa.internal.RowTable.Part;
import com.mittliv.privacy.jpa.internal.RowTable.Person;
import com.mittliv.privacy.jpa.internal.RowTable.Told;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Derives from the mapping how the rows of one person are found, judged and erased. */
final class RowTables {
    private RowTables() {}

    /** The tables that hold rows, those that refer to others before these. */
    static List<RowTable> of(PrivacyEngine engine, Guarded guarded) {
        return SweepPlans.inOrder(engine, guarded).stream()
                .map(RowTables::table)
                .toList();
    }

    private static RowTable table(EntitySweep sweep) {
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
                sweep.erasingChanges(),
                sweep.referred());
    }

    private static Part part(EntitySweep sweep, DataCategory category) {
        return new Part(
                category,
                sweep.stored().holds(category),
                sweep.stored().emptyingWhole(category),
                sweep.stored().cannotBeEmptied(category) ? Leaves.WITH_ITS_ROW_ALONE : Leaves.BY_ITSELF);
    }

    private static Person person(Entity entity) {
        return new Person(
                entity.factsAt(entity.root()).subject(), entity.subject().is(entity.root()), form(entity));
    }

    /** What kind of value a person's id is in an entity's rows. */
    static IdForm form(Entity entity) {
        Class<?> type = entity.subject().javaType();
        return entity.idForm() == Guarded.IdForm.TEXT ? IdForm.TEXT : type == UUID.class ? IdForm.UUID : IdForm.NUMBER;
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
