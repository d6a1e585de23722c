package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.jpa.internal.Sql.Piece;
import com.mittliv.privacy.jpa.internal.Sql.Piece.CutOff;
import com.mittliv.privacy.jpa.internal.Sql.Piece.Fixed;
import com.mittliv.privacy.jpa.internal.Sql.Piece.Now;
import com.mittliv.privacy.jpa.internal.Sql.Piece.RowAlias;
import com.mittliv.privacy.retention.Calendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The comparisons of event columns without which a predicate holds nowhere. Said in front of it, each on its own, they
 * let a database use an index on the column.
 */
public final class Bounds {
    private static final Pattern COMPARED = Pattern.compile("((?:[\\w$]+|\"[^\"]+\")\\.(?:[\\w$]+|\"[^\"]+\")) <=? ");

    private final String alias;
    private final Instant now;
    private final Calendar calendar;

    /** What a column must be before: of bounds on one column, the later instant is the looser. */
    private record Bound(Instant instant, Piece time) {
        private static Bound tighter(Bound one, Bound other) {
            return one.instant.isAfter(other.instant) ? other : one;
        }

        private static Bound looser(Bound one, Bound other) {
            return one.instant.isAfter(other.instant) ? one : other;
        }
    }

    private Bounds(String alias, Instant now, Calendar calendar) {
        this.alias = alias;
        this.now = now;
        this.calendar = calendar;
    }

    /**
     * A predicate at an instant, behind the comparisons it implies.
     *
     * @param predicate what must hold
     * @param alias the row's alias
     * @param now the instant of the question
     * @param calendar where days begin
     * @return an expression that is true just where the predicate holds
     */
    public static String inFrontOf(SqlPredicate predicate, String alias, Instant now, Calendar calendar) {
        String whole = predicate.toSql().forRow(alias).at(now, calendar);
        String bounds = new Bounds(alias, now, calendar)
                .of(predicate).entrySet().stream()
                        .map(bound -> text(bound.getKey(), bound.getValue(), now, calendar))
                        .filter(text -> !whole.startsWith(text) && !whole.startsWith("(" + text))
                        .collect(Collectors.joining(" and "));
        return bounds.isEmpty() ? whole : "(" + bounds + " and " + whole + ")";
    }

    private static String text(String column, Bound bound, Instant now, Calendar calendar) {
        return column + (bound.time instanceof Now ? " <= " : " < ") + new Sql(List.of(bound.time)).at(now, calendar);
    }

    private Map<String, Bound> of(SqlPredicate predicate) {
        Map<String, Bound> bounds = new TreeMap<>();
        if (predicate instanceof SqlPredicate.Test test) {
            bound(test.holds(), bounds);
        } else if (predicate instanceof SqlPredicate.All all) {
            all.parts()
                    .forEach(part -> of(part).forEach((column, bound) -> bounds.merge(column, bound, Bound::tighter)));
        } else {
            List<Map<String, Bound>> each = new ArrayList<>();
            ((SqlPredicate.Any) predicate).parts().forEach(part -> each.add(of(part)));
            if (!each.isEmpty()) {
                bounds.putAll(each.get(0));
                each.forEach(other -> {
                    bounds.keySet().retainAll(other.keySet());
                    bounds.replaceAll((column, bound) -> Bound.looser(bound, other.getOrDefault(column, bound)));
                });
            }
        }
        return bounds;
    }

    private void bound(Sql test, Map<String, Bound> bounds) {
        Piece last = test.pieces().get(test.pieces().size() - 1);
        instant(last).ifPresent(instant -> {
            StringBuilder text = new StringBuilder();
            for (Piece piece : test.pieces().subList(0, test.pieces().size() - 1)) {
                text.append(piece instanceof Fixed fixed ? fixed.text() : piece instanceof RowAlias ? alias : "?");
            }
            Matcher compared = COMPARED.matcher(text);
            if (compared.matches()) {
                bounds.put(compared.group(1), new Bound(instant, last));
            }
        });
    }

    /** Every period is positive, so that no cut-off is later than now. */
    private Optional<Instant> instant(Piece time) {
        if (time instanceof CutOff cutOff) {
            return Optional.of(calendar.cutOff(now, cutOff.period(), cutOff.anchor()));
        }
        return time instanceof Now ? Optional.of(now) : Optional.empty();
    }
}
