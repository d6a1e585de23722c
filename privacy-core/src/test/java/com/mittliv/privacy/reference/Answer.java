package com.mittliv.privacy.reference;

import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.Reason;
import java.util.Optional;

/**
 * A decision reduced to what matters: permitted or why not, and the rule that says so.
 *
 * @param refusal empty for a permit
 * @param rule the id of the rule that permits, or that came furthest
 */
record Answer(Optional<Reason> refusal, Optional<String> rule) {
    static Answer of(Decision decision) {
        if (decision instanceof Decision.Permit permit) {
            return permittedBy(permit.rule().id());
        }
        Decision.Deny deny = (Decision.Deny) decision;
        return new Answer(Optional.of(deny.reason()), deny.nearest().map(rule -> rule.id()));
    }

    static Answer permittedBy(String rule) {
        return new Answer(Optional.empty(), Optional.of(rule));
    }

    static Answer refused(Reason reason) {
        return new Answer(Optional.of(reason), Optional.empty());
    }

    static Answer refused(Reason reason, String rule) {
        return new Answer(Optional.of(reason), Optional.of(rule));
    }

    boolean isPermitted() {
        return refusal.isEmpty();
    }

    @Override
    public String toString() {
        return refusal.map(reason -> "refused: " + reason).orElse("permitted")
                + rule.map(id -> " (rule `" + id + "`)").orElse("");
    }
}
