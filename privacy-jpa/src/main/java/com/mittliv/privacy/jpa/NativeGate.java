package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.NativeSql.TableName;
import com.mittliv.privacy.jpa.NativeTables.ColumnIn;
import com.mittliv.privacy.jpa.NativeTables.GuardedTable;
import com.mittliv.privacy.jpa.NativeTables.Reads;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.mapping.Table;

/**
 * Decides about statements that the application wrote. One that is seen to touch nothing guarded passes. One that
 * declares what it reads gets, in place of each guarded table, the rows and columns of it that the purpose may see.
 * All others are refused.
 */
final class NativeGate {
    private static final Pattern DECLARATION =
            Pattern.compile("^(?:\\s*/\\*[^*]*\\*/)*?\\s*/\\*\\s*reads\\s+([^*]*)\\*/");

    /**
     * A statement looked at once.
     *
     * @param statement the statement
     * @param guarded the guarded tables it names
     * @param reads what it is declared to read
     * @param refusal why it may not run for any purpose; empty if it may for some
     */
    record Judged(
            NativeSql statement, Map<TableName, GuardedTable> guarded, List<Reads> reads, Optional<String> refusal) {
        boolean isHarmless() {
            return refusal.isEmpty() && guarded.isEmpty() && reads.isEmpty();
        }
    }

    private final Guarded guarded;
    private final NativeTables tables;
    private final Routines routines;

    NativeGate(Guarded guarded, NativeTables tables, Routines routines) {
        this.guarded = guarded;
        this.tables = tables;
        this.routines = routines;
    }

    Routines routines() {
        return routines;
    }

    Judged judge(String sql) {
        NativeSql statement = NativeSql.of(sql);
        Map<TableName, GuardedTable> touched = new LinkedHashMap<>();
        List<Reads> called = new ArrayList<>();
        List<Reads> declared = new ArrayList<>();
        Optional<String> refusal = tables(statement, touched)
                .or(() -> declaration(sql, declared))
                .or(() -> understood(statement))
                .or(() -> undeclared(statement, touched, declared))
                .or(() -> functions(statement, called));
        // What a routine reads is judged as if all of it were named.
        called.forEach(reads -> declared.add(new Reads(reads.entity(), false, reads.columns())));
        return new Judged(statement, touched, declared, refusal);
    }

    private Optional<String> tables(NativeSql statement, Map<TableName, GuardedTable> touched) {
        Optional<String> unknown = Optional.empty();
        for (TableName name : statement.tables()) {
            Optional<Table> table = tables.find(name);
            table.flatMap(tables::guarded).ifPresent(found -> touched.put(name, found));
            if (table.isEmpty() && !NativeTables.isTemporary(name)) {
                unknown = Optional.of("native SQL names `" + text(statement, name)
                        + "`, which is no table of the mapping as it is written, so what it holds is not known; name the"
                        + " table itself");
            }
        }
        Optional<String> first = unknown;
        return touched.isEmpty() ? first : Optional.empty();
    }

    private static String text(NativeSql statement, TableName name) {
        return statement.sql().substring(name.start(), name.end());
    }

    private Optional<String> declaration(String sql, List<Reads> declared) {
        Matcher declaration = DECLARATION.matcher(sql);
        if (!declaration.find()) {
            return Optional.empty();
        }
        Optional<String> unknown = Optional.empty();
        for (String each : declaration.group(1).split(",", -1)) {
            Optional<Reads> reads = NativeTables.reads(guarded, each.strip());
            reads.ifPresent(declared::add);
            if (reads.isEmpty()) {
                unknown =
                        Optional.of("native SQL declares that it reads " + NativeTables.unknown(guarded, each.strip()));
            }
        }
        return unknown;
    }

    private static Optional<String> understood(NativeSql statement) {
        return statement.isUnderstood()
                ? Optional.empty()
                : Optional.of("native SQL is not understood well enough to know what it touches; write one plain"
                        + " statement without nested comments and special literals, use HQL or Criteria, or for work on"
                        + " all data the system scope");
    }

    private Optional<String> undeclared(
            NativeSql statement, Map<TableName, GuardedTable> touched, List<Reads> declared) {
        Set<Entity> entities = declared.stream().map(Reads::entity).collect(Collectors.toSet());
        for (GuardedTable table : touched.values()) {
            String entity = table.entity().name();
            if (!entities.contains(table.entity())) {
                return Optional.of(
                        "native SQL on entity `" + entity + "` cannot be guarded as it is; say at its beginning"
                                + " what it reads, as in `/* reads " + example(table)
                                + " */`, use HQL or Criteria, or for work on"
                                + " all data the system scope");
            }
            if (!statement.isRead()) {
                return Optional.of("native SQL that writes cannot be guarded on entity `" + entity
                        + "`; use HQL or Criteria, or for work on all data the system scope");
            }
        }
        for (TableName name : statement.tables()) {
            if (tables.find(name).isEmpty()) {
                return Optional.of("native SQL names `" + text(statement, name)
                        + "`, which is no table of the mapping as it is written, so what it holds is not known; name the"
                        + " table itself");
            }
        }
        return named(statement, touched)
                .filter(column ->
                        declared.stream().noneMatch(reads -> reads.columns().contains(column)))
                .findFirst()
                .map(column ->
                        "native SQL names the column of `" + column.attribute().fullName()
                                + "` and does not declare it; add it to what the statement reads");
    }

    private String example(GuardedTable table) {
        return table.columns().stream()
                .flatMap(column -> column.guarded().stream())
                .findFirst()
                .map(column -> column.attribute().fullName())
                .orElse(table.entity().name());
    }

    private static java.util.stream.Stream<ColumnOf> named(NativeSql statement, Map<TableName, GuardedTable> touched) {
        return touched.values().stream()
                .flatMap(table -> table.columns().stream())
                .flatMap(column -> column.guarded().stream())
                .filter(column -> statement.words().contains(plain(column.name())));
    }

    private static String plain(String column) {
        return column.replace("\"", "").toLowerCase(Locale.ROOT);
    }

    private Optional<String> functions(NativeSql statement, List<Reads> called) {
        for (String function : statement.functions()) {
            Optional<List<Reads>> reads = routines.reads(function);
            if (reads.isEmpty()) {
                return Optional.of("native SQL calls `" + function
                        + "`, of which it is not known what it reads; declare" + " it with `PrivacyGuard.withRoutine`");
            }
            called.addAll(reads.get());
        }
        return Optional.empty();
    }

    /**
     * The statement as the purpose may run it.
     *
     * @throws RefusedAttributeException if it declares, or names, an attribute the purpose never permits
     */
    Sql forPurpose(Judged judged, PurposeView view) {
        for (Reads reads : judged.reads()) {
            if (!reads.whole()) {
                reads.columns().forEach(column -> requireSeen(column.attribute(), view));
            }
        }
        named(judged.statement(), judged.guarded()).forEach(column -> requireSeen(column.attribute(), view));
        Set<ColumnOf> declared = new HashSet<>();
        judged.reads().forEach(reads -> declared.addAll(reads.columns()));
        String sql = judged.statement().sql();
        List<Object> pieces = new ArrayList<>();
        int from = 0;
        for (TableName name : judged.statement().tables()) {
            GuardedTable table = judged.guarded().get(name);
            if (table != null) {
                pieces.add(sql.substring(from, name.start()));
                pieces.add(seen(table, declared, view));
                pieces.add(
                        name.hasAlias() ? "" : " " + sql.substring(name.last().start(), name.end()));
                from = name.end();
            }
        }
        pieces.add(sql.substring(from));
        return Sql.of(pieces.toArray());
    }

    private static void requireSeen(Attribute attribute, PurposeView view) {
        if (view.values(attribute).equals(SqlPredicate.NEVER)) {
            throw view.refusal(attribute);
        }
    }

    /** What the purpose sees of a table, as a query in its place. */
    // INVARIANT: a guarded column that is not declared, or not permitted, is not in it.
    private static Sql seen(GuardedTable table, Set<ColumnOf> declared, PurposeView view) {
        List<Object> pieces = new ArrayList<>(Arrays.asList("(select "));
        String comma = "";
        for (ColumnIn column : table.columns()) {
            if (column.guarded().isEmpty()) {
                pieces.add(comma + "pv_n." + column.name());
            } else if (declared.contains(column.guarded().get())) {
                pieces.add(comma);
                pieces.add(value(column.guarded().get(), view));
                pieces.add(" as " + column.name());
            } else {
                continue;
            }
            comma = ", ";
        }
        pieces.add(" from " + table.name() + " pv_n where ");
        pieces.add(view.rows(table.entity(), table.site()).toSql().forRow("pv_n"));
        pieces.add(")");
        return Sql.of(pieces.toArray());
    }

    private static Sql value(ColumnOf column, PurposeView view) {
        SqlPredicate seen = view.values(column.attribute());
        Optional<String> mask = column.attribute().mask();
        if (seen.equals(SqlPredicate.NEVER)) {
            return Sql.of("cast(" + mask.orElse("null") + " as " + column.type() + ")");
        }
        return seen.equals(SqlPredicate.ALWAYS)
                ? Sql.of("pv_n." + column.name())
                : Sql.of(
                        "case when ",
                        seen.toSql().forRow("pv_n"),
                        " then pv_n." + column.name()
                                + mask.map(other -> " else " + other).orElse("") + " end");
    }
}
