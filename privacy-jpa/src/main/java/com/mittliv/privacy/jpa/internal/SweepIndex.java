package com.mittliv.privacy.jpa.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;

/**
 * An index that a sweep needs so as not to read whole tables.
 *
 * @param table the table as it stands in SQL
 * @param leading the columns it must begin with, in any order
 * @param further the columns that are of use behind these
 * @param why what is looked for by it
 */
public record SweepIndex(String table, List<String> leading, List<String> further, String why) {
    private static final int LONGEST_NAME = 63;

    private static final String IN_POSTGRES = """
            select c.relname, (select string_agg(a.attname, ',' order by k.place)
                from unnest(i.indkey) with ordinality k(attribute, place)
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attribute)
            from pg_class c left join pg_index i on i.indrelid = c.oid and i.indisvalid and i.indpred is null
            where c.relkind in ('r', 'p') and pg_table_is_visible(c.oid)
                and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)""";

    private static final String IN_H2 = """
            select t.table_name, listagg(c.column_name, ',') within group (order by c.ordinal_position)
            from information_schema.tables t left join information_schema.index_columns c
                on c.table_schema = t.table_schema and c.table_name = t.table_name
            where t.table_schema = current_schema
            group by t.table_name, c.index_name""";

    /**
     * The statement that makes it.
     *
     * @return SQL without its end
     */
    public String statement() {
        List<String> columns = new ArrayList<>(leading);
        columns.addAll(further);
        return "create index if not exists " + name() + " on " + table + " (" + String.join(", ", columns) + ")";
    }

    private String name() {
        String name = "privacy_sweep_" + plain(table) + "_" + plain(String.join("_", leading));
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - 9) + "_" + String.format("%08x", name.hashCode());
    }

    /**
     * Those of some indexes that a database lacks. Of a table that it doesn't know, or that is not in the schema at
     * hand, nothing is said.
     *
     * @param connection to the database
     * @param dialect which it is
     * @param ours marks a statement as the library's own
     * @param needed the indexes
     * @return in their order
     * @throws SQLException if it can't be read
     */
    public static List<SweepIndex> missing(
            Connection connection, Dialect dialect, UnaryOperator<String> ours, List<SweepIndex> needed)
            throws SQLException {
        Map<String, List<List<String>>> there = new HashMap<>();
        String sql = ours.apply(dialect instanceof PostgreSQLDialect ? IN_POSTGRES : IN_H2);
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                List<List<String>> indexes =
                        there.computeIfAbsent(plain(result.getString(1)), unused -> new ArrayList<>());
                String columns = result.getString(2);
                if (columns != null) {
                    indexes.add(List.of(columns.toLowerCase(Locale.ROOT).split(",")));
                }
            }
        }
        return needed.stream()
                .filter(index -> there.containsKey(plain(index.table))
                        && there.getOrDefault(plain(index.table), List.of()).stream()
                                .noneMatch(index::isServedBy))
                .toList();
    }

    private boolean isServedBy(List<String> columns) {
        Set<String> wanted = new HashSet<>();
        leading.forEach(column -> wanted.add(plain(column)));
        return columns.size() >= wanted.size() && new HashSet<>(columns.subList(0, wanted.size())).equals(wanted);
    }

    private static String plain(String name) {
        return name.substring(name.lastIndexOf('.') + 1).replace("\"", "").toLowerCase(Locale.ROOT);
    }
}
