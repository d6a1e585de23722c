package com.mittliv.privacy.spring;

import com.mittliv.privacy.PrivacyException;
import com.mittliv.privacy.jpa.PrivacyMappingException;
import com.mittliv.privacy.policy.PolicyException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells in words why the application did not start, and what to do. */
final class PrivacyFailureAnalyzer extends AbstractFailureAnalyzer<PrivacyException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, PrivacyException cause) {
        if (cause instanceof PolicyNotFoundException sought) {
            return analysis(cause, sought.help());
        } else if (cause instanceof PolicyException) {
            return analysis(cause, "Correct the policy at the places named.");
        } else if (cause instanceof PurposeDeclarationException) {
            return analysis(
                    cause, "Correct the id in @ForPurpose, or declare the purpose in the vocabulary of the policy.");
        } else if (cause instanceof PrivacyMappingException) {
            return analysis(
                    cause,
                    "Correct the annotations of the entities named: each attribute holds a category of the policy"
                            + " (@PersonalData) or says why it holds none (@NoPersonalData).");
        }
        return null;
    }

    private static FailureAnalysis analysis(PrivacyException cause, String action) {
        return new FailureAnalysis(cause.getMessage(), action, cause);
    }
}
