package com.mittliv.privacy.retention;

import com.mittliv.privacy.retention.Retention.After;
import com.mittliv.privacy.retention.Retention.EarliestOf;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.Until;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.vocabulary.Event;
import java.util.List;
import java.util.stream.Stream;

/** Looks into the tree of a retention. */
public final class Retentions {
    private Retentions() {}

    /**
     * The retention itself and all its parts, from the outside in.
     *
     * @param retention the retention
     * @return all nodes of its tree
     */
    public static Stream<Retention> nodesOf(Retention retention) {
        List<Retention> parts = partsOf(retention);
        return Stream.concat(Stream.of(retention), parts.stream().flatMap(Retentions::nodesOf));
    }

    /**
     * The retentions directly inside one.
     *
     * @param retention the retention
     * @return its parts, none for the smallest kinds
     */
    public static List<Retention> partsOf(Retention retention) {
        if (retention instanceof LatestOf latest) {
            return latest.parts();
        }
        return retention instanceof EarliestOf earliest ? earliest.parts() : List.of();
    }

    /**
     * The events a retention counts from.
     *
     * @param retention the retention
     * @return the events, in order of mention
     */
    public static List<Event> eventsOf(Retention retention) {
        return nodesOf(retention).flatMap(Retentions::ownEvents).distinct().toList();
    }

    /**
     * Tells whether one retention can be shown to keep at least as long as another, for every record at every instant.
     * Of retentions that end with a consent, the consents are to be compared beside them; events are the same if their
     * ids are.
     *
     * @param one the retention that may be the longer
     * @param other the retention to compare it with
     * @return true if it is shown; false says only that it is not
     */
    public static boolean keepsAtLeastAsLong(Retention one, Retention other) {
        return Longer.keeps(one, other);
    }

    private static Stream<Event> ownEvents(Retention node) {
        if (node instanceof Until until) {
            return Stream.of(until.event());
        } else if (node instanceof After after) {
            return Stream.of(after.event());
        } else if (node instanceof WhileRequired required) {
            return Stream.of(required.from(), required.until());
        } else if (node instanceof UntilRecorded recorded) {
            return Stream.of(recorded.event());
        }
        return Stream.empty();
    }
}
