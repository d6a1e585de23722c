package com.mittliv.privacy.examples.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TermConstantsTest {
    private static final Path SOURCES = Path.of("src/main/java/com/mittliv/privacy/examples/policy");

    /** Run with {@code -Dprivacy.writeConstants=true} to write the classes anew, then {@code spotless:apply}. */
    @TestFactory
    Stream<DynamicTest> theConstantsAreThoseOfThePolicyFile() throws IOException {
        Map<String, String> written = new TermConstants(MittLiv.policy().vocabulary()).write();
        if (Boolean.getBoolean("privacy.writeConstants")) {
            for (Map.Entry<String, String> file : written.entrySet()) {
                Files.writeString(SOURCES.resolve(file.getKey() + ".java"), file.getValue());
            }
        }
        return written.entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    String source = Files.readString(SOURCES.resolve(file.getKey() + ".java"));
                    assertThat(withoutSpace(source)).isEqualTo(withoutSpace(file.getValue()));
                }));
    }

    @Test
    void theTypedConstantsAreTheTermsOfThePolicy() {
        assertThat(MittLivTerms.Purposes.SEND_NEWSLETTER)
                .isEqualTo(MittLiv.policy().vocabulary().purpose(MittLivIds.Purposes.SEND_NEWSLETTER));
    }

    private static String withoutSpace(String source) {
        return source.replaceAll("\\s+", "");
    }
}
