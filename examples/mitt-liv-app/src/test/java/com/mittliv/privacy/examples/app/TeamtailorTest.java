package com.mittliv.privacy.examples.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.examples.app.people.JobApplication;
import com.mittliv.privacy.examples.app.people.JobApplication.Capacity;
import com.mittliv.privacy.examples.app.teamtailor.ImportReport;
import com.mittliv.privacy.examples.app.teamtailor.TeamtailorImport;
import com.mittliv.privacy.examples.policy.MittLivTerms.Categories;
import com.mittliv.privacy.examples.policy.MittLivTerms.Sources;
import com.mittliv.privacy.vocabulary.Source;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What comes in from the recruitment tool, and what does not. */
class TeamtailorTest extends RunningApplication {
    private static final String TAKEN = "from JobApplication a where a.personId like 't-%' order by a.personId";
    private static final String ONE =
            "{'data':[{'id':'7','attributes':{'name':'Planted Name','languages':'Planted Tongue','shoe-size':'44'}}]}";

    @Autowired
    TeamtailorImport candidates;

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whatThePolicyPermitsIsStoredAndTheRestIsCounted() {
        MvcTestResult answer = take(Desk.RECRUITMENT);
        assertThat(answer)
                .hasStatusOk()
                .bodyText()
                .contains("3 ansökningar togs in", "NO_RULE", "linkedin-url", "Integritetspolicy för rekrytering")
                .doesNotContain("Tivim", "@example.org", "Tigrinya", "203.0.113.77", "social.example.org");

        List<JobApplication> taken = all(TAKEN, JobApplication.class);
        assertThat(taken).hasSize(3).allSatisfy(row -> {
            assertThat(row.name()).isNotBlank();
            assertThat(row.cv()).startsWith("CV of");
        });
        assertThat(taken.get(0).photo()).isEqualTo("tivim-1001.jpg");
        assertThat(taken)
                .extracting(JobApplication::capacity)
                .containsExactly(Capacity.JOB_APPLICANT, Capacity.JOB_APPLICANT, Capacity.TEAMTAILOR_CONNECTOR);

        assertThat(get("/staff?search=Tivim", desk(Desk.RECRUITMENT)))
                .bodyText()
                .contains("tivim.kvistyrra.1001");
        assertThat(get("/me", person("t-1003"))).hasStatusOk().bodyText().contains("connectar med oss via Teamtailor");
        assertThat(get("/staff/people/t-1003", desk(Desk.RECRUITMENT)))
                .bodyText()
                .contains("ludra.fjomasko.1003@example.org");
    }

    @Test
    void whoIsHereAlreadyIsNotTakenInTwice() {
        assertThat(take(Desk.RECRUITMENT)).hasStatusOk();
        assertThat(take(Desk.RECRUITMENT)).bodyText().contains("0 ansökningar togs in. 3 fanns redan");
        assertThat(all(TAKEN, JobApplication.class)).hasSize(3);
    }

    @Test
    void ofASourceThatIsNotDeclaredNothingIsTakenIn() {
        recruiterSignsIn();
        ImportReport report = read(ONE, Sources.UNLISTED_SOURCE);
        assertThat(report.taken()).isZero();
        assertThat(report.empty()).isEqualTo(1);
        assertThat(report.refused().get(Categories.NAME).why().reason()).isEqualTo(Reason.SOURCE_NOT_DECLARED);
        assertThat(all(TAKEN, JobApplication.class)).isEmpty();
    }

    @Test
    void theReportTellsTermsAndNumbersAlone() {
        recruiterSignsIn();
        ImportReport report = read(ONE, Sources.TEAMTAILOR_TOOL);
        assertThat(report.collected()).containsOnlyKeys(Categories.NAME);
        assertThat(report.refused()).containsOnlyKeys(Categories.LANGUAGE_SKILLS);
        assertThat(report.refused().get(Categories.LANGUAGE_SKILLS).why().reason())
                .isEqualTo(Reason.NO_RULE);
        assertThat(report.unknown()).containsEntry("shoe-size", 1);
    }

    @Test
    void aFileThatCannotBeReadIsRefusedAsAWholeWithoutWhatStandsInIt() {
        recruiterSignsIn();
        for (String broken : List.of(
                "{'data':[{'id':'7','attributes':{'name':'Planted",
                "{'people':'Planted'}",
                ONE.replaceFirst("'name':'[^']*'", "'name':'Planted" + "x".repeat(250) + "'"),
                ONE.replace("'shoe-size':'44'", "'resume':'Planted" + "x".repeat(20_000) + "'"),
                ONE.replace("]}", ",{'id':'Planted'}]}"))) {
            assertThat(broken).isNotEqualTo(ONE);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(broken, Sources.TEAMTAILOR_TOOL))
                    .withNoCause()
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Planted"));
        }
        assertThat(all(TAKEN, JobApplication.class)).isEmpty();
    }

    @Test
    void theRecruitersAloneTakeIn() {
        for (Desk desk : List.of(Desk.PROGRAMME, Desk.COUNSEL, Desk.OFFICER)) {
            assertThat(take(desk)).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(all(TAKEN, JobApplication.class)).isEmpty();
    }

    private ImportReport read(String json, Source source) {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return candidates.take(new ByteArrayInputStream(bytes), source);
    }

    private static void recruiterSignsIn() {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        new TestingAuthenticationToken(Desk.RECRUITMENT.address(), "", Desk.RECRUITMENT.name()));
    }

    private MvcTestResult take(Desk desk) {
        return http.post()
                .uri("/staff/teamtailor")
                .with(desk(desk))
                .with(csrf())
                .exchange();
    }
}
