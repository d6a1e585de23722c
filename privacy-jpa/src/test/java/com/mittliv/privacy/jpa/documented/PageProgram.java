package com.mittliv.privacy.jpa.documented;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the module that shows a program, and what that prints.
 *
 * @param page the page's file
 * @param program the program's class
 */
record PageProgram(String page, Class<?> program) {
    /** What can be run. */
    interface Main {
        void run() throws Exception;
    }

    private String block(String kind) throws IOException {
        String text = Files.readString(Path.of(page));
        int begin = text.indexOf("```" + kind + "\n") + kind.length() + 4;
        return text.substring(begin, text.indexOf("```", begin));
    }

    void assertIsTheOneCompiledHere() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java", program.getName().replace('.', '/') + ".java"));
        String shown = source.substring(source.indexOf("class " + program.getSimpleName()));
        assertThat(squeezed(block("java"))).isEqualTo(squeezed(shown));
    }

    /** That the page shows a part of the program: its first block in which some words are. */
    void assertShowsAPartOfTheOneCompiledHere(String words) throws IOException {
        String text = Files.readString(Path.of(page));
        int begin = text.lastIndexOf("```java\n", text.indexOf(words)) + "```java\n".length();
        String shown = text.substring(begin, text.indexOf("```", begin));
        assertThat(shown).contains(words);
        assertThat(uncommented(Files.readString(
                        Path.of("src/test/java", program.getName().replace('.', '/') + ".java"))))
                .contains(uncommented(shown));
    }

    private static String uncommented(String text) {
        return squeezed(text.replaceAll("//[^\n]*", ""));
    }

    /** Without what only the formatter decides. */
    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    void assertPrintsWhatThePageSays(Main main) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            main.run();
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo(block("text"));
    }
}
