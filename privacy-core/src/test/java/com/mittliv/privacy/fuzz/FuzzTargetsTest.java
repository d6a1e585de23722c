package com.mittliv.privacy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.json.PolicyJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the fuzzer begins with, and every input by which it once found something, in every build. */
class FuzzTargetsTest {
    private static final Path FOUND = Path.of("src/test/resources/com/mittliv/privacy/fuzz");

    @TestFactory
    Stream<DynamicTest> everySeedIsAnsweredAsItMust() {
        return Arrays.stream(FuzzTarget.values())
                .flatMap(target -> target.seeds().entrySet().stream()
                        .map(seed -> DynamicTest.dynamicTest(
                                FuzzRun.name(target) + " " + seed.getKey(), () -> target.tryOn(seed.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> whatOnceFailedIsAnsweredAsItMust() throws IOException {
        Stream<DynamicTest> tests = Stream.empty();
        for (FuzzTarget target : FuzzTarget.values()) {
            Path folder = FOUND.resolve(FuzzRun.name(target));
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    tests = Stream.concat(
                            tests,
                            files.toList().stream()
                                    .map(file -> DynamicTest.dynamicTest(
                                            folder.getFileName() + " " + file.getFileName(),
                                            () -> target.tryOn(Files.readAllBytes(file)))));
                }
            }
        }
        return tests;
    }

    @Test
    void theDictionaryHasTheWordsOfTheFile() {
        assertThat(Seeds.dictionary().lines())
                .contains("\"\\\"rules\\\"\"", "\"\\\"while-consented\\\"\"", "\"\\\"consentAge\\\"\"");
    }

    @Test
    void editsThatTouchNothingLeaveAPolicy() {
        assertThat(PolicyJson.write(PolicyJson.read(
                        "edited",
                        new java.io.ByteArrayInputStream(
                                PolicyEditsTarget.edited(new byte[] {1}).getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(Seeds.wholePolicies().get(1));
    }

    @Test
    void whatDoesNotHoldIsToldToTheFuzzer() {
        assertThatThrownBy(() -> PolicyFileTarget.require(false, "a policy differs from itself"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("a policy differs from itself");
    }
}
