package com.mittliv.privacy.spring.rights;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells why rights cannot be exercised over HTTP in this application. */
final class RightsFailureAnalyzer extends AbstractFailureAnalyzer<RightsSetupException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RightsSetupException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Do what is said above, or set `privacy.rights.enabled` to `false`.", cause);
    }
}
