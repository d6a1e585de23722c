package com.mittliv.privacy.jpa.documented;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final String PROGRAM = "src/test/java/com/mittliv/privacy/jpa/documented/Mentoring.java";

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static String block(String kind) throws IOException {
        String readme = readme();
        int begin = readme.indexOf("```" + kind + "\n") + kind.length() + 4;
        return readme.substring(begin, readme.indexOf("```", begin));
    }

    @Test
    void theProgramIsTheOneThatIsCompiledHere() throws IOException {
        String program = Files.readString(Path.of(PROGRAM));
        assertThat(squeezed(block("java"))).isEqualTo(squeezed(program.substring(program.indexOf("class Mentoring"))));
    }

    /** Without what only the formatter decides. */
    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void theProgramPrintsWhatThePageSays() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Mentoring.main();
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo(block("text"));
    }
}
