package com.mittliv.privacy.decision;

import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.After;
import com.mittliv.privacy.retention.Retention.EarliestOf;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.retention.Retention.Until;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileConsented;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import java.util.List;

/**
 * A retention in the numbers of one role's clocks: answers with the instant at which it ends.
 *
 * <p>A clock that will be started later than now shows a number greater than now, as one never started does, so neither
 * ends anything yet.
 */
abstract class Keeping {
    /** Ends never, as far as is known. */
    static final long OPEN = RoleClocks.NOT_STARTED;

    /** Never began. */
    static final long NOT_BEGUN = Long.MIN_VALUE;

    /** The end: kept while it is greater than now. */
    abstract long end(long[] clocks, long now);

    static Keeping compile(Retention retention, RoleClocks clocks) {
        if (retention instanceof Until until) {
            return new Clock(clocks.at(until.event()));
        } else if (retention instanceof After after) {
            return new Clock(clocks.after(after.event(), after.period(), after.anchor()));
        } else if (retention instanceof WhileRequired required) {
            return new Between(clocks.at(required.from()), clocks.at(required.until()));
        } else if (retention instanceof UntilRecorded recorded) {
            return new IfRecorded(clocks.at(recorded.event()));
        } else if (retention instanceof LatestOf latest) {
            return new Latest(compileAll(latest.parts(), clocks));
        } else if (retention instanceof EarliestOf earliest) {
            return new Earliest(compileAll(earliest.parts(), clocks));
        } else if (retention instanceof WhileConsented || retention instanceof NotStated) {
            // The consent is a condition of its own beside the retention.
            return new Forever();
        }
        throw new IllegalStateException("a retention that leans on other rules has no end of its own");
    }

    private static Keeping[] compileAll(List<Retention> parts, RoleClocks clocks) {
        return parts.stream().map(part -> compile(part, clocks)).toArray(Keeping[]::new);
    }

    /** An event, or a period after one: both are one number to compare. */
    private static final class Clock extends Keeping {
        private final int clock;

        Clock(int clock) {
            this.clock = clock;
        }

        @Override
        long end(long[] clocks, long now) {
            return clocks[clock];
        }
    }

    private static final class Between extends Keeping {
        private final int from;
        private final int until;

        Between(int from, int until) {
            this.from = from;
            this.until = until;
        }

        @Override
        long end(long[] clocks, long now) {
            return clocks[from] <= now ? clocks[until] : NOT_BEGUN;
        }
    }

    private static final class IfRecorded extends Keeping {
        private final int clock;

        IfRecorded(int clock) {
            this.clock = clock;
        }

        @Override
        long end(long[] clocks, long now) {
            return clocks[clock] == RoleClocks.NOT_STARTED ? NOT_BEGUN : clocks[clock];
        }
    }

    private static final class Forever extends Keeping {
        @Override
        long end(long[] clocks, long now) {
            return OPEN;
        }
    }

    private static final class Latest extends Keeping {
        private final Keeping[] parts;

        Latest(Keeping[] parts) {
            this.parts = parts;
        }

        @Override
        long end(long[] clocks, long now) {
            long end = NOT_BEGUN;
            for (Keeping part : parts) {
                end = Math.max(end, part.end(clocks, now));
            }
            return end;
        }
    }

    private static final class Earliest extends Keeping {
        private final Keeping[] parts;

        Earliest(Keeping[] parts) {
            this.parts = parts;
        }

        @Override
        long end(long[] clocks, long now) {
            long end = OPEN;
            for (Keeping part : parts) {
                end = Math.min(end, part.end(clocks, now));
            }
            return end;
        }
    }
}
