package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.internal.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * The way from an entity to the column of an attribute, across embeddables and to-one associations.
 *
 * @param hops the columns passed, all but the last holding the key of the next row; none if the way leads nowhere
 * @param end the value at the end; empty if the way leads nowhere
 */
record AttributePath(List<Hop> hops, Optional<Value> end) {
    /** The way that leads nowhere. */
    static final AttributePath NOWHERE = new AttributePath(List.of(), Optional.empty());

    /**
     * Columns of one row.
     *
     * @param table their table
     * @param stored the tables that such rows stand in, as in SQL: several where each class has its own
     * @param keys the columns by which the row is found
     * @param columns the columns
     * @param mayBeNull whether they, or the row, may be missing
     * @param way how they are looked up
     */
    record Hop(
            Table table,
            List<String> stored,
            List<String> keys,
            List<String> columns,
            boolean mayBeNull,
            LookUp.Way way) {
        LookUp lookUp(String column) {
            return new LookUp(stored, keys, column);
        }

        boolean isKey() {
            return keys.containsAll(columns);
        }
    }

    /**
     * A table of the entity, or of one of its collections, whose alias is at hand.
     *
     * @param tables the table; several that are seen as one where each class has its own
     * @param keys the columns that hold the entity's key
     * @param joins where rows of other tables are joined to it; empty where they are looked up
     */
    record Site(Set<Table> tables, List<String> keys, Optional<Joins> joins) {
        Site(Set<Table> tables, List<String> keys) {
            this(tables, keys, Optional.empty());
        }

        static Site of(Table table, List<String> keys) {
            return new Site(Set.of(table), keys);
        }

        Site joining(Joins others) {
            return new Site(tables, keys, Optional.of(others));
        }

        // As a record has them, without the method handles that these are first put together from: a start asks often.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Site that
                            && keys.equals(that.keys)
                            && tables.equals(that.tables)
                            && joins.equals(that.joins));
        }

        @Override
        public int hashCode() {
            return 31 * keys.hashCode() + tables.hashCode();
        }
    }

    /** The value's SQL, relative to the alias of a table of the entity. */
    Sql at(Site site) {
        List<Sql> row = site.keys().stream().map(Sql::column).toList();
        for (int i = 0; i < hops.size(); i++) {
            Hop hop = hops.get(i);
            List<Sql> from = row;
            if (hop.isKey()) {
                row = hop.columns.stream()
                        .map(column -> from.get(hop.keys.indexOf(column)))
                        .toList();
            } else if (i == 0 && site.tables().contains(hop.table)) {
                row = hop.columns.stream().map(Sql::column).toList();
            } else if (site.joins().isPresent() && hop.stored.size() == 1) {
                String alias = site.joins().get().alias(hop, from);
                row = hop.columns.stream()
                        .map(column -> Sql.of(alias + "." + column))
                        .toList();
            } else {
                String alias = "pv_x" + i;
                row = hop.columns.stream()
                        .map(column -> hop.lookUp(column).by(hop.way, from, alias))
                        .toList();
            }
        }
        return row.get(0);
    }

    /**
     * That a row's value is a parameter, said so that the database can begin with the rows that the value leads to. The
     * parameter may come several times.
     */
    Sql is(Site site) {
        return is(0, site.keys().stream().map(Sql::column).toList(), site.tables());
    }

    private Sql is(int at, List<Sql> key, Set<Table> atHand) {
        Hop hop = hops.get(at);
        if (hop.isKey()) {
            List<Sql> next = hop.columns.stream()
                    .map(column -> key.get(hop.keys.indexOf(column)))
                    .toList();
            return behind(at, next);
        } else if (atHand.contains(hop.table)) {
            return behind(at, hop.columns.stream().map(Sql::column).toList());
        }
        String alias = "pv_s" + at;
        List<Object> pieces = new ArrayList<>(List.of("("));
        for (String table : hop.stored) {
            pieces.add(pieces.size() == 1 ? "" : " or ");
            pieces.add(tuple(key));
            pieces.add(" in (select "
                    + hop.keys.stream().map(column -> alias + "." + column).collect(Collectors.joining(", ")) + " from "
                    + table + " " + alias + " where ");
            pieces.add(behind(
                    at,
                    hop.columns.stream()
                            .map(column -> Sql.of(alias + "." + column))
                            .toList()));
            pieces.add(")");
        }
        pieces.add(")");
        return Sql.of(pieces.toArray());
    }

    private Sql behind(int at, List<Sql> columns) {
        return at == hops.size() - 1 ? Sql.of(columns.get(0), " = ?") : is(at + 1, columns, Set.of());
    }

    private static Sql tuple(List<Sql> columns) {
        List<Object> pieces = new ArrayList<>();
        for (Sql column : columns) {
            pieces.add(pieces.isEmpty() ? "" : ", ");
            pieces.add(column);
        }
        return columns.size() == 1 ? columns.get(0) : Sql.of("(", Sql.of(pieces.toArray()), ")");
    }

    /** The same from where another way begins that leads to its row. */
    AttributePath behind(List<Hop> way) {
        List<Hop> all = new ArrayList<>(way);
        all.addAll(hops);
        return new AttributePath(List.copyOf(all), end);
    }

    /** The look-ups by function that it may take. */
    Stream<LookUp> functions() {
        return hops.stream()
                .filter(hop -> hop.way == LookUp.Way.FUNCTION && !hop.isKey())
                .flatMap(hop -> hop.columns.stream().map(hop::lookUp));
    }

    /** Whether there are rows for which it tells nothing. */
    boolean mayBeNull() {
        return hops.stream().anyMatch(Hop::mayBeNull);
    }

    boolean leadsNowhere() {
        return hops.isEmpty();
    }

    /** The type of the attribute at the end. */
    Class<?> javaType() {
        return end.<Class<?>>map(value -> value.getType().getReturnedClass()).orElse(Void.class);
    }

    /** The column at the end. */
    Column column() {
        return end.orElseThrow().getColumns().get(0);
    }
}
