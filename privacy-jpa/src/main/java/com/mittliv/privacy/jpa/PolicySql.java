package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.Sql.Piece;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.TimeForm;
import com.mittliv.privacy.retention.Retention.Anchor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Predicates as row security asks them: by the time at which a statement runs. Where SQL can't say exactly what the
 * guard says, the test holds for no row.
 */
final class PolicySql {
    /** What the predicates call. */
    static final List<String> FUNCTIONS = List.of("""
            create or replace function privacy_now() returns timestamp with time zone
                language sql stable
                return coalesce(nullif(current_setting('%s', true), '')::timestamp with time zone, now())""".formatted(RowSetting.NOW), """
            create or replace function privacy_day(zone text) returns date
                language sql stable
                return (privacy_now() at time zone zone)::date""", """
            create or replace function privacy_cut_off_by_day(zone text, kept interval) returns date
                language sql stable
                return (select min(day)
                    from (select today, (today - kept)::date + n as day
                        from (select privacy_day(zone) as today offset 0) now, generate_series(-10, 10) n) days
                    where (day + kept)::date >= today)""", """
            create or replace function privacy_cut_off_by_year(zone text, kept interval) returns date
                language sql stable
                return (select min(day)
                    from (select today, make_date(extract(year from today - kept)::integer + n, 1, 1) as day
                        from (select privacy_day(zone) as today offset 0) now, generate_series(-2, 2) n) years
                    where ((day + interval '1 year' - interval '1 day')::date + kept)::date >= today)""");

    /** How far ahead a zone must be known to have plain days. */
    private static final Duration AHEAD = Duration.ofDays(50 * 366);

    private final ZoneId zone;
    private final Instant now;

    /**
     * For a policy.
     *
     * @param zone where its days begin
     * @param now when the question is put
     */
    PolicySql(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    /** An expression that is true just where the predicate holds, or for fewer rows. */
    // INVARIANT: a predicate is made of tests that hold, so a test that holds for no row lets no row in.
    String where(SqlPredicate predicate, String alias) {
        if (predicate instanceof SqlPredicate.Test test) {
            return text(test.holds().forRow(alias)).orElse("false");
        } else if (predicate instanceof SqlPredicate.All all) {
            return joined(all.parts(), alias, " and ", "true");
        }
        return joined(((SqlPredicate.Any) predicate).parts(), alias, " or ", "false");
    }

    private String joined(List<SqlPredicate> parts, String alias, String word, String none) {
        return parts.isEmpty()
                ? none
                : parts.stream().map(part -> where(part, alias)).collect(Collectors.joining(word, "(", ")"));
    }

    /** Whether it is said exactly. */
    boolean isExact(SqlPredicate predicate) {
        if (predicate instanceof SqlPredicate.Test test) {
            return text(test.holds().forRow("")).isPresent();
        }
        List<SqlPredicate> parts =
                predicate instanceof SqlPredicate.All all ? all.parts() : ((SqlPredicate.Any) predicate).parts();
        return parts.stream().allMatch(this::isExact);
    }

    private Optional<String> text(Sql sql) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : sql.pieces()) {
            Optional<String> part = piece instanceof Piece.Now moment
                    ? moment(moment.form())
                    : piece instanceof Piece.CutOff cutOff ? cutOff(cutOff) : plain(piece);
            if (part.isEmpty()) {
                return part;
            }
            text.append(part.get());
        }
        return Optional.of(text.toString());
    }

    private static Optional<String> plain(Piece piece) {
        return Optional.of(piece instanceof Piece.ForMany many ? many.text() : ((Piece.Fixed) piece).text());
    }

    private Optional<String> moment(TimeForm form) {
        if (form instanceof TimeForm.Instants) {
            return Optional.of("(select privacy_now())");
        } else if (form instanceof TimeForm.LocalTimes local) {
            return fixed(local).map(offset -> "(select privacy_now() at time zone " + name(offset) + ")");
        }
        return hasPlainDays(now) ? Optional.of("(select privacy_day(" + name(zone) + ") - 1)") : Optional.empty();
    }

    private Optional<String> cutOff(Piece.CutOff cutOff) {
        Instant farthest =
                now.atZone(ZoneOffset.UTC).minus(cutOff.period()).minusYears(3).toInstant();
        if (!hasPlainDays(farthest)) {
            return Optional.empty();
        }
        String day = day(cutOff.period(), cutOff.anchor());
        String start = day + "::timestamp at time zone " + name(zone);
        if (cutOff.form() instanceof TimeForm.Instants) {
            return Optional.of("(select " + start + ")");
        } else if (cutOff.form() instanceof TimeForm.LocalTimes local) {
            return fixed(local).map(offset -> "(select (" + start + ") at time zone " + name(offset) + ")");
        }
        return Optional.of("(select " + day + ")");
    }

    private String day(Period period, Anchor anchor) {
        String by = anchor == Anchor.END_OF_CALENDAR_YEAR ? "year" : "day";
        return "privacy_cut_off_by_" + by + "(" + name(zone) + ", interval '" + period + "')";
    }

    /** Of local times that come twice, SQL does not tell which is meant. */
    private static Optional<ZoneId> fixed(TimeForm.LocalTimes local) {
        return Optional.of(local.zone()).filter(zone -> zone.getRules().isFixedOffset());
    }

    /** Whether each day, from an instant on, begins at a midnight that comes once. */
    private boolean hasPlainDays(Instant from) {
        Instant until = now.plus(AHEAD);
        ZoneOffsetTransition next = zone.getRules().nextTransition(from);
        while (next != null && next.getInstant().isBefore(until)) {
            LocalDateTime before = next.getDateTimeBefore();
            LocalDateTime after = next.getDateTimeAfter();
            LocalDateTime first = before.isBefore(after) ? before : after;
            LocalDateTime last = first.equals(before) ? after : before;
            LocalDateTime midnight = first.equals(first.toLocalDate().atStartOfDay())
                    ? first
                    : first.toLocalDate().plusDays(1).atStartOfDay();
            if (midnight.isBefore(last)) {
                return false;
            }
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return true;
    }

    /** A zone as PostgreSQL knows it, where an offset counts westwards. */
    private static String name(ZoneId zone) {
        if (!(zone.normalized() instanceof ZoneOffset offset)) {
            return Sql.literal(zone.getId());
        }
        ZoneOffset west = ZoneOffset.ofTotalSeconds(-offset.getTotalSeconds());
        return offset.equals(ZoneOffset.UTC) ? "'UTC'" : Sql.literal("<policy>" + west.getId());
    }
}
