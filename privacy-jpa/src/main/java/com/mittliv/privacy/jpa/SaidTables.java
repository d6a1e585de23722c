package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.internal.RowFacts.ConsentAt;
import com.mittliv.privacy.jpa.internal.SaidTable;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Derives from the mapping how what people said is read from the application's own tables. */
final class SaidTables {
    private SaidTables() {}

    static List<SaidTable> of(Guarded guarded) {
        return guarded.entities().stream()
                .filter(entity -> !entity.tells().equals(PersonColumns.NONE))
                .map(SaidTables::table)
                .toList();
    }

    private static SaidTable table(Entity entity) {
        Map<Purpose, ConsentAt> consents = new LinkedHashMap<>();
        entity.tells().consents().forEach((purpose, told) -> consents.put(purpose, told.at(entity.root())));
        Map<Purpose, Sql> objections = new LinkedHashMap<>();
        entity.tells().objections().forEach((purpose, path) -> objections.put(purpose, path.at(entity.root())));
        return new SaidTable(
                entity.name(),
                entity.tableName(),
                entity.subject().at(entity.root()),
                RowTables.form(entity),
                consents,
                objections);
    }
}
