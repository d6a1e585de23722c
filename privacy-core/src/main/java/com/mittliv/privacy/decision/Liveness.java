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
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule's condition in one engine's numbers, for one role: the interpreter that runs on every access. What can be told
 * by the person's standing and three clocks is, without a branch; little else is left to ask.
 */
class Liveness {
    /** A retention that no two clocks can tell, or the grounds of other rules that one leans on. */
    private interface Remainder {
        /** The bits of {@link Outcome} that its failing sets. */
        int bits(CompiledSubject subject, long[] clocks, long now);
    }

    private final int purpose;
    private final int asked;
    private final int happened;
    private final int begins;
    private final int ends;
    private final @Nullable Remainder remainder;

    private Liveness(int purpose, int asked, int happened, RoleClocks.Term term, @Nullable Remainder remainder) {
        this.purpose = purpose;
        this.asked = asked;
        this.happened = happened;
        this.begins = term.begins();
        this.ends = term.ends();
        this.remainder = remainder;
    }

    Liveness(Liveness same) {
        this.purpose = same.purpose;
        this.asked = same.asked;
        this.happened = same.happened;
        this.begins = same.begins;
        this.ends = same.ends;
        this.remainder = same.remainder;
    }

    /** A check that nothing but a state that could not be loaded fails. */
    static Liveness always() {
        return new Liveness(0, Standing.UNAVAILABLE, RoleClocks.ALWAYS, ALWAYS, null);
    }

    /**
     * Flattens a condition.
     *
     * @throws IllegalStateException if it is not of the form a rule's condition has, so that nothing is dropped unseen
     */
    static Liveness compile(AllOf condition, RuleIndex index, RoleClocks clocks) {
        return new Reader(index, clocks).read(condition);
    }

    /** What the check comes to, as a number of {@link Outcome}. */
    final int outcome(CompiledSubject subject, long[] clocks, long now) {
        int record = isBefore(now, clocks[happened]) * Outcome.WAITING
                | isBefore(now, clocks[begins]) * Outcome.NOT_BEGUN
                | (isBefore(now, clocks[ends]) ^ 1) * Outcome.ENDED;
        if (remainder != null) {
            record |= remainder.bits(subject, clocks, now);
        }
        return Outcome.of(record | subject.standing(purpose, now) & asked);
    }

    /** Whether it asks just what another does. */
    final boolean isSameAs(Liveness other) {
        return purpose == other.purpose
                && asked == other.asked
                && happened == other.happened
                && begins == other.begins
                && ends == other.ends
                && remainder == other.remainder;
    }

    /** 1 if a number is less than another, else 0; in arithmetic, for a comparison would be a branch nobody can guess. */
    private static int isBefore(long a, long b) {
        return (int) ((a & ~b | ~(a ^ b) & a - b) >>> 63);
    }

    private static final RoleClocks.Term ALWAYS = new RoleClocks.Term(RoleClocks.ALWAYS, RoleClocks.NEVER);

    /** Takes a condition in part by part. */
    private static final class Reader {
        private final RuleIndex index;
        private final RoleClocks clocks;
        private final List<Event> events = new ArrayList<>();
        private Optional<Purpose> purpose = Optional.empty();
        private int asked = Standing.UNAVAILABLE;
        private RoleClocks.Term term = ALWAYS;
        private @Nullable Remainder remainder;

        Reader(RuleIndex index, RoleClocks clocks) {
            this.index = index;
            this.clocks = clocks;
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
            return new Liveness(number, asked, clocks.afterAll(events), term, remainder);
        }

        /** Takes one part in and tells its place in the order of reasons. */
        private int take(Condition part) {
            if (part instanceof Happened happened) {
                events.add(happened.event());
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
                keep(Keeping.compile(kept.retention(), clocks));
                return 4;
            } else if (part instanceof AnyOf any) {
                remainder = leaning(any.parts());
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

        private void keep(Keeping keeping) {
            Optional<RoleClocks.Term> told = clocks.term(keeping);
            if (told.isPresent()) {
                term = told.get();
            } else {
                remainder = (subject, shown, now) -> {
                    long end = keeping.end(shown, now);
                    return now < end ? 0 : end == Keeping.NOT_BEGUN ? Outcome.NOT_BEGUN : Outcome.ENDED;
                };
            }
        }

        private Remainder leaning(List<Condition> parts) {
            Liveness[] grounds = parts.stream()
                    .map(part -> compile((AllOf) part, index, clocks))
                    .toArray(Liveness[]::new);
            return (subject, shown, now) -> {
                for (Liveness ground : grounds) {
                    if (ground.outcome(subject, shown, now) == Outcome.PERMITTED) {
                        return 0;
                    }
                }
                return Outcome.ENDED;
            };
        }
    }
}
