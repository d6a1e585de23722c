package com.mittliv.privacy.decision;

import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.Decision.Question;
import com.mittliv.privacy.policy.ProcessingRule;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule that could permit one question about one category of one role, with the answers it can lead to; behind it
 * stand the others in the policy's order.
 */
// The check is inherited, not held: what a decision reads of a rule lies side by side.
final class Candidate extends Liveness {
    private static final int NO_ROLE = -1;

    /** Stands where nothing has been worked out yet: it has no answers. */
    static final Candidate NOT_MET = new Candidate(NO_ROLE, Liveness.always(), new Decision[Outcome.COUNT], null);

    final int role;
    /** By outcome. */
    private final @Nullable Decision[] answers;

    private final @Nullable Candidate next;

    private Candidate(int role, Liveness check, @Nullable Decision[] answers, @Nullable Candidate next) {
        super(check);
        this.role = role;
        this.answers = answers;
        this.next = next;
    }

    /** A rule that joins all the terms of the question. */
    static Candidate of(int role, Question question, ProcessingRule rule, Liveness check, @Nullable Candidate next) {
        Optional<ProcessingRule> nearest = Optional.of(rule);
        @Nullable Decision[] made = new Decision[Outcome.COUNT];
        for (int outcome = 0; outcome < Outcome.PERMITTED; outcome++) {
            made[outcome] = new Deny(question, Outcome.failed(outcome), nearest);
        }
        made[Outcome.UNAVAILABLE] = unavailable(question);
        made[Outcome.PERMITTED] = new Permit(question, rule);
        // Copied, so that what most decisions read is made, and stands in memory, side by side.
        return new Candidate(role, check, made.clone(), next);
    }

    /** What stands where no rule can permit: one answer to all. */
    static Candidate none(int role, Deny answer) {
        @Nullable Decision[] answers = new Decision[Outcome.COUNT];
        Arrays.fill(answers, 0, Outcome.PERMITTED + 1, answer);
        answers[Outcome.UNAVAILABLE] = unavailable(answer.question());
        return new Candidate(role, Liveness.always(), answers, null);
    }

    private static Deny unavailable(Question question) {
        return new Deny(question, Reason.STATE_UNAVAILABLE, Optional.empty());
    }

    /** The first rule that permits, else the one that came furthest, else the first of equals. */
    Decision decide(CompiledSubject subject, CompiledRecord record, long now) {
        Candidate best = this;
        int most = outcome(subject, record, now);
        for (Candidate other = next; other != null && most != Outcome.PERMITTED; other = other.next) {
            int outcome = other.outcome(subject, record, now);
            if (Outcome.stage(outcome) > Outcome.stage(most)) {
                best = other;
                most = outcome;
            }
        }
        return best.answer(most);
    }

    /** Whether there is no other, and nothing but its flat check to ask. */
    boolean isFlat() {
        return next == null && keepsByItself();
    }

    private Decision answer(int outcome) {
        return Objects.requireNonNull(answers[outcome]);
    }

    /** What the flat check leads to; nothing if that, or the record's answer, has not been worked out. */
    @Nullable
    Decision answer(int ofRecord, int standing) {
        return answers[Outcome.asFarAsKnown(ofRecord, asked(flat(), standing))];
    }

    /** Whether it permits when its check holds: false where it stands for no rule. */
    boolean canPermit() {
        return answer(Outcome.PERMITTED).isPermitted();
    }

    /** The rule behind this one. */
    @Nullable
    Candidate next() {
        return next;
    }
}
