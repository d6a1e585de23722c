package com.mittliv.privacy.decision;

import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.Decision.Question;
import com.mittliv.privacy.policy.ProcessingRule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One question about one category of one role: the rules that could permit it, in the policy's order. */
// A refusal is found by its reason's number, so that no access hashes anything.
@SuppressWarnings("EnumOrdinal")
final class Lane {
    private final Candidate[] candidates;
    private final Deny whenNone;
    private final Deny whenUnavailable;

    /** A rule that joins all the terms of the question, with the answers it can lead to. */
    private static final class Candidate {
        private final Liveness use;
        private final Liveness store;
        private final Permit permit;
        private final Deny[] denials;

        Candidate(Question question, ProcessingRule rule, Liveness use, Liveness store) {
            this.use = use;
            this.store = store;
            this.permit = new Permit(question, rule);
            Reason[] reasons = Reason.values();
            this.denials = new Deny[reasons.length];
            for (Reason reason : reasons) {
                denials[reason.ordinal()] = new Deny(question, reason, Optional.of(rule));
            }
        }
    }

    /** A rule with its checks, before it is put into a lane. */
    record Option(ProcessingRule rule, Liveness use, Liveness store) {}

    Lane(Question question, List<Option> options, Deny whenNone) {
        this.candidates = options.stream()
                .map(option -> new Candidate(question, option.rule, option.use, option.store))
                .toArray(Candidate[]::new);
        this.whenNone = whenNone;
        this.whenUnavailable = new Deny(question, Reason.STATE_UNAVAILABLE, Optional.empty());
    }

    Decision decideUse(CompiledSubject subject, long[] clocks, long now) {
        if (!subject.available) {
            return whenUnavailable;
        }
        Deny furthest = whenNone;
        for (Candidate candidate : candidates) {
            Reason reason = candidate.use.failure(subject, clocks, now);
            if (reason == null) {
                return candidate.permit;
            }
            furthest = further(furthest, candidate, reason);
        }
        return furthest;
    }

    Decision decideStorage(CompiledSubject subject, long[] clocks, long now) {
        if (!subject.available) {
            return whenUnavailable;
        }
        Deny furthest = whenNone;
        for (Candidate candidate : candidates) {
            @Nullable Reason reason = candidate.store.failure(subject, clocks, now);
            if (reason == null) {
                return candidate.permit;
            }
            furthest = further(furthest, candidate, reason);
        }
        return furthest;
    }

    private static Deny further(Deny before, Candidate candidate, Reason reason) {
        return reason.stage() > before.reason().stage() ? candidate.denials[reason.ordinal()] : before;
    }
}
