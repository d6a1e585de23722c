package com.mittliv.privacy.documented;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.documented.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class CorePageTest {
    @TempDir
    Path folder;

    /** Each program prints at least a line, and what a line's comment begins with if that is a plain value. */
    @TestFactory
    Stream<DynamicTest> theProgramsCompileAndRunAsPrinted() throws IOException {
        List<Block> blocks = Page.of("README.md").blocks("java");
        Block frame = blocks.get(0);
        return blocks.stream()
                .skip(1)
                .map(block -> DynamicTest.dynamicTest("line " + block.line(), () -> {
                    String imports = frame.text().substring(0, frame.text().indexOf("class Example"));
                    String example = frame.text().substring(frame.text().indexOf("class Example"));
                    String program = imports + "class Program extends Example {\n"
                            + "public static void main(String... args) throws Exception {\n" + block.text() + "}\n}\n"
                            + example;
                    Path target = Files.createDirectories(folder.resolve("line-" + block.line()));
                    List<String> printed =
                            new JavaProgram(program).run(target).lines().toList();
                    assertThat(plainValues(block)).isSubsetOf(printed);
                }));
    }

    private static List<String> plainValues(Block block) {
        return block.text()
                .lines()
                .filter(line -> line.contains("println(") && line.contains("); // "))
                .map(line -> line.substring(line.indexOf("); // ") + 6).split("[:,]")[0])
                .filter(value -> value.matches("true|false|[0-9]+|[a-z]+-[a-z-]+"))
                .toList();
    }
}
