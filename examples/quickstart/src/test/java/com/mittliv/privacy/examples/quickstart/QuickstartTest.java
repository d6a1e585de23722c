package com.mittliv.privacy.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuickstartTest {
    @Test
    void aConsentOpensTheNewsletterAndItsWithdrawalClosesIt() {
        assertThat(printed().get(0)).startsWith("Permitted: email-address").contains("consent", "section 2");
        assertThat(printed().get(1)).startsWith("Refused (CONSENT_WITHDRAWN)").contains("section 2");
    }

    @Test
    void papersKeptForLegalClaimsDoNotServeTheNewsletter() {
        assertThat(printed().get(2)).startsWith("Refused (PURPOSE_NOT_DECLARED)");
    }

    @Test
    void papersAreKeptTwoYearsAfterTheRecruitmentCloses() {
        assertThat(printed().get(3)).contains("until 2028-05-05", "defend-legal-claims", "section 1");
    }

    @Test
    void theProgramFitsAScreen() throws IOException {
        Path source = Path.of("src/main/java/com/mittliv/privacy/examples/quickstart/Quickstart.java");
        assertThat(Files.readAllLines(source)).hasSizeLessThanOrEqualTo(60);
    }

    private static List<String> printed() {
        PrintStream console = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(bytes, true, UTF_8));
            Quickstart.main();
        } finally {
            System.setOut(console);
        }
        return bytes.toString(UTF_8).lines().toList();
    }
}
