package com.mittliv.privacy.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.examples.app.desk.Participants;
import com.mittliv.privacy.examples.app.people.Participation;
import com.mittliv.privacy.examples.app.tour.TourAtStart;
import com.mittliv.privacy.examples.policy.MittLivIds.Roles;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest
@AutoConfigureMockMvc
class MittLivApplicationTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    TourAtStart tour;

    @Autowired
    Participants participants;

    @Test
    void theTourTellsTheWholeStory() {
        assertThat(tour.text().replaceAll("\\s+", " "))
                .contains("Mitt Livs Integritetspolicy, version 1")
                .contains("1. One adept, three purposes", "2. A refusal, explained")
                .contains("3. A consent is withdrawn", "4. Time passes, and data go")
                .contains("Refused (RETENTION_ENDED)", "match you with a suitable mentor or adept")
                .contains("Refused (PURPOSE_NOT_DECLARED)")
                .contains("Refused (PROHIBITED)", "section 4", "we do not sell your personal data")
                .contains("Refused (CONSENT_WITHDRAWN)", "section 1.1")
                .contains("CV is kept until", "(section 3.3)", "CV must be gone")
                .contains("defend-legal-claims (3.3)", "a legal hold");
    }

    @Test
    void theTourFitsAHundredColumns() {
        assertThat(tour.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void theTourIsServedAsItWasPrinted() {
        assertThat(http.get().uri("/tour"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith(MediaType.TEXT_PLAIN)
                .bodyText()
                .isEqualTo(tour.text());
    }

    @Test
    void thePurposeDecidesWhatIsServed() {
        Participation adept = anAdept();
        assertThat(http.get().uri("/programme/participants/{id}", adept.id()))
                .hasStatusOk()
                .bodyText()
                .contains(adept.name(), adept.attendance(), adept.ipAddress());
        assertThat(http.get().uri("/referrals/participants/{id}", adept.id()))
                .hasStatusOk()
                .bodyText()
                .contains(adept.name(), adept.languageSkills())
                .doesNotContain(adept.attendance(), adept.meetingContent(), adept.ipAddress());
        assertThat(http.get().uri("/newsletter/participants/{id}", adept.id()))
                .hasStatusOk()
                .bodyText()
                .contains(adept.emailAddress(), adept.address(), adept.mobileNumber())
                .doesNotContain(
                        adept.name(),
                        adept.languageSkills(),
                        adept.occupation(),
                        adept.attendance(),
                        adept.meetingContent(),
                        adept.ipAddress());
    }

    @Test
    void aRefusalIsAProblemDetailWithoutAnyValue() {
        Participation mentor = aMentor();
        var answer = http.get().uri("/referrals/participants/{id}", mentor.id()).exchange();
        assertThat(answer)
                .hasStatus(HttpStatus.FORBIDDEN)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"type": "urn:mittliv:privacy:refusal:purpose-not-declared", "status": 403,
                         "reason": "PURPOSE_NOT_DECLARED", "purpose": "refer-candidates", "section": "1.1"}
                        """);
        assertThat(answer).bodyText().doesNotContain(valuesOf(mentor)).doesNotContain(mentor.personId());
    }

    @Test
    void whomThereIsNotIsNotFound() {
        assertThat(http.get().uri("/programme/participants/999999")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aWithdrawalClosesAtOnceAndAConsentOpens() {
        Participation adept = anAdept();
        String letter = "/newsletter/participants/" + adept.id();
        String consent = "/people/" + adept.personId() + "/consents/send-newsletter";
        assertThat(http.get().uri(letter)).hasStatusOk();

        assertThat(http.post().uri(consent + "/withdrawal")).hasStatusOk();
        assertThat(http.get().uri(letter))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .isLenientlyEqualTo("{\"reason\": \"CONSENT_WITHDRAWN\", \"section\": \"1.1\"}");
        assertThat(http.get().uri("/newsletter/recipients")).bodyText().doesNotContain(adept.emailAddress());

        assertThat(http.post().uri(consent)).hasStatusOk();
        assertThat(http.get().uri(letter)).hasStatusOk();
    }

    @Test
    void anUnknownPurposeIsNotFoundAndTheNearestNamed() {
        assertThat(http.post().uri("/people/p-0001/consents/send-newsleter"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("the policy declares no purpose `send-newsleter`; did you mean `send-newsletter`?");
    }

    @Test
    void aSweepTriedOutErasesNothing() {
        int before = participants.inProgramme().size();
        assertThat(http.post().uri("/sweep?on=2099-01-01"))
                .hasStatusOk()
                .bodyText()
                .contains("2099-01-01");
        assertThat(participants.inProgramme()).hasSize(before);
    }

    private Participation anAdept() {
        return participants.candidates().stream()
                .sorted(Comparator.comparing(Participation::id))
                .filter(one -> participants.forNewsletter(one.id()).isPresent())
                .findFirst()
                .flatMap(one -> participants.forProgramme(one.id()))
                .orElseThrow();
    }

    private Participation aMentor() {
        return participants.inProgramme().stream()
                .filter(one -> one.role().equals(Roles.MENTOR))
                .filter(one -> one.attendance() != null)
                .findFirst()
                .orElseThrow();
    }

    private static String[] valuesOf(Participation row) {
        return Stream.of(
                        row.name(),
                        row.address(),
                        row.mobileNumber(),
                        row.emailAddress(),
                        row.languageSkills(),
                        row.occupation(),
                        row.attendance(),
                        row.meetingContent(),
                        row.ipAddress())
                .filter(Objects::nonNull)
                .toArray(String[]::new);
    }
}
