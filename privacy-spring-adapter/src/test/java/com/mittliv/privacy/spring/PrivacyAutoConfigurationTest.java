package com.mittliv.privacy.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PrivacyAutoConfigurationTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PrivacyAutoConfiguration.class));

    @TempDir
    Path folder;

    @Test
    void aPolicyFileIsAllItTakes() throws IOException {
        application
                .withPropertyValues("privacy.policy.location=" + policyFile())
                .run(context -> {
                    assertThat(context)
                            .hasNotFailed()
                            .hasSingleBean(PrivacyEngine.class)
                            .hasSingleBean(PurposeScope.class);
                    assertThat(context.getBean(Policy.class)).isEqualTo(TestPolicy.policy());
                });
    }

    @Test
    void theApplicationsOwnBeansWin() {
        var clock = InstantSource.fixed(Instant.EPOCH);
        application
                .withBean(Policy.class, TestPolicy::policy)
                .withBean(InstantSource.class, () -> clock)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(InstantSource.class)).isSameAs(clock);
                });
    }

    @Test
    void aMissingPolicyStopsTheStartAndSaysWhatToDo() {
        application
                .withPropertyValues("privacy.policy.location=classpath:nowhere.json")
                .run(context -> {
                    FailureAnalysis analysis = analysisOf(context.getStartupFailure());
                    assertThat(analysis.getDescription())
                            .contains("no policy that can be read at class path resource [nowhere.json]");
                    assertThat(analysis.getAction()).contains("privacy.policy.location");
                });
    }

    @Test
    void withoutALocationThePolicyIsSoughtAtItsUsualPlace() {
        application.run(
                context -> assertThat(analysisOf(context.getStartupFailure()).getDescription())
                        .contains("privacy.policy.json"));
    }

    @Test
    void aBrokenPolicyStopsTheStartWithItsProblems() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"polcy\": 1}", UTF_8);
        application
                .withPropertyValues("privacy.policy.location=" + broken.toUri())
                .run(context -> {
                    FailureAnalysis analysis = analysisOf(context.getStartupFailure());
                    assertThat(analysis.getDescription()).contains("broken.json, line 1", "polcy");
                });
    }

    private String policyFile() throws IOException {
        return Files.writeString(folder.resolve("policy.json"), PolicyJson.write(TestPolicy.policy()), UTF_8)
                .toUri()
                .toString();
    }

    static FailureAnalysis analysisOf(Throwable failure) {
        FailureAnalysis analysis = new PrivacyFailureAnalyzer().analyze(failure);
        assertThat(analysis).as("analysis of " + failure).isNotNull();
        return analysis;
    }
}
