package com.mittliv.privacy.fuzz;

import com.mittliv.privacy.comparison.PolicyChange;
import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.document.DpvDocument;
import com.mittliv.privacy.document.PrivacyNotice;
import com.mittliv.privacy.document.ProcessingRegister;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Finding;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.PolicyProblem;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A file is refused with problems that stand in it, or it is a policy: what is written of it reads as the same, and
 * everything that follows from a policy follows from it.
 */
public final class PolicyFileTarget {
    private static final String NAME = "fuzz.policy.json";
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private PolicyFileTarget() {}

    /** Called by the fuzzer before the first input, so that loading classes counts as no input's time. */
    public static void fuzzerInitialize() {
        Seeds.policyFiles().values().forEach(PolicyFileTarget::fuzzerTestOneInput);
    }

    /**
     * Called by the fuzzer.
     *
     * @param bytes the file
     */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Policy policy;
        try {
            policy = read(bytes);
        } catch (PolicyException refused) {
            requirePlaced(refused);
            return;
        }
        requireTheSameAfterWriting(policy);
        execute(policy);
    }

    private static Policy read(byte[] bytes) {
        return PolicyJson.read(NAME, new ByteArrayInputStream(bytes));
    }

    private static void requirePlaced(PolicyException refused) {
        require(!refused.problems().isEmpty(), "a refusal names no problem");
        for (PolicyProblem problem : refused.problems()) {
            require(problem.place().isPresent(), "a problem stands nowhere: " + problem);
            require(
                    problem.fact().length() < 1_000,
                    "a problem takes " + problem.fact().length() + " characters");
        }
        int most = 1_000_000;
        require(refused.getMessage().length() < most, "a refusal takes more than " + most + " characters");
    }

    private static void requireTheSameAfterWriting(Policy policy) {
        String written = PolicyJson.write(policy);
        Policy again = read(written.getBytes(StandardCharsets.UTF_8));
        require(again.equals(policy), "what is written of a policy reads as another");
        require(PolicyJson.write(again).equals(written), "a policy is written in two ways");
        require(PolicyChange.between(policy, again).changeClass().isEmpty(), "a policy differs from itself");
    }

    private static void execute(Policy policy) {
        for (Finding finding : policy.analyse()) {
            require(!finding.toString().isBlank(), "a finding has no words");
        }
        // Documents are written in these alone, whatever else the policy is written in.
        for (String language : List.of("sv", "en")) {
            PrivacyNotice.of(policy).html(language);
            PrivacyNotice.of(policy).markdown(language);
            ProcessingRegister.of(policy).html(language);
            ProcessingRegister.of(policy).csv(language);
        }
        DpvDocument.of(policy).json();
        PrivacyEngine engine = PrivacyEngine.compile(policy);
        policy.rules().forEach(rule -> ask(engine, rule));
    }

    private static void ask(PrivacyEngine engine, ProcessingRule rule) {
        Role role = rule.roles().iterator().next();
        DataCategory category = rule.categories().iterator().next();
        Purpose purpose = rule.purposes().iterator().next();
        RecordState record = RecordState.of(role);
        for (Event event : Retentions.eventsOf(rule.retention())) {
            record = record.with(event, NOW.minusSeconds(1));
        }
        Decision decision = engine.access(purpose, category).decide(SubjectState.none(), record, NOW);
        require(!decision.explain("en").isBlank(), "a decision has no words");
        require(
                !engine.retentionOf(SubjectState.none(), record, category, NOW)
                        .explain("sv")
                        .isBlank(),
                "a retention has no words");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
