package com.mittliv.privacy.decision;

import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.Decision.Question;
import com.mittliv.privacy.policy.ProcessingRule;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule that could permit one question about one category of one role, with the answers it can lead to; behind it
 * stand the others in the policy's order.
 */
// The check is inherited, not held: what a decision reads of a rule lies side by side.
final class Candidate extends Liveness {
    private final Decision[] answers;
    private final @Nullable Candidate next;

    private Candidate(Liveness check, Decision[] answers, @Nullable Candidate next) {
        super(check);
        this.answers = answers;
        this.next = next;
    }

    /** A rule that joins all the terms of the question. */
    static Candidate of(Question question, ProcessingRule rule, Liveness check, @Nullable Candidate next) {
        Decision[] answers = new Decision[Outcome.COUNT];
        for (int outcome = 0; outcome < answers.length; outcome++) {
            answers[outcome] = Outcome.reason(outcome)
                    .<Decision>map(reason -> new Deny(question, reason, Optional.of(rule)))
                    .orElseGet(() -> new Permit(question, rule));
        }
        answers[Outcome.UNAVAILABLE] = unavailable(question);
        return new Candidate(check, answers, next);
    }

    /** What stands where no rule can permit: one answer to all. */
    static Candidate none(Deny answer) {
        Decision[] answers = new Decision[Outcome.COUNT];
        Arrays.fill(answers, answer);
        answers[Outcome.UNAVAILABLE] = unavailable(answer.question());
        return new Candidate(Liveness.always(), answers, null);
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
        return best.answers[most];
    }

    /** Whether there is no other, and nothing but its flat check to ask. */
    boolean isFlat() {
        return next == null && keepsByItself();
    }

    /** The answer, if there is nothing but its flat check to ask, whose answers of the record and the person these are. */
    Decision answer(int ofRecord, int standing) {
        return answers[outcome(flat(), ofRecord, standing)];
    }

    /** Whether it permits when its check holds: false where it stands for no rule. */
    boolean canPermit() {
        return answers[Outcome.PERMITTED].isPermitted();
    }

    /** The rule behind this one. */
    @Nullable
    Candidate next() {
        return next;
    }
}
