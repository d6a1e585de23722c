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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition in one engine's numbers, for one role: the interpreter that runs on every access. */
abstract class Check {
    /** Why the condition does not hold; nothing if it does. */
    abstract @Nullable Reason failure(CompiledSubject subject, long[] clocks, long now);

    static Check compile(Condition condition, PrivacyEngine engine, RoleClocks clocks) {
        if (condition instanceof Happened happened) {
            return new HappenedCheck(clocks.at(happened.event()));
        } else if (condition instanceof ConsentInForce consent) {
            return new ConsentCheck(engine.chain(consent.purpose()));
        } else if (condition instanceof NotObjected objection) {
            return new ObjectionCheck(
                    engine.chain(objection.purpose()), objection.overridable() == Overridable.BY_COMPELLING_GROUNDS);
        } else if (condition instanceof NotRestricted restriction) {
            return new RestrictionCheck(engine.chain(restriction.purpose()));
        } else if (condition instanceof Kept kept) {
            return new KeptCheck(Keeping.compile(kept.retention(), clocks));
        } else if (condition instanceof AllOf all) {
            return new All(compileAll(all.parts(), engine, clocks));
        } else if (condition instanceof AnyOf any) {
            return new Any(compileAll(any.parts(), engine, clocks));
        }
        throw new IllegalStateException("no check for " + condition);
    }

    private static Check[] compileAll(List<Condition> parts, PrivacyEngine engine, RoleClocks clocks) {
        return parts.stream().map(part -> compile(part, engine, clocks)).toArray(Check[]::new);
    }

    private static final class HappenedCheck extends Check {
        private final int clock;

        HappenedCheck(int clock) {
            this.clock = clock;
        }

        @Override
        @Nullable Reason failure(CompiledSubject subject, long[] clocks, long now) {
            return clocks[clock] <= now ? null : Reason.CONDITION_NOT_MET;
        }
    }

    private static final class ConsentCheck extends Check {
        private final int[] purpose;

        ConsentCheck(int[] purpose) {
            this.purpose = purpose;
        }

        @Override
        @Nullable Reason failure(CompiledSubject subject, long[] clocks, long now) {
            int newest = subject.newestConsent(purpose, now);
            if (newest == CompiledSubject.NO_ENTRY) {
                return Reason.CONSENT_MISSING;
            }
            if (subject.isWithdrawal(newest)) {
                return Reason.CONSENT_WITHDRAWN;
            }
            return subject.isOutdated(newest) ? Reason.CONSENT_OUTDATED : null;
        }
    }

    private static final class ObjectionCheck extends Check {
        private final int[] purpose;
        private final boolean overridable;

        ObjectionCheck(int[] purpose, boolean overridable) {
            this.purpose = purpose;
            this.overridable = overridable;
        }

        @Override
        @Nullable Reason failure(CompiledSubject subject, long[] clocks, long now) {
            return subject.objects(purpose, overridable, now) ? Reason.OBJECTED : null;
        }
    }

    private static final class RestrictionCheck extends Check {
        private final int[] purpose;

        RestrictionCheck(int[] purpose) {
            this.purpose = purpose;
        }

        @Override
        @Nullable Reason failure(CompiledSubject subject, long[] clocks, long now) {
            return subject.restricts(purpose, now) ? Reason.RESTRICTED : null;
        }
    }

    private static final class KeptCheck extends Check {
        private final Keeping keeping;

        KeptCheck(Keeping keeping) {
            this.keeping = keeping;
        }

        @Override
        @Nullable Reason failure(CompiledSubject subject, long[] clocks, long now) {
            long end = keeping.end(clocks, now);
            if (now < end) {
                return null;
            }
            return end == Keeping.NOT_BEGUN ? Reason.CONDITION_NOT_MET : Reason.RETENTION_ENDED;
        }
    }

    private static final class All extends Check {
        private final Check[] parts;

        All(Check[] parts) {
            this.parts = parts;
        }

        @Override
        @Nullable Reason failure(CompiledSubject subject, long[] clocks, long now) {
            for (Check part : parts) {
                Reason reason = part.failure(subject, clocks, now);
                if (reason != null) {
                    return reason;
                }
            }
            return null;
        }
    }

    /** Only the grounds that keep data stand as alternatives, so that what fails is the retention. */
    private static final class Any extends Check {
        private final Check[] parts;

        Any(Check[] parts) {
            this.parts = parts;
        }

        @Override
        @Nullable Reason failure(CompiledSubject subject, long[] clocks, long now) {
            for (Check part : parts) {
                if (part.failure(subject, clocks, now) == null) {
                    return null;
                }
            }
            return Reason.RETENTION_ENDED;
        }
    }
}
