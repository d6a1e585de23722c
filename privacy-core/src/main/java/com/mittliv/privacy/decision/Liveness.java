package com.mittliv.privacy.decision;

import com.mittliv.privacy.condition.Condition;
import com.mittliv.privacy.condition.Condition.AllOf;
import com.mittliv.privacy.condition.Condition.AnyOf;
import com.mittliv.privacy.condition.Condition.ConsentInForce;
import com.mittliv.privacy.condition.Condition.Happened;
import com.mittliv.privacy.condition.Condition.Kept;
import com.mittliv.privacy.condition.Condition.NotObjected;
import com.mittliv.privacy.condition.Condition.NotRestricted;
import com.mittliv.privacy.condition.Condition.Overridable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule's condition in one engine's numbers, for one role: the interpreter that runs on every access. Flat, so that it
 * only indexes arrays and compares numbers.
 */
final class Liveness {
    private static final int[] NONE = {};

    private int[] events = NONE;
    private int[] consent = NONE;
    private int[] objection = NONE;
    private boolean overridable;
    private int[] restriction = NONE;
    private @Nullable Keeping keeping;
    private Liveness @Nullable [] grounds;

    private Liveness() {}

    /**
     * Flattens a condition.
     *
     * @throws IllegalStateException if it is not of the form a rule's condition has, so that nothing is dropped unseen
     */
    static Liveness compile(AllOf condition, RuleIndex index, RoleClocks clocks) {
        Liveness flat = new Liveness();
        int stage = 0;
        for (Condition part : condition.parts()) {
            int next = flat.take(part, index, clocks);
            // INVARIANT: the checks run in the order of reasons, each kind but events once.
            if (next < stage || (next == stage && next > 0)) {
                throw new IllegalStateException("the parts of a condition are out of order: " + condition);
            }
            stage = next;
        }
        return flat;
    }

    /** Takes one part in and tells its place in the order of reasons. */
    private int take(Condition part, RuleIndex index, RoleClocks clocks) {
        if (part instanceof Happened happened) {
            events = Arrays.copyOf(events, events.length + 1);
            events[events.length - 1] = clocks.at(happened.event());
            return 0;
        } else if (part instanceof ConsentInForce consented) {
            consent = index.purposeChain(consented.purpose());
            return 1;
        } else if (part instanceof NotObjected objected) {
            objection = index.purposeChain(objected.purpose());
            overridable = objected.overridable() == Overridable.BY_COMPELLING_GROUNDS;
            return 2;
        } else if (part instanceof NotRestricted restricted) {
            restriction = index.purposeChain(restricted.purpose());
            return 3;
        } else if (part instanceof Kept kept) {
            keeping = Keeping.compile(kept.retention(), clocks);
            return 4;
        } else if (part instanceof AnyOf any) {
            grounds = compileAll(any.parts(), index, clocks);
            return 4;
        }
        throw new IllegalStateException("a condition stands inside another where none is expected: " + part);
    }

    private static Liveness[] compileAll(List<Condition> parts, RuleIndex index, RoleClocks clocks) {
        return parts.stream().map(part -> compile((AllOf) part, index, clocks)).toArray(Liveness[]::new);
    }

    /** Why the rule is not live; nothing if it is. */
    @Nullable
    Reason failure(CompiledSubject subject, long[] clocks, long now) {
        for (int event : events) {
            if (clocks[event] > now) {
                return Reason.CONDITION_NOT_MET;
            }
        }
        if (consent.length > 0) {
            Reason reason = subject.consentFailure(consent, now);
            if (reason != null) {
                return reason;
            }
        }
        if (objection.length > 0 && subject.objects(objection, overridable, now)) {
            return Reason.OBJECTED;
        }
        if (restriction.length > 0 && subject.restricts(restriction, now)) {
            return Reason.RESTRICTED;
        }
        return retentionFailure(subject, clocks, now);
    }

    private @Nullable Reason retentionFailure(CompiledSubject subject, long[] clocks, long now) {
        if (keeping != null) {
            long end = keeping.end(clocks, now);
            if (now < end) {
                return null;
            }
            return end == Keeping.NOT_BEGUN ? Reason.CONDITION_NOT_MET : Reason.RETENTION_ENDED;
        }
        if (grounds != null) {
            for (Liveness ground : grounds) {
                if (ground.failure(subject, clocks, now) == null) {
                    return null;
                }
            }
            return Reason.RETENTION_ENDED;
        }
        return null;
    }
}
