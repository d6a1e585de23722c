package com.mittliv.privacy.spring.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells what is wrong with the settings that grant purposes. */
final class GrantFailureAnalyzer extends AbstractFailureAnalyzer<PurposeGrantException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PurposeGrantException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct the ids under `privacy.recipients`, or declare them in the vocabulary of the policy.",
                cause);
    }
}
