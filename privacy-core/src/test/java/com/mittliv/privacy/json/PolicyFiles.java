package com.mittliv.privacy.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.PolicyProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Policy files for the tests, and what reading them comes to. */
final class PolicyFiles {
    static final String NAME = "test.policy.json";

    /** The smallest policy there is. */
    static final String SMALLEST = """
            {
              "policy": "small",
              "version": "1",
              "timeZone": "Europe/Stockholm",
              "languages": ["en"],
              "controller": {"name": "Example AB"},
              "vocabulary": {},
              "rules": []
            }
            """;

    private PolicyFiles() {}

    /** The policy of the examples: of a real one's size, with every part of the file. */
    static String real() {
        try {
            return Files.readString(Path.of("../examples/mitt-liv-policy/src/main/resources/mitt-liv.policy.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(String name) {
        try (InputStream in = PolicyFiles.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Policy read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static Policy read(byte[] bytes) {
        return PolicyJson.read(NAME, new ByteArrayInputStream(bytes));
    }

    static List<PolicyProblem> problemsOf(String text) {
        return problemsOf(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The problems of a file; none if it is read. Anything else that is thrown is a defect. */
    static List<PolicyProblem> problemsOf(byte[] bytes) {
        try {
            read(bytes);
            return List.of();
        } catch (PolicyException e) {
            assertThat(e.problems()).isNotEmpty();
            return e.problems();
        }
    }

    /** A problem on one line: its place and path, what is wrong, and the way out. */
    static String line(PolicyProblem problem) {
        return problem.place().map(p -> p.line() + ":" + p.column()).orElse("nowhere") + " " + problem.path() + " "
                + problem.fact() + problem.help().map(help -> "; " + help).orElse("");
    }

    /** Each problem stands in the file and has a way out, and they come in the order of the file. */
    static void assertPlaced(List<PolicyProblem> problems) {
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.place()).isPresent();
            assertThat(problem.place().orElseThrow().file()).isEqualTo(NAME);
            assertThat(problem.place().orElseThrow().line()).isPositive();
            assertThat(problem.place().orElseThrow().column()).isPositive();
            assertThat(problem.path()).startsWith("$");
            assertThat(problem.fact()).isNotBlank().doesNotContain("\n").hasSizeLessThan(1_000);
            assertThat(problem.help()).isPresent();
        });
        assertThat(problems)
                .isSortedAccordingTo(java.util.Comparator.<PolicyProblem>comparingInt(
                                p -> p.place().orElseThrow().line())
                        .thenComparingInt(p -> p.place().orElseThrow().column()));
    }
}
