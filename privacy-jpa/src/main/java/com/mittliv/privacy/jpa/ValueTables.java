package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.Access;
import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import com.mittliv.privacy.jpa.Guarded.Holder;
import com.mittliv.privacy.jpa.internal.ValueTable;
import com.mittliv.privacy.jpa.internal.ValueTable.Number;
import com.mittliv.privacy.jpa.internal.ValueTable.Value;
import com.mittliv.privacy.jpa.internal.ValueTable.ValueColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.mapping.BasicValue;
import org.hibernate.metamodel.mapping.JdbcMapping;

/** Derives from the mapping where the values of rows stand. */
final class ValueTables {
    private final Guarded guarded;

    private ValueTables(Guarded guarded) {
        this.guarded = guarded;
    }

    /** The tables in which the values of one table's rows stand. */
    static List<ValueTable> of(Guarded guarded, EntitySweep sweep) {
        return new ValueTables(guarded).of(sweep);
    }

    private List<ValueTable> of(EntitySweep sweep) {
        Map<String, List<Attribute>> byTable = sweep.stored().all().stream()
                .collect(Collectors.groupingBy(
                        attribute -> tableOf(attribute, sweep), LinkedHashMap::new, Collectors.toList()));
        return byTable.entrySet().stream()
                .map(each -> new ValueTable(
                        each.getKey(),
                        each.getValue().get(0).site().keys(),
                        each.getValue().stream().map(this::value).toList()))
                .toList();
    }

    /** Where each class has its own table, that one. */
    private static String tableOf(Attribute attribute, EntitySweep sweep) {
        return attribute.holder() == Holder.ENTITY
                        && attribute.site().equals(attribute.entity().root())
                ? sweep.tableName()
                : attribute.siteName();
    }

    private Value value(Attribute attribute) {
        return new Value(
                attribute.path(),
                attribute.category(),
                attribute.columns().stream()
                        .map(column -> new ValueColumn(column, mapping(attribute, column)))
                        .toList(),
                attribute.holder() == Holder.ENTITY ? Number.ONE : Number.ANY);
    }

    private Optional<JdbcMapping> mapping(Attribute attribute, String column) {
        return guarded.columns().stream()
                .filter(each -> each.attribute().equals(attribute)
                        && each.access() != Access.INSIDE
                        && each.name().equals(column))
                .map(ColumnOf::column)
                .filter(each -> each.getValue() instanceof BasicValue)
                .findFirst()
                .map(each -> ((BasicValue) each.getValue()).resolve().getJdbcMapping());
    }
}
