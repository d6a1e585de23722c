package com.mittliv.privacy.policy;

import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.EarliestOf;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.Until;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ways in which a retention may hold: for each, the events that must have happened and those that must not. What
 * they do not say, such as the length of a period, may be either way, so that only what is impossible is called so.
 */
final class Possibility {
    // More ways than this are not followed up: the retention is taken to be possible.
    private static final int MOST = 256;

    private record Way(Set<String> happened, Set<String> pending) {
        static final Way ANY = new Way(Set.of(), Set.of());

        Way and(Way other) {
            Set<String> both = new HashSet<>(happened);
            both.addAll(other.happened);
            Set<String> neither = new HashSet<>(pending);
            neither.addAll(other.pending);
            return new Way(both, neither);
        }

        boolean isPossible() {
            return happened.stream().noneMatch(pending::contains);
        }
    }

    private Possibility() {}

    /** Whether a retention may hold once some events have happened; true unless the contrary is shown. */
    static boolean holdsAfter(Collection<Event> events, Retention retention) {
        Way after = new Way(events.stream().map(Event::id).collect(Collectors.toSet()), Set.of());
        return ways(retention).stream().anyMatch(way -> way.and(after).isPossible());
    }

    private static List<Way> ways(Retention retention) {
        if (retention instanceof Until until) {
            return List.of(new Way(Set.of(), Set.of(until.event().id())));
        } else if (retention instanceof UntilRecorded recorded) {
            return List.of(new Way(Set.of(), Set.of(recorded.event().id())));
        } else if (retention instanceof WhileRequired required) {
            return possible(List.of(new Way(
                    Set.of(required.from().id()), Set.of(required.until().id()))));
        } else if (retention instanceof LatestOf) {
            return any(Retentions.partsOf(retention));
        } else if (retention instanceof EarliestOf) {
            return all(Retentions.partsOf(retention));
        }
        return List.of(Way.ANY);
    }

    private static List<Way> any(List<Retention> parts) {
        List<Way> ways = parts.stream().flatMap(part -> ways(part).stream()).toList();
        return ways.size() > MOST ? List.of(Way.ANY) : ways;
    }

    private static List<Way> all(List<Retention> parts) {
        List<Way> ways = List.of(Way.ANY);
        for (Retention part : parts) {
            List<Way> more = new ArrayList<>();
            List<Way> own = ways(part);
            ways.forEach(way -> own.forEach(other -> more.add(way.and(other))));
            ways = possible(more);
            if (ways.size() > MOST) {
                return List.of(Way.ANY);
            }
        }
        return ways;
    }

    private static List<Way> possible(List<Way> ways) {
        return ways.stream().filter(Way::isPossible).toList();
    }
}
