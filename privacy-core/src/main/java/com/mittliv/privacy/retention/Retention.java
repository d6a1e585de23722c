package com.mittliv.privacy.retention;

import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Period;
import java.util.List;

/**
 * How long a rule keeps data (Art. 5(1)(e), 13(2)(a) GDPR).
 *
 * <p>Every kind answers with an end for the record at hand: an instant, an event still to come, or none yet. The
 * smallest kinds combine by {@link LatestOf} and {@link EarliestOf}.
 */
public sealed interface Retention {
    /**
     * Kept until an event happens, to the instant.
     *
     * @param event the event that ends it
     */
    record Until(Event event) implements Retention {}

    /**
     * Kept for a period after an event, counted in whole days by Regulation (EEC, Euratom) No 1182/71 Art. 3.
     *
     * @param period the length, in days, months or years; positive
     * @param event the event it counts from
     * @param anchor from which day it counts
     */
    record After(Period period, Event event, Anchor anchor) implements Retention {
        /**
         * Checks the period.
         *
         * @throws IllegalArgumentException if it is not positive or longer than {@link Calendar#MAX_YEARS} years
         */
        public After {
            Calendar.requirePositive(period);
        }
    }

    /** From which day a period counts. */
    enum Anchor {
        /** The day of the event. */
        DAY_OF_EVENT,
        /** The last day of the calendar year of the event, as the Swedish Bookkeeping Act (1999:1078) 7:2 has it. */
        END_OF_CALENDAR_YEAR
    }

    /** Kept while the consent of the rule's legal basis is in force, and no longer. */
    record WhileConsented() implements Retention {}

    /**
     * Kept while a statute requires it.
     *
     * @param statute what requires it
     * @param from the event by which the duty begins; before it nothing is kept on this ground
     * @param until the event by which the duty ends
     */
    record WhileRequired(Text statute, Event from, Event until) implements Retention {}

    /**
     * Kept until the instant recorded for an event, be it past or planned; where none is recorded it keeps nothing.
     * Stands only inside {@link LatestOf}: "or longer, where a further need is recorded".
     *
     * @param event the event whose recorded instant counts
     */
    record UntilRecorded(Event event) implements Retention {}

    /**
     * Kept as long as another rule keeps the same category for the same role; never a ground of its own. For purposes
     * that only use what is there, such as telling people of a new version of the policy.
     */
    record WhileOtherwiseKept() implements Retention {}

    /**
     * The policy's text states no end. Kept without end, and reported as a finding.
     *
     * @param because why the text leaves it open
     */
    record NotStated(String because) implements Retention {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public NotStated {
            if (because.isBlank()) {
                throw new IllegalArgumentException("say why the policy states no end of retention");
            }
        }
    }

    /**
     * Kept until the last of several ends.
     *
     * @param parts the ends, at least two
     */
    record LatestOf(List<Retention> parts) implements Retention {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there are fewer than two parts
         */
        public LatestOf {
            parts = requireTwo(parts, "latest");
        }
    }

    /**
     * Kept until the first of several ends.
     *
     * @param parts the ends, at least two; the ordinary one first
     */
    record EarliestOf(List<Retention> parts) implements Retention {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there are fewer than two parts
         */
        public EarliestOf {
            parts = requireTwo(parts, "earliest");
        }
    }

    /**
     * Kept until an event.
     *
     * @param event the event that ends it
     * @return the retention
     */
    static Retention until(Event event) {
        return new Until(event);
    }

    /**
     * A number of days, to be completed by {@link Span#after}.
     *
     * @param days how many, at least 1
     * @return the length
     * @throws IllegalArgumentException if it is less than 1
     */
    static Span days(int days) {
        return new Span(Period.ofDays(days));
    }

    /**
     * A number of months, to be completed by {@link Span#after}.
     *
     * @param months how many, at least 1
     * @return the length
     * @throws IllegalArgumentException if it is less than 1
     */
    static Span months(int months) {
        return new Span(Period.ofMonths(months));
    }

    /**
     * A number of years, to be completed by {@link Span#after}.
     *
     * @param years how many, at least 1
     * @return the length
     * @throws IllegalArgumentException if it is less than 1
     */
    static Span years(int years) {
        return new Span(Period.ofYears(years));
    }

    /**
     * Kept while the consent of the rule's legal basis is in force.
     *
     * @return the retention
     */
    static Retention whileConsented() {
        return new WhileConsented();
    }

    /**
     * This retention, or another where that ends sooner.
     *
     * @param other the other
     * @return the earlier of both
     */
    default Retention orEarlier(Retention other) {
        return new EarliestOf(List.of(this, other));
    }

    /**
     * This retention, or another where that ends later.
     *
     * @param other the other
     * @return the later of both
     */
    default Retention orLater(Retention other) {
        return new LatestOf(List.of(this, other));
    }

    /**
     * A length of time that lacks the event it counts from.
     *
     * @param period the length
     */
    record Span(Period period) {
        /**
         * Checks the length.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Span {
            Calendar.requirePositive(period);
        }

        /**
         * Counts it from the day of an event.
         *
         * @param event the event
         * @return the retention
         */
        public Retention after(Event event) {
            return new After(period, event, Anchor.DAY_OF_EVENT);
        }

        /**
         * Counts it from the end of the calendar year of an event.
         *
         * @param event the event
         * @return the retention
         */
        public Retention afterTheYearOf(Event event) {
            return new After(period, event, Anchor.END_OF_CALENDAR_YEAR);
        }
    }

    /**
     * Checks a length of time.
     *
     * @param period the length
     * @return the same length
     * @throws IllegalArgumentException if it is less than a day or more than {@link Calendar#MAX_YEARS} years
     */
    static Period requirePeriod(Period period) {
        Calendar.requirePositive(period);
        return period;
    }

    private static List<Retention> requireTwo(List<Retention> parts, String which) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException(
                    "the " + which + " of several ends needs at least two, got " + parts.size());
        }
        return List.copyOf(parts);
    }
}
