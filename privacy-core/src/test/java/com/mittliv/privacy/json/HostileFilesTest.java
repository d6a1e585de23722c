package com.mittliv.privacy.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.PolicyProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no policies: each is refused with one clear error. */
class HostileFilesTest {
    private static String only(String text) {
        return only(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String only(byte[] bytes) {
        List<PolicyProblem> problems = PolicyFiles.problemsOf(bytes);
        assertThat(problems).hasSize(1);
        PolicyFiles.assertPlaced(problems);
        return PolicyFiles.line(problems.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t \r\n", "\uFEFF", "\uFEFF "})
    void anEmptyFileIsSaidToBeEmpty(String text) {
        assertThat(only(text)).isEqualTo("1:1 $ the file is empty; write the policy as one JSON object");
    }

    @Test
    void aFileThatHoldsNoObjectIsToldWhatItHolds() {
        assertThat(only("[]")).startsWith("1:1 $ the file holds an array; write the policy as one JSON object");
        assertThat(only(" 7")).startsWith("1:2 $ the file holds a number;");
        assertThat(only("\n\"x\"")).startsWith("2:1 $ the file holds a string;");
        assertThat(only("null")).startsWith("1:1 $ the file holds null;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy: mitt-liv",
                "{'policy': 1}",
                "{\"policy\": 1,}",
                "// a comment\n{}",
                "{\"policy\": NaN}",
                "{\"policy\": 01}",
                "{\"policy\" 1}",
                "{\"policy\": \"a\nb\"}",
                "<?xml version=\"1.0\"?>",
                "]",
                "{]",
                "{\"a\": \"\\x\"}",
                "{\"a\": \"\\ud8\"}",
            })
    void whatIsNoJsonIsToldWhereItStopsBeingSo(String text) {
        assertThat(only(text)).matches("\\d+:\\d+ \\$ the file (is no JSON: .*; mend it there|ends too early; .*)");
    }

    @Test
    void whatStandsBehindThePolicyIsRefused() {
        for (String rest : List.of("{}", "x", "}", ",", "\"", "\u0000")) {
            assertThat(only(PolicyFiles.SMALLEST.strip() + "\n" + rest))
                    .matches("10:\\d+ \\$ the file goes on after the end of the policy; remove the rest");
        }
    }

    @Test
    void aFileCutOffAnywhereIsRefused() {
        byte[] whole = PolicyFiles.real().getBytes(StandardCharsets.UTF_8);
        int end = PolicyFiles.real().stripTrailing().getBytes(StandardCharsets.UTF_8).length;

        for (int percent = 0; percent < 100; percent++) {
            byte[] cut = Arrays.copyOf(whole, Math.min(end - 1, whole.length * percent / 100));
            assertThat(only(cut)).as(percent + " %").contains("$ the file ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"rules\":", "{\"rules\":[", "{\"a\":[{\"retention\":"})
    void deepNestingIsRefusedWithoutOverflow(String opening) {
        String deep = "{\"rules\":" + opening.repeat(100_000);

        assertThat(only(deep)).contains("$ the file is nested deeper than 32 levels; check that this is the policy");
    }

    @Test
    void ofTheLargestSizesNoneIsTaken() {
        assertThat(only("{\"policy\": \"" + "x".repeat(1_000_001) + "\"}"))
                .contains("has a text of more than 1000000 characters");
        assertThat(only("{\"policy\": " + "9".repeat(101) + "}")).contains("has a number of more than 100 digits");
        assertThat(only("{\"" + "x".repeat(201) + "\": 1}"))
                .contains("has a property name of more than 200 characters");
        assertThat(only("{\"rules\": [" + "1,".repeat(2_000_000) + "1]}")).contains("has more than 2000000 values");
    }

    @Test
    void enormousNumbersAreNumbersLikeOthers() {
        String text = PolicyFiles.SMALLEST.replace("\"rules\": []", "\"rules\": [], \"consentAge\": 1e999999999");

        assertThat(only(text)).contains("the policy has `1e999999999` as `consentAge`; write a whole number");
    }

    @Test
    void longIdsOfManyWordsAreRefusedWithoutOverflow() {
        String id = "a" + "-a".repeat(400_000);
        String text = PolicyFiles.SMALLEST.replace(
                "\"vocabulary\": {}", "\"vocabulary\": {\"roles\": [{\"id\": \"" + id + "\"}]}");

        assertThat(only(text)).contains("has a malformed `id`").hasSizeLessThan(400);
    }

    @Test
    void aLongChainOfWiderTermsIsRefusedInEitherOrder() {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            terms.add("{\"id\": \"c" + i + "\", \"broader\": \"c" + (i + 1) + "\"}");
        }
        terms.add("{\"id\": \"c50000\"}");

        for (int order = 0; order < 2; order++) {
            String text = PolicyFiles.SMALLEST.replace(
                    "\"vocabulary\": {}", "\"vocabulary\": {\"categories\": [" + String.join(",\n", terms) + "]}");
            List<PolicyProblem> problems = PolicyFiles.problemsOf(text);
            assertThat(problems).isNotEmpty().hasSizeLessThan(3_200);
            assertThat(problems.get(0).fact()).contains("belongs to more than 32 wider ones");
            Collections.reverse(terms);
        }
    }

    @Test
    void otherEncodingsAreNamed() {
        String text = PolicyFiles.SMALLEST;

        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE")) {
            assertThat(only(text.getBytes(Charset.forName(charset))))
                    .isEqualTo("1:1 $ the file is written in UTF-16; save it as UTF-8");
        }
        assertThat(only(text.replace("Example AB", "Ex\u00E5mple").getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("6:29 $ the file is not written in UTF-8; save it as UTF-8");
        assertThat(only(new byte[] {(byte) 0xC3})).contains("1:1 $ the file is not written in UTF-8");
        assertThat(only(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0})).contains("is no JSON");
    }

    @Test
    void aByteOrderMarkIsTaken() {
        assertThat(PolicyFiles.read("\uFEFF" + PolicyFiles.SMALLEST)).isEqualTo(PolicyFiles.read(PolicyFiles.SMALLEST));
    }

    @Test
    void whatCannotBeSeenIsShownWithinTheSameLength() {
        String token = "{\"a\": regis" + "\u0000".repeat(5_000);

        assertThat(only(token))
                .contains("is no JSON: Unrecognized token 'regis\\u0000")
                .hasSizeLessThan(300);
        assertThat(only(PolicyFiles.SMALLEST.replace("\"1\"", "\"1\", \"" + "\uD83D\uDE00".repeat(50) + "\": 1")))
                .contains("`" + "\uD83D\uDE00".repeat(30) + "…`");
    }

    @Test
    void halfACharacterIsRefused() {
        assertThat(only(PolicyFiles.SMALLEST.replace("Example AB", "Example \\ud83d")))
                .isEqualTo("6:26 $.controller.name a string holds half a character, `Example \\uD83D`;"
                        + " write the character itself, or both its halves");
    }

    @Test
    void filesThatCannotBeReadAreRefusedWithTheCause(@TempDir Path directory) {
        assertThatThrownBy(() -> PolicyJson.read(directory.resolve("missing.json")))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("missing.json has 1 problem:\nthe file is not there; check its name");
        assertThatThrownBy(() -> PolicyJson.read(directory))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("the file cannot be read (IOException); check that it is a file and can be read");
        assertThatThrownBy(() -> PolicyJson.read(Path.of("/")))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("/ has 1 problem:");
    }

    @Test
    void aLargeFileIsRefusedByItsSizeAlone(@TempDir Path directory) throws IOException {
        Path large = directory.resolve("large.json");
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(100L * 1024 * 1024 * 1024);
        }

        assertThatThrownBy(() -> PolicyJson.read(large))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("the file is larger than " + PolicyJson.MAX_BYTES + " bytes");
        Files.delete(large);
    }

    @Test
    void aStreamWithoutEndIsReadNoFurtherThanTheLargestFile() {
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(new byte[] {'{'}), new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                Arrays.fill(bytes, offset, offset + length, (byte) ' ');
                return length;
            }
        });

        assertThatThrownBy(() -> PolicyJson.read("endless", endless))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("the file is larger than");
    }

    @Test
    void aStreamThatFailsIsToldAsAFile() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }
        };

        assertThatThrownBy(() -> PolicyJson.read("burning.json", failing))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("burning.json has 1 problem:\nthe file cannot be read (IOException)");
    }
}
