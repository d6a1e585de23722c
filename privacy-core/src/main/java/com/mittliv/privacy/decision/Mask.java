package com.mittliv.privacy.decision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which of a question's categories are open for one role: what several rules or categories ask alike is asked once.
 */
final class Mask {
    private final Liveness[] checks;
    private final long[] opened;

    private Mask(List<Liveness> checks, List<BitSet> opened) {
        this.checks = checks.toArray(Liveness[]::new);
        this.opened = opened.stream()
                .mapToLong(bits -> bits.isEmpty() ? 0 : bits.toLongArray()[0])
                .toArray();
    }

    /** The mask of at most 64 categories, given the rules for each. */
    static Mask of(Candidate[] byCategory) {
        List<Liveness> checks = new ArrayList<>();
        List<BitSet> opened = new ArrayList<>();
        for (int category = 0; category < byCategory.length; category++) {
            for (Candidate rule = byCategory[category]; rule != null; rule = rule.next()) {
                if (rule.canPermit()) {
                    numbered(rule, checks, opened).set(category);
                }
            }
        }
        return new Mask(checks, opened);
    }

    private static BitSet numbered(Liveness check, List<Liveness> checks, List<BitSet> opened) {
        for (int i = 0; i < checks.size(); i++) {
            if (checks.get(i).isSameAs(check)) {
                return opened.get(i);
            }
        }
        BitSet bits = new BitSet();
        checks.add(check);
        opened.add(bits);
        return bits;
    }

    /** The places of the open categories, as bits. */
    long open(CompiledSubject subject, CompiledRecord record, long now) {
        long open = 0;
        for (int i = 0; i < checks.length; i++) {
            open |= Outcome.ifPermitted(checks[i].outcome(subject, record, now), opened[i]);
        }
        return open;
    }
}
