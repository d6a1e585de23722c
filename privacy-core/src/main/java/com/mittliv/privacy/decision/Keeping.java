package com.mittliv.privacy.decision;

import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.After;
import com.mittliv.privacy.retention.Retention.Anchor;
import com.mittliv.privacy.retention.Retention.EarliestOf;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.retention.Retention.Until;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileConsented;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.vocabulary.Event;
import java.time.Period;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A retention whose events are numbers: answers with the instant at which it ends.
 *
 * <p>An event that will happen later than now, or a period after it, is over later than now, as one not recorded is, so
 * neither ends anything yet.
 */
sealed interface Keeping {
    /** Ends never, as far as is known. */
    long OPEN = Long.MAX_VALUE;

    /** Never began. */
    long NOT_BEGUN = Long.MIN_VALUE;

    /** The end: kept while it is greater than now. */
    long end(Reading record);

    static Keeping compile(Retention retention, ToIntFunction<Event> numbers) {
        if (retention instanceof Until until) {
            return new UntilEvent(numbers.applyAsInt(until.event()));
        } else if (retention instanceof After after) {
            return new PeriodAfter(numbers.applyAsInt(after.event()), after.period(), after.anchor());
        } else if (retention instanceof WhileRequired required) {
            return new Between(numbers.applyAsInt(required.from()), numbers.applyAsInt(required.until()));
        } else if (retention instanceof UntilRecorded recorded) {
            return new IfRecorded(numbers.applyAsInt(recorded.event()));
        } else if (retention instanceof LatestOf latest) {
            return new Latest(compileAll(latest.parts(), numbers));
        } else if (retention instanceof EarliestOf earliest) {
            return new Earliest(compileAll(earliest.parts(), numbers));
        } else if (retention instanceof WhileConsented || retention instanceof NotStated) {
            // The consent is a condition of its own beside the retention.
            return new Forever();
        }
        throw new IllegalStateException("a retention that leans on other rules has no end of its own");
    }

    private static List<Keeping> compileAll(List<Retention> parts, ToIntFunction<Event> numbers) {
        return parts.stream().map(part -> compile(part, numbers)).toList();
    }

    /** Until an event. */
    record UntilEvent(int event) implements Keeping {
        @Override
        public long end(Reading record) {
            return record.at(event);
        }
    }

    /** For a period after an event. */
    record PeriodAfter(int event, Period period, Anchor anchor) implements Keeping {
        @Override
        public long end(Reading record) {
            return record.after(event, period, anchor);
        }
    }

    /** From one event until another. */
    record Between(int from, int until) implements Keeping {
        @Override
        public long end(Reading record) {
            return record.hasHappened(from) ? record.at(until) : NOT_BEGUN;
        }
    }

    /** Until an event, if one is recorded, be it past or planned. */
    record IfRecorded(int event) implements Keeping {
        @Override
        public long end(Reading record) {
            long at = record.at(event);
            return at == OPEN ? NOT_BEGUN : at;
        }
    }

    /** With no end of its own. */
    record Forever() implements Keeping {
        @Override
        public long end(Reading record) {
            return OPEN;
        }
    }

    /** Until the last of several ends. */
    record Latest(List<Keeping> parts) implements Keeping {
        @Override
        public long end(Reading record) {
            return parts.stream().mapToLong(part -> part.end(record)).max().orElse(NOT_BEGUN);
        }
    }

    /** Until the first of several ends. */
    record Earliest(List<Keeping> parts) implements Keeping {
        @Override
        public long end(Reading record) {
            return parts.stream().mapToLong(part -> part.end(record)).min().orElse(OPEN);
        }
    }
}
