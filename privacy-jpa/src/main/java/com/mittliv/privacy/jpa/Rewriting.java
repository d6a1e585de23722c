package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.MarkedSql.Kind;
import com.mittliv.privacy.jpa.MarkedSql.Part;
import com.mittliv.privacy.jpa.MarkedSql.Part.Mark;
import com.mittliv.privacy.jpa.MarkedSql.Part.Text;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Resolves the marks of a statement: for one purpose, or for none where the system is at work. */
final class Rewriting {
    private final Guarded guarded;

    Rewriting(Guarded guarded) {
        this.guarded = guarded;
    }

    /** The statement with nothing withheld. */
    String open(MarkedSql statement) {
        StringBuilder sql = new StringBuilder();
        for (Part part : statement.parts()) {
            if (part instanceof Text text) {
                sql.append(text.sql());
            } else {
                Mark mark = (Mark) part;
                sql.append(mark.name().equals(Markers.COLUMN) ? mark.column() : "1=1");
            }
        }
        return sql.toString();
    }

    /**
     * The statement as the purpose may run it.
     *
     * @throws RefusedAttributeException if it names, or writes by reading, an attribute the purpose never permits
     */
    Sql forPurpose(MarkedSql statement, PurposeView view) {
        Set<String> filtered = filteredRows(statement);
        List<Object> pieces = new ArrayList<>();
        for (Part part : statement.parts()) {
            if (part instanceof Text text) {
                pieces.add(text.sql());
            } else {
                pieces.add(resolve((Mark) part, statement.kind(), view, filtered));
            }
        }
        Sql whole = Sql.of(pieces.toArray());
        return looksAtOneRow(statement) ? whole.forOneRow() : whole;
    }

    /** Whether a statement asks for one row by its key: its last guarded rows are those of one key. */
    private boolean looksAtOneRow(MarkedSql statement) {
        List<Part> parts = statement.parts();
        for (int i = parts.size() - 1; i > 0; i--) {
            if (parts.get(i) instanceof Mark mark && mark.name().equals(Markers.ROWS)) {
                return parts.get(i - 1) instanceof Text before && endsWithKey(before.sql(), mark);
            }
        }
        return false;
    }

    private boolean endsWithKey(String before, Mark rows) {
        Entity entity = guarded.entities().get(rows.numbers().get(0));
        String alias = rows.alias(entity.tableName());
        String byKey = entity.root().keys().stream()
                .map(key -> alias + "." + key + "=?")
                .collect(Collectors.joining(" and ", "where ", " and"));
        return before.replaceFirst("[( ]+$", "").endsWith(byKey);
    }

    private Sql resolve(Mark mark, Kind kind, PurposeView view, Set<String> filtered) {
        return switch (mark.name()) {
            case Markers.COLUMN -> column(mark, kind, view, filtered);
            case Markers.ROWS -> {
                Entity entity = guarded.entities().get(mark.numbers().get(0));
                yield rows(view.rows(entity, mark.numbers().get(1)), mark.alias(entity.tableName()));
            }
            case Markers.ELEMENTS -> {
                Attribute attribute = guarded.attributes().get(mark.numbers().get(0));
                yield rows(view.values(attribute), mark.alias(attribute.siteName()));
            }
            case Markers.NAMED -> {
                mark.numbers().forEach(number -> requireSeen(number, view));
                yield Sql.of("1=1");
            }
            default -> throw new IllegalStateException("unknown mark " + mark.name());
        };
    }

    private static Sql rows(SqlPredicate predicate, String alias) {
        return Sql.of("(", predicate.toSql().forRow(alias), ")");
    }

    // INVARIANT: a column that the purpose does not permit is not named in the statement.
    private Sql column(Mark mark, Kind kind, PurposeView view, Set<String> filtered) {
        ColumnOf column = column(mark.numbers().get(0));
        Attribute attribute = column.attribute();
        if (kind == Kind.WRITE) {
            requireSeen(attribute, view);
        }
        SqlPredicate seen = view.values(attribute);
        String withheld = attribute.mask().orElse("null");
        String alias = mark.alias(attribute.siteName());
        if (seen.equals(SqlPredicate.NEVER)) {
            return Sql.of("cast(" + withheld + " as " + column.type() + ")");
        }
        boolean judged = view.isSeenWhereverTheRowIs(attribute)
                && filtered.contains(attribute.entity().number() + "," + alias);
        return seen.equals(SqlPredicate.ALWAYS) || judged
                ? Sql.of(mark.column())
                : Sql.of(
                        "case when ",
                        seen.toSql().forRow(alias),
                        " then " + mark.column() + otherwise(attribute) + " end");
    }

    private static String otherwise(Attribute attribute) {
        return attribute.mask().map(mask -> " else " + mask).orElse("");
    }

    void requireSeen(int column, PurposeView view) {
        requireSeen(column(column).attribute(), view);
    }

    private static void requireSeen(Attribute attribute, PurposeView view) {
        if (view.values(attribute).equals(SqlPredicate.NEVER)) {
            throw view.refusal(attribute);
        }
    }

    /** The aliases whose rows the statement itself filters. */
    private Set<String> filteredRows(MarkedSql statement) {
        Set<String> filtered = new HashSet<>();
        for (Part part : statement.parts()) {
            if (part instanceof Mark mark
                    && mark.name().equals(Markers.ROWS)
                    && mark.numbers().get(1) == 0) {
                int number = mark.numbers().get(0);
                filtered.add(
                        number + "," + mark.alias(guarded.entities().get(number).tableName()));
            }
        }
        return filtered;
    }

    private ColumnOf column(int number) {
        return guarded.columns().get(number);
    }
}
