package com.mittliv.privacy.spring.test;

import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.jpa.PrivacyCoverage;
import com.mittliv.privacy.policy.Policy;

/**
 * Assertions of AssertJ about what the policy says and decides. Their messages hold terms of the policy, no personal
 * values.
 *
 * <pre>{@code
 * assertThat(decision).isRefusedFor(Reason.CONSENT_WITHDRAWN).isDecidedBy("letters");
 * assertThat(policy).hasNoSevereFindings();
 * assertThat(PrivacyCoverage.of(entities)).isComplete();
 * }</pre>
 */
public final class PrivacyAssertions {
    private PrivacyAssertions() {}

    /**
     * About a decision.
     *
     * @param actual the decision
     * @return assertions on it
     */
    public static DecisionAssert assertThat(Decision actual) {
        return new DecisionAssert(actual);
    }

    /**
     * About a policy.
     *
     * @param actual the policy
     * @return assertions on it
     */
    public static PolicyAssert assertThat(Policy actual) {
        return new PolicyAssert(actual);
    }

    /**
     * About what is said of persistent attributes.
     *
     * @param actual the data map
     * @return assertions on it
     */
    public static CoverageAssert assertThat(PrivacyCoverage actual) {
        return new CoverageAssert(actual);
    }
}
