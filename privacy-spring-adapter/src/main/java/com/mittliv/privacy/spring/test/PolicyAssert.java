package com.mittliv.privacy.spring.test;

import com.mittliv.privacy.policy.Finding;
import com.mittliv.privacy.policy.Finding.Severity;
import com.mittliv.privacy.policy.Policy;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a policy. Findings that the policy accepts, with a reason, do not count. */
public final class PolicyAssert extends AbstractAssert<PolicyAssert, Policy> {
    PolicyAssert(Policy actual) {
        super(actual, PolicyAssert.class);
    }

    /**
     * That the analysis finds nothing that the law asks for and the policy lacks.
     *
     * @return these assertions
     */
    public PolicyAssert hasNoSevereFindings() {
        return hasNone(finding -> finding.severity() == Severity.SEVERE);
    }

    /**
     * That the analysis finds nothing at all.
     *
     * @return these assertions
     */
    public PolicyAssert hasNoFindings() {
        return hasNone(finding -> true);
    }

    private PolicyAssert hasNone(Predicate<Finding> sort) {
        isNotNull();
        List<Finding> found = actual.analyse().stream()
                .filter(finding -> !finding.isAccepted())
                .filter(sort)
                .toList();
        if (!found.isEmpty()) {
            failWithMessage(
                    "expected policy `%s` to have no such findings, but it has %d:%s",
                    actual.id(),
                    found.size(),
                    found.stream()
                            .map(finding -> "%n  %s at %s: %s; %s"
                                    .formatted(finding.kind(), finding.path(), finding.fact(), finding.advice()))
                            .collect(Collectors.joining()));
        }
        return this;
    }
}
