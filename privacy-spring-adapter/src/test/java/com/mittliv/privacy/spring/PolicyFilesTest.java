package com.mittliv.privacy.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

class PolicyFilesTest {
    private static final ZoneId ZONE = TestPolicy.policy().timeZone();

    @TempDir
    Path folder;

    private PolicyFiles files() {
        return new PolicyFiles(new FileSystemResource(folder));
    }

    private void version(String file, String version, String day) throws IOException {
        String policy = PolicyJson.write(TestPolicy.policy())
                .replaceFirst("(\"version\"\\s*:\\s*)\"1\"", "$1\"" + version + "\"");
        if (!day.isEmpty()) {
            policy = policy.replaceFirst("\\{", "{\"effectiveFrom\": \"" + day + "\",");
        }
        Files.writeString(folder.resolve(file), policy, UTF_8);
    }

    private static Instant startOf(String day) {
        return LocalDate.parse(day).atStartOfDay(ZONE).toInstant();
    }

    private String inForceAt(Instant now) {
        return files().look().read().inForceAt(now).version();
    }

    @Test
    void ofAFolderTheLastVersionThatTookEffectIsInForce() throws IOException {
        version("b.json", "1", "");
        version("a.json", "3", "2027-03-01");
        version("c.json", "2", "2027-01-01");
        assertThat(inForceAt(startOf("2027-01-01").minusNanos(1))).isEqualTo("1");
        assertThat(inForceAt(startOf("2027-01-01"))).isEqualTo("2");
        assertThat(inForceAt(startOf("2027-03-01").minusNanos(1))).isEqualTo("2");
        assertThat(inForceAt(startOf("2027-03-01"))).isEqualTo("3");
        PolicyVersions versions = files().look().read();
        assertThat(versions.nextAfter(startOf("2027-01-01")).orElseThrow().version())
                .isEqualTo("3");
        assertThat(versions.nextAfter(startOf("2027-03-01"))).isEmpty();
    }

    @Test
    void whatIsHiddenOrNoJsonIsNoVersion() throws IOException {
        version("1.json", "1", "");
        Files.writeString(folder.resolve(".2.json"), "half", UTF_8);
        Files.writeString(folder.resolve("notes.txt"), "notes", UTF_8);
        Files.createDirectory(folder.resolve("old.json"));
        assertThat(inForceAt(Instant.EPOCH)).isEqualTo("1");
    }

    @Test
    void oneBrokenFileSpoilsTheFolder() throws IOException {
        version("1.json", "1", "");
        Files.writeString(folder.resolve("2.json"), "{\"polcy\": 1}", UTF_8);
        assertThatThrownBy(() -> inForceAt(Instant.EPOCH))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("2.json, line 1")
                .hasMessageContaining("polcy");
    }

    @Test
    void versionsThatDoNotGoTogetherAreRefusedAllAtOnce() throws IOException {
        version("1.json", "1", "");
        version("2.json", "1", "2027-01-01");
        version("3.json", "3", "2027-01-01");
        Files.writeString(
                folder.resolve("4.json"),
                PolicyJson.write(TestPolicy.policy())
                        .replace("\"club\"", "\"choir\"")
                        .replaceFirst("\\{", "{\"effectiveFrom\": \"2028-01-01\","),
                UTF_8);
        assertThatThrownBy(() -> inForceAt(Instant.EPOCH))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("versions 1 and 3 take effect at the same time")
                .hasMessageContaining("versions of the same name")
                .hasMessageContaining("policy `club` stands beside policy `choir`");
    }

    @Test
    void beforeTheFirstDayNothingIsInForce() throws IOException {
        version("2.json", "2", "2027-01-01");
        assertThatThrownBy(() -> inForceAt(startOf("2026-12-31")))
                .isInstanceOf(PolicyNotFoundException.class)
                .hasMessageContaining("version 2 takes effect on 2027-01-01")
                .hasMessageContaining("put the version in force until then beside it");
    }

    @Test
    void anEmptyFolderOrAFileThatIsGoneNamesTheWayOut() {
        assertThatThrownBy(() -> files().look().read())
                .isInstanceOf(PolicyNotFoundException.class)
                .hasMessageContaining("privacy.policy.location");
        PolicyFiles none = new PolicyFiles(new ClassPathResource("none.json"));
        assertThatThrownBy(() -> none.look().read())
                .isInstanceOf(PolicyNotFoundException.class)
                .hasMessageContaining("none.json");
    }

    @Test
    void aFileOfItsOwnIsInForceWhateverDayItStates() throws IOException {
        version("one.json", "2", "2027-01-01");
        PolicyVersions versions = new PolicyFiles(new FileSystemResource(folder.resolve("one.json")))
                .look()
                .read();
        assertThat(versions.inForceAt(Instant.EPOCH).version()).isEqualTo("2");
        assertThat(versions.nextAfter(Instant.EPOCH)).isEmpty();
    }
}
