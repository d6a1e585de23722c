package com.mittliv.privacy.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.PrivacyEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fresh JVM loads to have a policy ready: no more than a policy without problems needs. */
class ColdStartTest {
    private static final Path REAL = Path.of("../examples/mitt-liv-policy/src/main/resources/mitt-liv.policy.json");
    private static final Path OTHERS = Path.of("src/test/resources/com/mittliv/privacy/foreign");

    /** The fresh JVM: reads and compiles policies, and names the first that cannot be read. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] files) {
            for (String file : files) {
                PrivacyEngine.compile(PolicyJson.read(Path.of(file)));
            }
        }
    }

    @Test
    void aPolicyWithoutProblemsSpinsNothingAndStartsNeitherTheValidatorNorTheWriter() throws Exception {
        List<String> loaded = loadedFor(0, policies());

        assertThat(loaded)
                .contains("com.mittliv.privacy.decision.RuleIndex", "com.mittliv.privacy.policy.Cookie")
                .noneMatch(name -> name.startsWith("com.mittliv.privacy.") && name.contains("$$Lambda"))
                .noneMatch(name -> name.startsWith("org.hibernate.validator."))
                .noneMatch(name -> name.startsWith("tools.jackson.databind."));
    }

    @Test
    void aPolicyThatLacksSomethingStartsTheValidator(@TempDir Path folder) throws Exception {
        Path lacking = folder.resolve("lacking.policy.json");
        Files.writeString(lacking, PolicyFiles.SMALLEST.replace("\"version\": \"1\",", ""));

        assertThat(loadedFor(1, List.of(lacking))).anyMatch(name -> name.startsWith("org.hibernate.validator."));
    }

    private static List<Path> policies() throws IOException {
        List<Path> policies = new ArrayList<>(List.of(REAL));
        try (Stream<Path> others = Files.list(OTHERS)) {
            policies.addAll(others.filter(file -> file.toString().endsWith(".policy.json"))
                    .toList());
        }
        return policies;
    }

    /** The names of the classes that a JVM loads which reads policies and ends with a status. */
    private static List<String> loadedFor(int status, List<Path> policies) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout:none",
                "-cp",
                System.getProperty("java.class.path"),
                Reader.class.getName()));
        policies.forEach(policy -> command.add(policy.toString()));
        Process reader = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reader.waitFor()).isEqualTo(status);
        return output.lines()
                .filter(line -> line.contains(" source: "))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }
}
