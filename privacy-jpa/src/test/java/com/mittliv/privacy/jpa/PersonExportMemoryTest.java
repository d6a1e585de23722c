package com.mittliv.privacy.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** However much is held of one person, memory is bounded. */
class PersonExportMemoryTest {
    private static final int ROWS = 100_000;

    @TempDir
    Path folder;

    @Test
    void aHundredThousandRowsOfOnePersonAreHandedOutInSixtyFourMegabytes() throws Exception {
        Map<String, Object> settings = Database.POSTGRESQL.fresh();
        try (World world = new World(settings, ExportTerms.ENGINE, Adept.class, Adept.Note.class)) {
            world.store(new Adept(1, "adept"));
        }
        Migrated.execute(
                settings,
                "create index note_adept on Note (adept_id, id)",
                "insert into Note (id, adept_id, text) select i, 1, 'the note ' || i || repeat(' of a long meeting', 10)"
                        + " from generate_series(1000, " + (999 + ROWS) + ") i",
                "analyze");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ExportChild.class.getName(),
                        settings.get(Migrated.URL).toString(),
                        "p1",
                        folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        try {
            assertThat(child.waitFor(240, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.exitValue())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        assertThat(records("access.json")).isEqualTo(ROWS + 2);
        assertThat(records("portable.json")).isEqualTo(ROWS + 2);
        assertThat(Files.size(folder.resolve("access.json"))).isGreaterThan(30_000_000);
        try (Stream<String> lines = Files.lines(folder.resolve("access.html"), StandardCharsets.UTF_8)) {
            assertThat(lines.filter(line -> line.contains("of a long meeting"))).hasSize(ROWS);
        }
    }

    /** How many records a whole file of JSON holds. */
    private long records(String file) throws IOException {
        long records = 0;
        boolean complete = false;
        try (JsonParser parser = new JsonFactory()
                .createParser(ObjectReadContext.empty(), folder.resolve(file).toFile())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    records += parser.currentName().equals("record") ? 1 : 0;
                    complete |= parser.currentName().equals("complete");
                }
            }
        }
        assertThat(complete).isTrue();
        return records;
    }
}
