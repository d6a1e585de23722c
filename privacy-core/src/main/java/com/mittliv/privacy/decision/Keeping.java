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
sealed interface Keeping {
    /** Never began. */
    long NOT_BEGUN = Long.MIN_VALUE;

    /** The end: kept while it is greater than now; {@link RoleClocks#NOT_STARTED} if none is known. */
    long end(long[] clocks, long now);

    /** Whether the end of one record is the same at every instant. */
    boolean isFixed();

    /** Whether it can be that it never began. */
    boolean mayNotBegin();

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
            return new Clock(RoleClocks.NEVER);
        }
        throw new IllegalStateException("a retention that leans on other rules has no end of its own");
    }

    private static List<Keeping> compileAll(List<Retention> parts, RoleClocks clocks) {
        return parts.stream().map(part -> compile(part, clocks)).toList();
    }

    /** An event, or a period after one: both are one number to compare. */
    record Clock(int clock) implements Keeping {
        @Override
        public long end(long[] clocks, long now) {
            return clocks[clock];
        }

        @Override
        public boolean isFixed() {
            return true;
        }

        @Override
        public boolean mayNotBegin() {
            return false;
        }
    }

    /** From one event until another. */
    record Between(int from, int until) implements Keeping {
        @Override
        public long end(long[] clocks, long now) {
            return clocks[from] <= now ? clocks[until] : NOT_BEGUN;
        }

        @Override
        public boolean isFixed() {
            return false;
        }

        @Override
        public boolean mayNotBegin() {
            return true;
        }
    }

    /** Until an event, if one is recorded, be it past or planned. */
    record IfRecorded(int clock) implements Keeping {
        @Override
        public long end(long[] clocks, long now) {
            return clocks[clock] == RoleClocks.NOT_STARTED ? NOT_BEGUN : clocks[clock];
        }

        @Override
        public boolean isFixed() {
            return true;
        }

        @Override
        public boolean mayNotBegin() {
            return true;
        }
    }

    /** Until the last of several ends. */
    record Latest(List<Keeping> parts) implements Keeping {
        @Override
        public long end(long[] clocks, long now) {
            long end = NOT_BEGUN;
            for (Keeping part : parts) {
                end = Math.max(end, part.end(clocks, now));
            }
            return end;
        }

        @Override
        public boolean isFixed() {
            return parts.stream().allMatch(Keeping::isFixed);
        }

        @Override
        public boolean mayNotBegin() {
            return parts.stream().allMatch(Keeping::mayNotBegin);
        }
    }

    /** Until the first of several ends. */
    record Earliest(List<Keeping> parts) implements Keeping {
        @Override
        public long end(long[] clocks, long now) {
            long end = RoleClocks.NOT_STARTED;
            for (Keeping part : parts) {
                end = Math.min(end, part.end(clocks, now));
            }
            return end;
        }

        @Override
        public boolean isFixed() {
            return parts.stream().allMatch(Keeping::isFixed);
        }

        @Override
        public boolean mayNotBegin() {
            return parts.stream().anyMatch(Keeping::mayNotBegin);
        }
    }
}
