package com.mittliv.privacy.retention;

import com.mittliv.privacy.retention.Retention.After;
import com.mittliv.privacy.retention.Retention.Anchor;
import com.mittliv.privacy.retention.Retention.EarliestOf;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.retention.Retention.Until;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileConsented;
import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.vocabulary.Event;
import java.time.Period;
import java.util.Optional;

/** Shows, where it can, that one retention keeps at least as long as another for every record at every instant. */
final class Longer {
    // Deeper than people nest ends; beyond it the ways to compare two trees grow out of hand.
    private static final int DEEPEST = 12;

    private Longer() {}

    static boolean keeps(Retention one, Retention other) {
        return depth(one) + depth(other) <= DEEPEST && compare(one, other);
    }

    private static int depth(Retention retention) {
        return 1
                + Retentions.partsOf(retention).stream()
                        .mapToInt(Longer::depth)
                        .max()
                        .orElse(0);
    }

    private static boolean compare(Retention one, Retention other) {
        if (one instanceof WhileOtherwiseKept || other instanceof WhileOtherwiseKept) {
            return one.equals(other);
        }
        if (one instanceof NotStated || one instanceof WhileConsented) {
            return true;
        }
        if (other instanceof LatestOf latest) {
            return latest.parts().stream().allMatch(part -> compare(one, part));
        }
        if (one instanceof EarliestOf earliest) {
            return earliest.parts().stream().allMatch(part -> compare(part, other));
        }
        if (one instanceof LatestOf latest && latest.parts().stream().anyMatch(part -> compare(part, other))) {
            return true;
        }
        if (other instanceof EarliestOf earliest) {
            return earliest.parts().stream().anyMatch(part -> compare(one, part));
        }
        return leaf(one, other);
    }

    private static boolean leaf(Retention one, Retention other) {
        if (one instanceof Until until) {
            return endsBy(other, until.event());
        } else if (one instanceof After after) {
            return other instanceof After that ? after(after, that) : endsBy(other, after.event());
        } else if (one instanceof WhileRequired required) {
            return other instanceof WhileRequired that
                    && same(required.from(), that.from())
                    && same(required.until(), that.until());
        }
        return one instanceof UntilRecorded recorded
                && other instanceof UntilRecorded that
                && same(recorded.event(), that.event());
    }

    /** Whether a simple retention ends no later than an event. */
    private static boolean endsBy(Retention retention, Event event) {
        return endingEvent(retention).filter(end -> same(end, event)).isPresent();
    }

    private static Optional<Event> endingEvent(Retention retention) {
        if (retention instanceof Until until) {
            return Optional.of(until.event());
        } else if (retention instanceof WhileRequired required) {
            return Optional.of(required.until());
        }
        return retention instanceof UntilRecorded recorded ? Optional.of(recorded.event()) : Optional.empty();
    }

    private static boolean after(After one, After other) {
        boolean noEarlier = one.anchor() == other.anchor() || one.anchor() == Anchor.END_OF_CALENDAR_YEAR;
        return same(one.event(), other.event()) && noEarlier && atLeast(one.period(), other.period());
    }

    /** Months and days are compared apart, for no number of days is always a month. */
    private static boolean atLeast(Period one, Period other) {
        return one.toTotalMonths() >= other.toTotalMonths() && one.getDays() >= other.getDays();
    }

    private static boolean same(Event one, Event other) {
        return one.id().equals(other.id());
    }
}
