package com.mittliv.privacy.examples.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DecisionCasesTest {
    private static final CaseRunner RUNNER = new CaseRunner(MittLiv.policy());

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicNode> decisionsRetentionAndReasons() throws IOException {
        return casesOf("/decision-cases.json");
    }

    @TestFactory
    Stream<DynamicNode> rightsSourcesNoticesAndErasure() throws IOException {
        return casesOf("/rights-sources-erasure-cases.json");
    }

    private static Stream<DynamicNode> casesOf(String resource) throws IOException {
        try (InputStream in = DecisionCasesTest.class.getResourceAsStream(resource)) {
            JsonNode cases = JsonMapper.shared().readTree(in);
            assertThat(cases.size()).isGreaterThan(50);
            return cases.valueStream()
                    .map(c -> DynamicTest.dynamicTest(
                            c.path("id").asString() + ": " + c.path("why").asString(),
                            () -> assertThat(RUNNER.run(c)).isEmpty()));
        }
    }

    @Test
    void aCaseThatExpectsSomethingElseFailsWithBothAnswers() throws IOException {
        assertThat(output("""
                        [{"id": "wrong", "facts": {"subjectRole": "mentor", "category": "name",
                          "purpose": "administer-participation", "now": "2025-02-20T10:00:00Z"},
                          "expect": {"decision": "DENY", "legalBasis": null, "denyReason": "NO_RULE",
                            "eraseKind": "ON_EVENT", "eraseAfter": "on:matching-completed"}}]"""))
                .isEqualTo("FAILED wrong: decision: expected DENY, got PERMIT; end of retention: expected ON_EVENT"
                        + " on:matching-completed, got ON_EVENT on:programme-ended\n0 passed, 1 failed\n");
    }

    @Test
    void aCaseThatNamesAnUnknownTermFailsWithASuggestion() throws IOException {
        assertThat(output("""
                        [{"id": "misspelt", "facts": {"subjectRole": "mentro", "category": "name",
                          "purpose": "administer-participation", "now": "2025-02-20T10:00:00Z"},
                          "expect": {"decision": "PERMIT"}}]"""))
                .contains("the policy declares no role `mentro`; did you mean `mentor`?", "0 passed, 1 failed");
    }

    @Test
    void aFileThatHoldsNoCasesIsToldInOneLine() throws IOException {
        assertThat(output("{}")).endsWith("holds no array of cases\n");
        assertThat(output("[")).endsWith("is no JSON; name a file that holds an array of cases\n");
        assertThat(run(List.of(folder.resolve("missing.json").toString())))
                .endsWith("cannot be read; name a file that holds an array of cases\n");
    }

    @Test
    void aCaseThatLacksSomethingFailsAndSaysWhat() throws IOException {
        assertThat(output("""
                        [7, {"id": "empty"}, {"id": "no-role", "facts": {"now": "2025-02-20T10:00:00Z"}, "expect": {}},
                         {"id": "no-right", "kind": "RIGHT", "facts": {"subjectRole": "mentor", "right": "refund"}, "expect": {}},
                         {"id": "no-kind", "kind": "WISH", "facts": {}, "expect": {}},
                         {"id": "no-erase", "kind": "ERASURE", "facts": {"subjectRole": "mentor", "category": "name",
                           "now": "2025-02-20T10:00:00Z"}, "expect": {"retainedBy": []}}]"""))
                .contains(
                        "FAILED (no id): the case is no object with the objects `facts` and `expect`\n",
                        "FAILED empty: the case is no object with the objects `facts` and `expect`\n",
                        "FAILED no-role: answer: expected a decision, got the case lacks `purpose`\n",
                        "FAILED no-right: answer: expected a decision, got there is no right `refund`; use one of access,",
                        "FAILED no-kind: kind: expected one of DECISION, COLLECT, RIGHT, NOTICE, ERASURE, got another\n",
                        "FAILED no-erase: answer: expected a decision, got the case lacks `erase`\n",
                        "0 passed, 6 failed\n");
    }

    @Test
    void casesRunOnAnotherPolicyToo() throws IOException {
        Path cases = Files.writeString(folder.resolve("cases.json"), """
                        [{"id": "call", "facts": {"subjectRole": "patient", "category": "phone", "purpose": "care",
                            "restricted": true, "now": "2025-02-20T10:00:00Z",
                            "events": [{"event": "restriction-requested", "at": "2025-02-01T10:00:00Z"}]},
                          "expect": {"decision": "DENY", "denyReason": "RESTRICTED"}}]""");
        Path policy = Files.writeString(folder.resolve("other.policy.json"), """
                        {"policy": "clinic", "version": "1", "timeZone": "Europe/Helsinki", "languages": ["en"],
                         "controller": {"name": "Clinic"},
                         "vocabulary": {"roles": [{"id": "patient"}], "categories": [{"id": "phone"}],
                           "purposes": [{"id": "care"}], "events": [{"id": "left"}]},
                         "rules": [{"id": "call", "roles": ["patient"], "categories": ["phone"], "purposes": ["care"],
                           "basis": "contract", "retention": {"until": "left"}}]}""");
        assertThat(run(List.of("--policy", policy.toString(), cases.toString())))
                .isEqualTo("1 passed, 0 failed\n");
    }

    @Test
    void whatCannotBeReadIsToldAndEndsWithTwo() throws IOException {
        Path cases = Files.writeString(folder.resolve("cases.json"), "[]");
        Path policy = Files.writeString(folder.resolve("bad.policy.json"), "{}");
        assertThat(run(List.of("--policy", policy.toString(), cases.toString())))
                .contains("bad.policy.json has", "has no `version`");
        assertThat(run(List.of("--policies", policy.toString()))).contains("`--policies` is no option here");
        assertThat(run(List.of("--policy"))).contains("name at least one file of cases");
        assertThat(run(List.of("--help"))).contains("--policy FILE", "Ends with 0 if all pass");
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        assertThat(DecisionCases.run(List.of("--policy", policy.toString(), cases.toString()), nowhere))
                .isEqualTo(2);
        assertThat(DecisionCases.run(List.of(cases.toString()), nowhere)).isZero();
        assertThat(DecisionCases.run(List.of("--help"), nowhere)).isZero();
    }

    private String output(String cases) throws IOException {
        Path file = Files.writeString(folder.resolve("cases.json"), cases);
        return run(List.of(file.toString()));
    }

    private static String run(List<String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DecisionCases.run(files, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
