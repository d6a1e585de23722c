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
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule's condition in one engine's numbers, for one role: the interpreter that runs on every access. What the person's
 * state says of a purpose and what the record answers are looked up, and so is what both come to.
 */
class Liveness {
    private final int purpose;
    /** What is asked of the person and of the record, see {@link #flat}. */
    private final int flat;
    /** The rules on whose keeping this one leans; none if it keeps data by itself. */
    private final Liveness @Nullable [] grounds;

    private Liveness(int purpose, int asked, int check, Liveness @Nullable [] grounds) {
        this.purpose = purpose;
        this.flat = CompiledRecord.place(check) | asked << CompiledRecord.FREE_BITS_FROM;
        this.grounds = grounds;
    }

    Liveness(Liveness same) {
        this.purpose = same.purpose;
        this.flat = same.flat;
        this.grounds = same.grounds;
    }

    /** A check that nothing but a state that could not be loaded fails. */
    static Liveness always() {
        return new Liveness(0, Standing.UNAVAILABLE, RecordChecks.NONE, null);
    }

    /**
     * Flattens a condition.
     *
     * @throws IllegalStateException if it is not of the form a rule's condition has, so that nothing is dropped unseen
     */
    static Liveness compile(AllOf condition, RuleIndex index, RecordChecks checks) {
        return new Reader(index, checks).read(condition);
    }

    /** The check in one number: the place of the record's answer it asks for, and the bits of {@link Standing}. */
    final int flat() {
        return flat;
    }

    /** What a check asks for of a {@link Standing}. */
    static int asked(int flat, int standing) {
        // What stands above the bits asked for is cut off, since a standing has no more.
        return standing & flat >>> CompiledRecord.FREE_BITS_FROM;
    }

    /** What a check comes to, as a number of {@link Outcome}, given what the record and the person answer. */
    static int outcome(int flat, int ofRecord, int standing) {
        return Outcome.of(ofRecord, asked(flat, standing));
    }

    /** What a check comes to, as a number of {@link Outcome}. */
    static int outcome(int flat, CompiledRecord record, int standing, long now) {
        return outcome(flat, record.bits(flat, now), standing);
    }

    /** What the check comes to, as a number of {@link Outcome}. */
    final int outcome(CompiledSubject subject, CompiledRecord record, long now) {
        int standing = subject.standing(purpose, now);
        return grounds == null
                ? outcome(flat, record, standing, now)
                : leaning(grounds, subject, record, standing, now);
    }

    /** What the check comes to if it asks nothing of a record. */
    final int outcome(CompiledSubject subject, long now) {
        return outcome(flat, 0, subject.standing(purpose, now));
    }

    final boolean keepsByItself() {
        return grounds == null;
    }

    private int leaning(Liveness[] grounds, CompiledSubject subject, CompiledRecord record, int standing, long now) {
        int kept = Outcome.ENDED;
        for (Liveness ground : grounds) {
            if (ground.outcome(subject, record, now) == Outcome.PERMITTED) {
                kept = 0;
            }
        }
        return outcome(flat, record.bits(flat, now) | kept, standing);
    }

    /** Whether it asks just what another does. */
    final boolean isSameAs(Liveness other) {
        return purpose == other.purpose && flat == other.flat && grounds == other.grounds;
    }

    /** Takes a condition in part by part. */
    private static final class Reader {
        private final RuleIndex index;
        private final RecordChecks checks;
        private final List<Happened> events = new ArrayList<>();
        private Optional<Purpose> purpose = Optional.empty();
        private int asked = Standing.UNAVAILABLE;
        private Optional<Keeping> keeping = Optional.empty();
        private Liveness @Nullable [] grounds;

        Reader(RuleIndex index, RecordChecks checks) {
            this.index = index;
            this.checks = checks;
        }

        Liveness read(AllOf condition) {
            int stage = 0;
            for (Condition part : condition.parts()) {
                int next = take(part);
                // INVARIANT: the checks stand in the order of reasons, each kind but events once.
                if (next < stage || (next == stage && next > 0)) {
                    throw new IllegalStateException("the parts of a condition are out of order: " + condition);
                }
                stage = next;
            }
            int number = purpose.map(index::number).orElse(0);
            return new Liveness(number, asked, checks.number(events, keeping), grounds);
        }

        /** Takes one part in and tells its place in the order of reasons. */
        private int take(Condition part) {
            if (part instanceof Happened happened) {
                events.add(happened);
                return 0;
            } else if (part instanceof ConsentInForce consented) {
                ask(consented.purpose(), Standing.CONSENT);
                return 1;
            } else if (part instanceof NotObjected objected) {
                boolean overridable = objected.overridable() == Overridable.BY_COMPELLING_GROUNDS;
                ask(objected.purpose(), overridable ? Standing.OBJECTED_UNANSWERED : Standing.OBJECTED);
                return 2;
            } else if (part instanceof NotRestricted restricted) {
                ask(restricted.purpose(), Standing.RESTRICTED);
                return 3;
            } else if (part instanceof Kept kept) {
                keeping = Optional.of(Keeping.compile(kept.retention(), checks.events()));
                return 4;
            } else if (part instanceof AnyOf any) {
                grounds = any.parts().stream()
                        .map(ground -> compile((AllOf) ground, index, checks))
                        .toArray(Liveness[]::new);
                return 4;
            }
            throw new IllegalStateException("a condition stands inside another where none is expected: " + part);
        }

        // INVARIANT: what one condition asks of a person it asks of one purpose.
        private void ask(Purpose of, int bits) {
            if (purpose.filter(before -> !before.id().equals(of.id())).isPresent()) {
                throw new IllegalStateException("a condition asks about two purposes: " + purpose + " and " + of);
            }
            purpose = Optional.of(of);
            asked |= bits;
        }
    }
}
