package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.retention.Calendar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * In which form a column tells when an event happened. What leaves the instant open is taken for the latest it may mean,
 * so that nothing ends early and nothing begins early: a date for the last moment of its day, a local time that comes
 * twice for the second.
 */
public sealed interface TimeForm {
    /** Instants, by which also the library's own tables tell time. */
    TimeForm INSTANTS = new Instants();

    /**
     * The latest value that has happened.
     *
     * @param now the instant of the question
     * @param calendar where days begin
     * @return the literal
     */
    String latestBy(Instant now, Calendar calendar);

    /**
     * The earliest value that is not before a cut-off.
     *
     * @param cutOff the cut-off, the start of a day
     * @param calendar where days begin
     * @return the literal
     */
    String earliestFrom(Instant cutOff, Calendar calendar);

    /**
     * The instant that a column tells.
     *
     * @param row the row at hand
     * @param column the column's place, from 1 on
     * @param calendar where days begin
     * @return empty if the column is null
     * @throws SQLException if it cannot be read
     */
    Optional<Instant> read(ResultSet row, int column, Calendar calendar) throws SQLException;

    /** A timestamp with time zone. */
    record Instants() implements TimeForm {
        private static final DateTimeFormatter LITERAL =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

        /**
         * An instant as a SQL literal. Columns hold whole microseconds, so the part below one makes no difference to any
         * comparison.
         *
         * @param instant the instant
         * @return the literal
         */
        public static String literal(Instant instant) {
            return "timestamp with time zone '" + LITERAL.format(instant.truncatedTo(ChronoUnit.MICROS)) + "+00:00'";
        }

        @Override
        public String latestBy(Instant now, Calendar calendar) {
            return literal(now);
        }

        @Override
        public Optional<Instant> read(ResultSet row, int column, Calendar calendar) throws SQLException {
            return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant);
        }

        @Override
        public String earliestFrom(Instant cutOff, Calendar calendar) {
            return literal(cutOff);
        }
    }

    /** A date. */
    record Days() implements TimeForm {
        /**
         * A day as a SQL literal.
         *
         * @param day the day
         * @return the literal
         */
        public static String literal(LocalDate day) {
            return "date '" + day + "'";
        }

        @Override
        public String latestBy(Instant now, Calendar calendar) {
            return literal(calendar.dayOf(now).minusDays(1));
        }

        @Override
        public Optional<Instant> read(ResultSet row, int column, Calendar calendar) throws SQLException {
            return Optional.ofNullable(row.getObject(column, LocalDate.class))
                    .map(day -> calendar.startOf(day.plusDays(1)).minusNanos(1));
        }

        @Override
        public String earliestFrom(Instant cutOff, Calendar calendar) {
            return literal(calendar.dayOf(cutOff));
        }
    }

    /**
     * A timestamp without time zone.
     *
     * @param zone the zone whose clocks it was read from
     */
    record LocalTimes(ZoneId zone) implements TimeForm {
        private static final DateTimeFormatter LITERAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

        @Override
        public String latestBy(Instant now, Calendar calendar) {
            return literal(latest(now));
        }

        @Override
        public Optional<Instant> read(ResultSet row, int column, Calendar calendar) throws SQLException {
            return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
                    .map(this::instant);
        }

        /** A time that the clocks passed over came when they did. */
        private Instant instant(LocalDateTime local) {
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            return offsets.isEmpty()
                    ? zone.getRules().getTransition(local).getInstant()
                    : local.toInstant(offsets.get(offsets.size() - 1));
        }

        @Override
        public String earliestFrom(Instant cutOff, Calendar calendar) {
            return literal(latest(cutOff.minus(1, ChronoUnit.MICROS)).plus(1, ChronoUnit.MICROS));
        }

        private LocalDateTime latest(Instant now) {
            LocalDateTime local = LocalDateTime.ofInstant(now, zone);
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            boolean comesAgain =
                    offsets.size() == 2 && zone.getRules().getOffset(now).equals(offsets.get(0));
            return comesAgain
                    ? zone.getRules().getTransition(local).getDateTimeAfter().minus(1, ChronoUnit.MICROS)
                    : local;
        }

        private static String literal(LocalDateTime local) {
            return "timestamp '" + LITERAL.format(local.truncatedTo(ChronoUnit.MICROS)) + "'";
        }
    }
}
