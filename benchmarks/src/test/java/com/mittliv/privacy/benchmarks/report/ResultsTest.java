package com.mittliv.privacy.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    private static final Machine MACHINE = new Machine("a processor", 2, "Linux", "a JVM", 0.1, 1.2);

    private static Results run(String day, double ours, double bytes) {
        return new Results(
                "A run",
                "a command",
                day,
                MACHINE,
                List.of(
                        new Measured("decide", "floor", 40, 1, "ns/op", List.of(3.0, 3.2, 2.8), List.of(0.0)),
                        new Measured(
                                "decide",
                                "ours",
                                40,
                                1,
                                "ns/op",
                                List.of(ours, ours * 1.1, ours * 0.9),
                                List.of(bytes))),
                List.of(new Check("it is fast", ours, 10, "ns")));
    }

    @Test
    void whatIsWrittenIsReadAgain(@TempDir Path folder) throws IOException {
        Results run = run("2026-01-01", 9, 0);

        run.write(folder, "run");

        assertThat(Results.read(folder.resolve("run.json"))).isEqualTo(run);
        assertThat(Files.readString(folder.resolve("run.svg")))
                .startsWith("<svg")
                .contains("decide · ours · 40");
    }

    @Test
    void theTableShowsTheMiddleTheSpreadAndTheVerdict(@TempDir Path folder) throws IOException {
        run("2026-01-01", 12, 24).write(folder, "run");

        assertThat(Files.readString(folder.resolve("run.md")))
                .contains("| decide · ours | 40 | 1 | 12.0 ns/op | (10.8–13.2) | 24.0 | 1.00 | 3 |")
                .contains("| it is fast | 12.000 ns | 10.000 | **fails** |");
    }

    @Test
    void aComparisonNamesWhatGotSlowerAndWhatAllocates() {
        Results before = run("2026-01-01", 9, 0);

        assertThat(Comparison.of(before, run("2026-01-02", 18, 0)))
                .contains("| decide/ours/40 | 9.00 | 18.0 | 2.00 | 3.00 → 6.00 | 0 | 0 | **slower** |");
        assertThat(Comparison.of(before, run("2026-01-02", 9.5, 0))).doesNotContain("slower");
        assertThat(Comparison.of(before, run("2026-01-02", 9, 24))).contains("**allocates more**");
    }
}
