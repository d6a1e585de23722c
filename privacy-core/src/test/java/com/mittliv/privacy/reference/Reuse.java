package com.mittliv.privacy.reference;

import com.mittliv.privacy.decision.PrivacyEngine;
import java.util.List;
import java.util.Optional;

/**
 * Two cases about the same person and record, asked one after the other of the same states: what an engine keeps of a
 * state must not depend on what was asked before, at which instant, and by which engine.
 */
record Reuse(Case before, Case then) {
    /** The first of several earlier cases after which a case is answered wrongly, made small; empty if it is none. */
    static Optional<Reuse> find(List<Case> earlier, Case then) {
        return earlier.stream()
                .map(before -> new Reuse(before, then))
                .filter(Reuse::differs)
                .findFirst()
                .map(Reuse::smaller);
    }

    private Reuse smaller() {
        return with(new Shrinker(smaller -> with(smaller).differs()).shrink(then));
    }

    private Reuse with(Case smaller) {
        return new Reuse(
                new Case(
                        before.policy().equals(then.policy()) ? smaller.policy() : before.policy(),
                        smaller.person(),
                        smaller.record(),
                        before.question(),
                        before.now()),
                smaller);
    }

    private boolean differs() {
        return answers().differ();
    }

    /** What is said of the second case once the first was asked, of states nobody has seen. */
    Case.Answers answers() {
        Case fresh = then.afresh();
        PrivacyEngine engine = PrivacyEngine.compile(then.policy());
        boolean same = before.policy().equals(then.policy());
        PrivacyEngine first = same ? engine : PrivacyEngine.compile(before.policy());
        new Case(before.policy(), fresh.person(), fresh.record(), before.question(), before.now())
                .answers(first, before.question().prepare(first), new ReferenceEvaluator(before.policy()));
        return fresh.answers(engine, then.question().prepare(engine), new ReferenceEvaluator(then.policy()));
    }

    @Override
    public String toString() {
        return "first " + before + "\nthen " + then;
    }
}
