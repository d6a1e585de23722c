package com.mittliv.privacy.documented;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.documented.Page.Block;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    @TempDir
    Path folder;

    @Test
    void theProgramStandsByLine20AfterAtMost50Words() throws Exception {
        Page readme = Page.of("../README.md");
        Block first = readme.blocks("java").get(0);
        assertThat(first.line()).isLessThanOrEqualTo(20);
        String before =
                String.join(" ", readme.lines().subList(1, first.line() - 1)).strip();
        assertThat(before.split("\\s+")).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void theProgramCompilesAndRunsAsPrinted() throws Exception {
        Block program = Page.of("../README.md").blocks("java").get(0);
        assertThat(new JavaProgram(program.text()).run(folder).lines())
                .containsExactly(
                        "Refused (RETENTION_ENDED): the time for cv (job-applicant) and the purpose “recruitment” has"
                                + " ended: they are kept until recruitment-closed. To be used again, the data must be"
                                + " collected anew. Rule `recruit`",
                        "Permitted: cv (job-applicant) may be processed for the purpose “defend-legal-claims”, on the"
                                + " basis of legitimate interests. Rule `papers-for-claims`",
                        "cv is kept until 2028-03-02: defend-legal-claims.");
    }

    @Test
    void runningAndTestingTakeOneCommandEach() throws Exception {
        Page readme = Page.of("../README.md");
        for (String heading : List.of("## Run it", "## Test it")) {
            assertThat(readme.section(heading).blocks("sh"))
                    .as(heading)
                    .singleElement()
                    .satisfies(block -> assertThat(block.text().strip().lines()).hasSize(1));
        }
    }
}
