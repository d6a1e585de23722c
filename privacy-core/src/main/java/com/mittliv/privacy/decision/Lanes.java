package com.mittliv.privacy.decision;

import org.jspecify.annotations.Nullable;

/**
 * The rules that could permit one question, by role. What concerns a role is worked out when a record of that role is
 * first asked about: most applications meet few roles for one purpose.
 */
// Any thread may write an element, always an equal one whose fields are final.
final class Lanes {
    private final Asked asked;
    private final Questions.Act act;
    /** For the first category, by role. */
    private final @Nullable Candidate[] first;
    /** For the other categories, by role, then in the order asked. */
    private final Candidate[] @Nullable [] others;

    Lanes(Asked asked, Questions.Act act, int roles) {
        this.asked = asked;
        this.act = act;
        this.first = new Candidate[roles];
        this.others = new Candidate[roles][];
    }

    /** The refusal of the first category that is refused, else the permit of the first category. */
    Decision decide(CompiledSubject subject, CompiledRecord record, long now) {
        Candidate candidate = first[record.role];
        if (candidate == null) {
            candidate = work(record.role);
        }
        Decision decision = candidate.decide(subject, record.clocks, now);
        return asked.categories().size() == 1 || !decision.isPermitted()
                ? decision
                : others(decision, subject, record, now);
    }

    private Decision others(Decision permit, CompiledSubject subject, CompiledRecord record, long now) {
        for (Candidate candidate : others(record.role)) {
            Decision decision = candidate.decide(subject, record.clocks, now);
            if (!decision.isPermitted()) {
                return decision;
            }
        }
        return permit;
    }

    /** The rules for each category of a role, in the order asked. */
    Candidate[] of(int role) {
        Candidate[] all = new Candidate[asked.categories().size()];
        Candidate known = first[role];
        all[0] = known == null ? work(role) : known;
        Candidate[] more = others(role);
        System.arraycopy(more, 0, all, 1, more.length);
        return all;
    }

    private Candidate work(int role) {
        Candidate made = asked.candidates(0, role, act);
        first[role] = made;
        return made;
    }

    private Candidate[] others(int role) {
        Candidate[] known = others[role];
        if (known == null) {
            known = new Candidate[asked.categories().size() - 1];
            for (int i = 0; i < known.length; i++) {
                known[i] = asked.candidates(i + 1, role, act);
            }
            others[role] = known;
        }
        return known;
    }
}
