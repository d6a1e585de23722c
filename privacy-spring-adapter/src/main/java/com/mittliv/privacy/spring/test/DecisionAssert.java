package com.mittliv.privacy.spring.test;

import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.policy.ProcessingRule;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a decision. */
public final class DecisionAssert extends AbstractAssert<DecisionAssert, Decision> {
    DecisionAssert(Decision actual) {
        super(actual, DecisionAssert.class);
    }

    /**
     * That the access is permitted.
     *
     * @return these assertions
     */
    public DecisionAssert isPermitted() {
        isNotNull();
        if (!actual.isPermitted()) {
            failWithMessage("expected the access to be permitted, but: %s", actual.explain("en"));
        }
        return this;
    }

    /**
     * That the access is refused.
     *
     * @return these assertions
     */
    public DecisionAssert isRefused() {
        isNotNull();
        if (actual.isPermitted()) {
            failWithMessage("expected the access to be refused, but: %s", actual.explain("en"));
        }
        return this;
    }

    /**
     * That the access is refused for a reason.
     *
     * @param reason the reason that came furthest
     * @return these assertions
     */
    public DecisionAssert isRefusedFor(Reason reason) {
        isRefused();
        if (actual instanceof Deny deny && deny.reason() != reason) {
            failWithMessage("expected the access to be refused for %s, but: %s", reason, actual.explain("en"));
        }
        return this;
    }

    /**
     * Which rule decided: the one that permits, or that of the reason told.
     *
     * @param rule the rule's id
     * @return these assertions
     */
    public DecisionAssert isDecidedBy(String rule) {
        isNotNull();
        Optional<String> deciding = actual instanceof Permit permit
                ? Optional.of(permit.rule().id())
                : ((Deny) actual).nearest().map(ProcessingRule::id);
        if (!deciding.equals(Optional.of(rule))) {
            failWithMessage(
                    "expected rule `%s` to decide, but %s did: %s",
                    rule, deciding.map(id -> "`" + id + "`").orElse("none"), actual.explain("en"));
        }
        return this;
    }
}
