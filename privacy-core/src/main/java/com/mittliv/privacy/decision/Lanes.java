package com.mittliv.privacy.decision;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rules that could permit one question, by role. What concerns a role is worked out when a record of that role is
 * first asked about: most applications meet few roles for one purpose.
 *
 * <p>Where one rule alone could permit the one category asked for, and keeps data by itself, its check and its answers
 * are laid out flat: a decision then is a short chain of look-ups. It is so for nearly all questions.
 */
// INVARIANT: any thread may write an element, always an equal one whose fields are final: what is read of it is whole.
final class Lanes {
    private final Candidate[] only;

    private final Asked asked;
    private final Questions.Act act;
    /** By role, then by category in the order asked. */
    private final Candidate[] @Nullable [] candidates;

    Lanes(Asked asked, Questions.Act act, int roles) {
        this.asked = asked;
        this.act = act;
        this.only = new Candidate[roles];
        Arrays.fill(only, Candidate.NOT_MET);
        this.candidates = new Candidate[roles][];
    }

    /** By role: the one rule that could permit it, if its flat check is all there is to ask; filled as roles are met. */
    Candidate[] only() {
        return only;
    }

    /** The refusal of the first category that is refused, else the permit of the first category. */
    Decision decide(CompiledSubject subject, CompiledRecord record, long now) {
        Decision first = null;
        for (Candidate candidate : of(record.role)) {
            Decision decision = candidate.decide(subject, record, now);
            if (!decision.isPermitted()) {
                return decision;
            }
            first = first == null ? decision : first;
        }
        if (first == null) {
            throw new IllegalStateException("a question without a category was prepared");
        }
        return first;
    }

    /** The rules for each category of a role, in the order asked. */
    Candidate[] of(int role) {
        Candidate[] known = candidates[role];
        return known == null ? work(role) : known;
    }

    private Candidate[] work(int role) {
        Candidate[] made = new Candidate[asked.categories().size()];
        for (int i = 0; i < made.length; i++) {
            made[i] = asked.candidates(i, role, act);
        }
        candidates[role] = made;
        if (made.length == 1 && made[0].isFlat()) {
            only[role] = made[0];
        }
        return made;
    }
}
