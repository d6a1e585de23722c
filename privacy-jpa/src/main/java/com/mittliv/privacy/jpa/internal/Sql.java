package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.retention.Retention.Anchor;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL that lacks the name of its row and the time until it is run.
 *
 * @param pieces what it is made of, in order
 */
public record Sql(List<Piece> pieces) {
    /** What SQL is made of. */
    public sealed interface Piece {
        /**
         * Text that stands.
         *
         * @param text the text
         */
        record Fixed(String text) implements Piece {}

        /** The alias of the row in question. */
        record RowAlias() implements Piece {}

        /**
         * Text that changes no answer, and pays where a statement looks at many rows.
         *
         * @param text the text
         */
        record ForMany(String text) implements Piece {}

        /**
         * The latest that has happened at the instant of the question.
         *
         * @param form in which form
         */
        record Now(TimeForm form) implements Piece {
            /** The instant itself. */
            public Now() {
                this(TimeForm.INSTANTS);
            }
        }

        /**
         * That before which an event makes its data due now.
         *
         * @param period how long the event keeps
         * @param anchor from which day it counts
         * @param form in which form
         */
        record CutOff(Period period, Anchor anchor, TimeForm form) implements Piece {
            /**
             * The instant itself.
             *
             * @param period how long the event keeps
             * @param anchor from which day it counts
             */
            public CutOff(Period period, Anchor anchor) {
                this(period, anchor, TimeForm.INSTANTS);
            }
        }
    }

    /** Joins neighbouring texts and copies. */
    public Sql {
        List<Piece> joined = new ArrayList<>();
        for (Piece piece : pieces) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last) instanceof Piece.Fixed before && piece instanceof Piece.Fixed more) {
                joined.set(last, new Piece.Fixed(before.text + more.text));
            } else {
                joined.add(piece);
            }
        }
        pieces = List.copyOf(joined);
    }

    /**
     * Puts SQL together.
     *
     * @param parts strings, pieces and SQL, in order
     * @return the whole
     */
    public static Sql of(Object... parts) {
        List<Piece> pieces = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof Sql sql) {
                pieces.addAll(sql.pieces);
            } else if (part instanceof Piece piece) {
                pieces.add(piece);
            } else {
                pieces.add(new Piece.Fixed(part.toString()));
            }
        }
        return new Sql(pieces);
    }

    /**
     * A column of the row in question.
     *
     * @param column the column's name, quoted if need be
     * @return the column behind the row's alias
     */
    public static Sql column(String column) {
        return of(new Piece.RowAlias(), "." + column);
    }

    /**
     * This SQL for a row.
     *
     * @param alias the row's alias, or whatever SQL stands in its place
     * @return SQL that lacks at most the time
     */
    public Sql forRow(String alias) {
        return new Sql(pieces.stream()
                .map(piece -> piece instanceof Piece.RowAlias ? new Piece.Fixed(alias) : piece)
                .toList());
    }

    /**
     * This SQL in a statement that looks at one row.
     *
     * @return the same without what pays for many rows alone
     */
    public Sql forOneRow() {
        return new Sql(pieces.stream()
                .filter(piece -> !(piece instanceof Piece.ForMany))
                .toList());
    }

    /**
     * Tells whether it is the same at all times.
     *
     * @return whether neither now nor a cut-off is in it
     */
    public boolean isTimeless() {
        return pieces.stream().noneMatch(piece -> piece instanceof Piece.Now || piece instanceof Piece.CutOff);
    }

    /**
     * This SQL at an instant.
     *
     * @param now the instant of the question
     * @param calendar where days begin
     * @return the text to run
     * @throws IllegalStateException if the row's alias is still missing
     */
    public String at(Instant now, Calendar calendar) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Fixed fixed) {
                text.append(fixed.text);
            } else if (piece instanceof Piece.ForMany many) {
                text.append(many.text);
            } else if (piece instanceof Piece.Now moment) {
                text.append(moment.form.latestBy(now, calendar));
            } else if (piece instanceof Piece.CutOff cutOff) {
                Instant instant = calendar.cutOff(now, cutOff.period, cutOff.anchor);
                text.append(cutOff.form.earliestFrom(instant, calendar));
            } else {
                throw new IllegalStateException("the row's alias is missing");
            }
        }
        return text.toString();
    }

    /**
     * This SQL where it lacks nothing.
     *
     * @return the text to run
     * @throws IllegalStateException if the row's alias or the time is missing
     */
    public String fixed() {
        if (pieces.size() != 1 || !(pieces.get(0) instanceof Piece.Fixed whole)) {
            throw new IllegalStateException("the row's alias or the time is missing");
        }
        return whole.text;
    }

    /**
     * A text as a SQL literal.
     *
     * @param value the text
     * @return the literal
     */
    public static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
